// casebook export postgres

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "cli/export_format.h"
#include "cli/output_options.h"
#include "core/text.h"
#include "postgres/script.h"
#include "store/catalogue_file.h"

namespace casebook::cli {
namespace {

struct Options {
  postgres::ScriptOptions script;
  bool schema_only = false;
  bool data_only = false;
  OutputOptions output;
};

Action setup(CLI::App& app) {
  auto options = std::make_shared<Options>();
  auto* schema_only = app.add_flag("--schema-only", options->schema_only, "tables, views and comments without the rows");
  app.add_flag("--data-only", options->data_only, "the rows, for tables that are there already")->excludes(schema_only);
  app.add_option("--schema", options->script.schema, "PostgreSQL's schema that takes the catalogue, and is casebook's own; else casebook")->option_text("NAME");
  add_output_file(app, options->output);
  return [options](Context& context) {
    using postgres::ScriptParts;
    options->script.parts = options->schema_only ? ScriptParts::schema : options->data_only ? ScriptParts::data : ScriptParts::all;
    postgres::check_schema_name(options->script.schema);
    store::Database database = store::open_catalogue(context.database, store::Access::read_only);
    Output output(context.io, options->output.output);
    postgres::write_script(database, options->script, [&output](std::string_view text) { output.write(text); });
    output.finish();
    if (const auto& file = options->output.output; !file.empty()) {
      context.io.err << fmt::format("wrote {}; load it with: psql -v ON_ERROR_STOP=1 -d DATABASE -f {}\n", core::visible_text(file), core::visible_text(file));
    }
    return 0;
  };
}

}  // namespace

extern const ExportFormat export_postgres;
const ExportFormat export_postgres{
    "postgres",
    {"an SQL script that PostgreSQL loads",
     "Writes tables, rows, views and comments as one script for psql: the same names, constraints and answers as in the catalogue, in a schema of their own. It "
     "loads in one transaction, and again at any time: the new state takes the place of the old one at its end, with the rights that were given on it. With "
     "--data-only the tables stay, and their rows are renewed. docs/scale.md tells when that is worth it.",
     "casebook export postgres --output casebook.sql\n"
     "casebook export postgres | psql -v ON_ERROR_STOP=1 -d evidence\n"
     "casebook export postgres --data-only --schema hhd --output rows.sql"},
    setup};

}  // namespace casebook::cli
