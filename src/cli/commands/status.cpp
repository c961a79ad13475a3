// casebook status

#include <cmath>
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/output_options.h"
#include "document/table.h"
#include "store/catalogue_file.h"
#include "store/migrator.h"

namespace casebook::cli {
namespace {

struct Options {
  OutputOptions output;
};

constexpr const char* kContents = "SELECT item, detail, number FROM catalogue_contents ORDER BY place, item, detail";

/// To one decimal: a page more or less is no news.
double megabytes(const std::filesystem::path& file) {
  return std::round(static_cast<double>(std::filesystem::file_size(file)) / 1e5) / 10;
}

int run(const Options& options, Context& context) {
  using document::cell;
  format_of(options.output);
  store::Database database = store::open_catalogue(context.database, store::Access::read_only);
  document::Table table;
  table.name = "contents";
  table.columns = {document::text_column("item"), document::text_column("detail"), document::number_column("number")};
  store::Statement contents = database.prepare(kContents);
  while (contents.step()) {
    document::add_row(table, {cell(contents.text("item")), cell(contents.text("detail")), cell(contents.integer("number"))});
  }
  document::add_row(table, {cell("schema version"), cell(std::nullopt), cell(store::schema_version(database))});
  document::add_row(table, {cell("file size"), cell("MB"), cell(megabytes(context.database))});
  write_rows(table, options.output, context.io);
  return 0;
}

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_row_output(app, options->output);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace

extern const Command command_status;
const Command command_status{"status",
                             CommandGroup::catalogue,
                             {"what is in the catalogue",
                              "Counts the articles by how much of each was read, patients, claims by kind, notices, treatments and vocabulary terms, and "
                              "names the schema version and the size of the file.",
                              "casebook status\ncasebook status --format json"},
                             setup};

}  // namespace casebook::cli
