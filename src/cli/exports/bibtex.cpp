// casebook export bibtex

#include "bibliography/bibtex_writer.h"

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
    write_text(bibliography::bibtex(records), options->output, context.io);
    return 0;
  };
}

}  // namespace

extern const ExportFormat export_bibtex;
const ExportFormat export_bibtex{"bibtex",
                                 {"references for LaTeX", "An entry an article, under its key. Capitals of titles are protected, names stay in UTF-8; what is not stated has no field.", "casebook export bibtex --output all.bib\ncasebook export bibtex --treatment naltrexone"},
                                 setup};

}  // namespace casebook::cli
