// casebook export csl-json

#include "bibliography/csl_json_writer.h"

#include <memory>

#include "bibliography/catalogue_records.h"
#include "cli/article_selection.h"
#include "cli/export_format.h"
#include "cli/output_options.h"

namespace casebook::cli {
namespace {

struct Options {
  ArticleSelection selection;
  OutputOptions output;
};

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_article_selection(app, options->selection);
  add_output_file(app, options->output);
  return [options](Context& context) {
    query::Catalogue catalogue = query::Catalogue::open(context.database);
    const auto records = bibliography::cited_records(catalogue.database(), selected_articles(catalogue, options->selection));
    write_text(bibliography::csl_json(records), options->output, context.io);
    return 0;
  };
}

}  // namespace

extern const ExportFormat export_csl_json;
const ExportFormat export_csl_json{"csl-json",
                                 {"references for citation processors", "An item an article, with the fields of CSL 1.0.2. A date has the parts that are known.", "casebook export csl-json --output references.json"},
                                 setup};

}  // namespace casebook::cli
