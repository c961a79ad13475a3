#include "casefile/case_schema.h"

#include "casefile/key_table.h"

namespace casebook::casefile {
namespace {

using List = SchemaValue::List;
using Members = SchemaValue::Members;

SchemaValue text(std::string_view words) { return {std::string(words)}; }
SchemaValue list(List items) { return {std::move(items)}; }
SchemaValue object(Members members) { return {std::move(members)}; }

/// A reference is a URI, in which no space may stand.
std::string definition_name(std::string_view name) {
  std::string words(name);
  for (char& c : words) c = c == ' ' ? '-' : c;
  return words;
}

SchemaValue reference(std::string_view definition) {
  return object({{"$ref", text("#/definitions/" + definition_name(definition))}});
}

/// One value. Editors take 2017 for a number and true for a truth value; for a case file both are text.
SchemaValue one_value() {
  return object({{"type", list({text("string"), text("number"), text("boolean")})}, {"minLength", {std::int64_t{1}}}});
}

struct Pattern {
  std::string_view key;
  std::string_view pattern;
};

/// Keys whose values have one shape wherever they stand.
constexpr Pattern kPatterns[] = {
    {"pmid", "^[1-9][0-9]{0,8}$"},
    {"pmcid", "^PMC[0-9]+$"},
    {"doi", "^([Hh][Tt][Tt][Pp][Ss]?://)?([Ww][Ww][Ww]\\.)?([Dd][Xx]\\.)?([Dd][Oo][Ii]\\.[Oo][Rr][Gg]/|[Dd][Oo][Ii][: ] *)?10\\.[0-9.]{4,}/[^ ]+$"},
    {"published", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    {"issue date", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}};

SchemaValue words_of(List words) { return object({{"enum", list(std::move(words))}}); }

/// The names as a list to choose from that forbids nothing else.
SchemaValue suggested(const Vocabulary& vocabulary, std::string_view terms) {
  const auto kind = vocabulary_kind(terms);
  List names;
  for (const std::string& name : vocabulary.names(*kind)) {
    const TermRecord* const term = vocabulary.find(*kind, name);
    if (term != nullptr && term->name == name) names.push_back(text(name));
  }
  if (names.empty()) return one_value();
  return object({{"anyOf", list({words_of(std::move(names)), one_value()})}});
}

SchemaValue scalar_of(const SectionRule& rule, const KeyRule& key) {
  if (!key.choices.empty()) {
    List words;
    for (const std::string& word : choices_of(rule.name, key.name)) words.push_back(text(word));
    return words_of(std::move(words));
  }
  if (!key.terms.empty()) return reference(key.terms);
  for (const Pattern& known : kPatterns) {
    if (known.key != key.name) continue;
    // PMC numbers and DOIs are never numbers; dates and PMIDs may look like one.
    const bool number = key.name != "pmcid" && key.name != "doi";
    return object({{"type", number ? list({text("string"), text("integer")}) : text("string")}, {"pattern", text(known.pattern)}});
  }
  return one_value();
}

SchemaValue list_of(SchemaValue items) {
  return object({{"type", text("array")}, {"minItems", {std::int64_t{1}}}, {"items", std::move(items)}});
}

SchemaValue value_of(const SectionRule& rule, const KeyRule& key) {
  List shapes;
  if ((key.shapes & kText) != 0) shapes.push_back(scalar_of(rule, key));
  if ((key.shapes & kSection) != 0) shapes.push_back(reference(key.of));
  if ((key.shapes & (kTexts | kItems)) != 0) {
    List items;
    if ((key.shapes & kTexts) != 0) items.push_back(scalar_of(rule, key));
    if ((key.shapes & kItems) != 0) items.push_back(reference(key.of));
    shapes.push_back(list_of(items.size() == 1 ? items.front() : object({{"anyOf", list(items)}})));
  }
  if ((key.shapes & kPairs) != 0) {
    shapes.push_back(object({{"type", text("object")}, {"minProperties", {std::int64_t{1}}},
                             {"additionalProperties", object({{"anyOf", list({one_value(), list_of(one_value())})}})}}));
  }
  return shapes.size() == 1 ? shapes.front() : object({{"anyOf", list(shapes)}});
}

SchemaValue described(const SectionRule& rule, const KeyRule& key) {
  SchemaValue value = value_of(rule, key);
  Members& members = std::get<Members>(value.value);
  // In draft-07 what stands beside a $ref is not read.
  if (members.front().name == "$ref") value = object({{"allOf", list({std::move(value)})}});
  Members& outer = std::get<Members>(value.value);
  outer.insert(outer.begin(), {"description", text(key.about)});
  return value;
}

SchemaValue section_schema(const SectionRule& rule) {
  Members properties;
  List required;
  for (const KeyRule& key : rule.keys) {
    properties.push_back({std::string(key.name), described(rule, key)});
    if (key.required) required.push_back(text(key.name));
  }
  Members schema{{"type", text("object")}, {"additionalProperties", {false}}, {"properties", object(std::move(properties))}};
  if (!required.empty()) schema.push_back({"required", list(std::move(required))});
  if (rule.name == "step") {
    List kinds;
    for (const char* const kind : {"dose", "stop", "restart"}) kinds.push_back(object({{"required", list({text(kind)})}}));
    schema.push_back({"oneOf", list(std::move(kinds))});
  }
  return object(std::move(schema));
}

SchemaValue if_has(std::string_view key, std::string_view then, SchemaValue otherwise) {
  return object({{"if", object({{"required", list({text(key)})}})}, {"then", reference(then)}, {"else", std::move(otherwise)}});
}

}  // namespace

SchemaValue case_schema(const Vocabulary& vocabulary) {
  Members definitions;
  for (const SectionRule& rule : sections()) definitions.push_back({definition_name(rule.name), section_schema(rule)});
  for (const char* const terms : {"conditions", "interventions", "endpoints", "sites"}) {
    definitions.push_back({terms, suggested(vocabulary, terms)});
  }
  SchemaValue schema = if_has("vocabulary", "vocabulary file", if_has("notice", "notice file", if_has("decisions", "decisions file", reference("case file"))));
  Members& members = std::get<Members>(schema.value);
  members.insert(members.begin(), {{"$schema", text("http://json-schema.org/draft-07/schema#")},
                                   {"title", text("casebook: case file, notice file, vocabulary file or decisions file")},
                                   {"type", text("object")}});
  members.push_back({"definitions", object(std::move(definitions))});
  return schema;
}

}  // namespace casebook::casefile
