// casebook schema: what describes the program's own formats to others

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "casefile/case_schema.h"
#include "cli/command.h"
#include "cli/output_options.h"
#include "store/catalogue_file.h"
#include "store/data_dictionary.h"
#include "store/embedded_files.h"
#include "store/migrator.h"

namespace casebook::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const casefile::SchemaValue& value) {
  if (const auto* items = std::get_if<casefile::SchemaValue::List>(&value.value)) {
    Json list = Json::array();
    for (const auto& item : *items) list.push_back(json_of(item));
    return list;
  }
  if (const auto* members = std::get_if<casefile::SchemaValue::Members>(&value.value)) {
    Json object = Json::object();
    for (const auto& [name, member] : *members) object[name] = json_of(member);
    return object;
  }
  if (const auto* words = std::get_if<std::string>(&value.value)) return *words;
  if (const auto* number = std::get_if<std::int64_t>(&value.value)) return *number;
  return std::get<bool>(value.value);
}

/// Of the catalogue where there is one, else what came with the program.
casefile::Vocabulary vocabulary(const Context& context) {
  std::error_code ignored;
  if (!std::filesystem::exists(context.database, ignored)) return casefile::seed_vocabulary();
  store::Database database = store::open_catalogue(context.database, store::Access::read_only);
  return casefile::catalogue_vocabulary(database);
}

constexpr Help kCaseHelp{
    "the JSON Schema of case files",
    "Writes a JSON Schema (draft-07) of case files, notice files and vocabulary files: editors complete keys and words with it, and underline unknown keys, "
    "missing ones and wrong shapes. Names of the vocabularies, of the catalogue or of the program where there is none, are suggested; synonyms remain "
    "allowed. What only the whole file tells (counts, times, doses) `casebook check` lists.\n\n"
    "For an editor with a YAML language server, put\n\n"
    "`# yaml-language-server: $schema=case.schema.json`\n\n"
    "on the first line of a case file.",
    "casebook schema case --output case.schema.json"};

constexpr Help kDatasetteHelp{
    "metadata of the catalogue for Datasette",
    "Writes the metadata.json by which Datasette describes every view, table and column, as their comments do, and offers casebook's example queries as canned "
    "ones. It speaks of the database `casebook`, which is what Datasette calls the file casebook.db.",
    "casebook schema datasette --output metadata.json"};

constexpr const char* kDatasetteAbout =
    "What published case reports and case series say about treating a rare disease: every claim with its article and its place there. Published evidence, not "
    "medical advice. NULL means not stated.";

/// Of a catalogue that this program makes.
Json datasette_metadata(const std::string& now) {
  auto database = store::Database::in_memory();
  store::migrate(database, store::embedded::migrations(), store::embedded::views(), now);
  Json tables = Json::object();
  for (const auto& table : store::data_dictionary(database)) {
    Json columns = Json::object();
    for (const auto& [name, comment] : table.columns) columns[name] = comment;
    tables[table.name] = {{"description", table.about}, {"columns", columns}};
  }
  Json queries = Json::object();
  for (const auto& file : store::embedded::queries()) {
    const auto query = store::described_query(file);
    queries[query.name] = {{"title", query.question}, {"description", query.about}, {"sql", query.sql}};
  }
  Json metadata = Json::object();
  metadata["title"] = "casebook";
  metadata["description"] = kDatasetteAbout;
  metadata["databases"] = {{"casebook", {{"tables", tables}, {"queries", queries}}}};
  return metadata;
}

CLI::App& add_schema(CLI::App& app, const char* name, const Help& help, OutputOptions& output) {
  CLI::App* sub = app.add_subcommand(name);
  sub->group("Schemas");
  sub->fallthrough();
  set_help(*sub, help);
  add_output_file(*sub, output);
  return *sub;
}

Action setup(CLI::App& app) {
  app.require_subcommand(1);
  auto output = std::make_shared<OutputOptions>();
  add_schema(app, "case", kCaseHelp, *output);
  const CLI::App* datasette = &add_schema(app, "datasette", kDatasetteHelp, *output);
  return [output, datasette](Context& context) {
    const Json json = datasette->parsed() ? datasette_metadata(context.io.now) : json_of(casefile::case_schema(vocabulary(context)));
    write_text(json.dump(2) + "\n", *output, context.io);
    return 0;
  };
}

}  // namespace

extern const Command command_schema;
const Command command_schema{"schema",
                             CommandGroup::case_files,
                             {"describe case files to an editor, the catalogue to Datasette",
                              "Writes the schema that is named next.",
                              "casebook schema case --output case.schema.json\ncasebook schema datasette --output metadata.json"},
                             setup};

}  // namespace casebook::cli
