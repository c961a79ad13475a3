// casebook export csv

#include <fmt/format.h>

#include <memory>
#include <ostream>
#include <system_error>

#include "cli/export_format.h"
#include "cli/row_writer.h"
#include "core/errors.h"
#include "document/cell.h"
#include "query/answer_views.h"

namespace casebook::cli {
namespace {

struct Options {
  OutputOptions output;
};

void write_view(query::Catalogue& catalogue, const std::string& view, const std::string& folder, Io& io) {
  auto [columns, rows] = query::rows_of_view(catalogue, view);
  OutputOptions output;
  output.format = "csv";
  output.output = folder + view + ".csv";
  RowWriter writer(columns, output, io);
  while (rows.step()) {
    std::vector<document::Cell> cells;
    for (int i = 0; i < rows.columns(); ++i) cells.push_back(std::visit([](const auto& held) { return document::cell(held); }, rows.value(i)));
    writer.add(std::move(cells));
  }
  writer.finish();
}

int run(const Options& options, Context& context) {
  const std::string& folder = options.output.output;
  if (folder.empty() || folder.back() != '/') throw core::UsageError("one file a view: name a folder, --output FOLDER/");
  query::Catalogue catalogue = query::Catalogue::open(context.database);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw core::StoreError(fmt::format("{} could not be made: {}", folder, error.message()));
  for (const auto& view : query::answer_views()) write_view(catalogue, view, folder, context.io);
  context.io.err << fmt::format("wrote a file a view to {}\n", folder);
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_output_file(app, options->output);
  app.get_option("--output")->description("the folder, ending in /, that takes a file VIEW.csv for every view; files of these names are replaced");
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const ExportFormat export_csv;
const ExportFormat export_csv{"csv",
                              {"every view as a file of rows",
                               "Writes what a reader would ask the views for, one file each, with the columns that schema/README.md tells of. An empty field is "
                               "what the articles do not state.",
                               "casebook export csv --output views/"},
                              setup};

}  // namespace casebook::cli
