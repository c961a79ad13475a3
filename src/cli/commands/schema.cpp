// casebook schema: what describes the program's own formats to others

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "casefile/case_schema.h"
#include "cli/command.h"
#include "cli/output_options.h"
#include "store/catalogue_file.h"

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

Action setup(CLI::App& app) {
  app.require_subcommand(1);
  auto output = std::make_shared<OutputOptions>();
  CLI::App* sub = app.add_subcommand("case");
  sub->group("Schemas");
  sub->fallthrough();
  set_help(*sub, kCaseHelp);
  add_output_file(*sub, *output);
  return [output](Context& context) {
    write_text(json_of(casefile::case_schema(vocabulary(context))).dump(2) + "\n", *output, context.io);
    return 0;
  };
}

}  // namespace

extern const Command command_schema;
const Command command_schema{"schema",
                             CommandGroup::case_files,
                             {"describe the format of case files to an editor",
                              "Writes the schema that is named next.",
                              "casebook schema case --output case.schema.json"},
                             setup};

}  // namespace casebook::cli
