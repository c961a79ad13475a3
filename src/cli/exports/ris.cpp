// casebook export ris

#include "bibliography/ris_writer.h"

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
    write_text(bibliography::ris(records), options->output, context.io);
    return 0;
  };
}

}  // namespace

extern const ExportFormat export_ris;
const ExportFormat export_ris{"ris",
                                 {"references for EndNote, Zotero and others", "A record an article, with the tags that `import` reads.", "casebook export ris --article albers-2017\ncasebook export ris --condition \"Darier disease\" --output darier.ris"},
                                 setup};

}  // namespace casebook::cli
