#include "casefile/case_schema.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "casefile/case_paths.h"
#include "casefile/key_table.h"
#include "casefile/schema_validator.h"
#include "catch.h"
#include "places.h"

using namespace casebook;
using namespace casebook::casefile;
using tests::SchemaValidator;

namespace {

using Texts = std::vector<std::string>;

Texts problems(const SchemaValue& schema, const std::string& yaml) {
  const ParsedFile parsed = read_yaml("case.yaml", yaml);
  REQUIRE(parsed.has_root);
  return SchemaValidator(schema).problems(parsed.root);
}

std::string case_with(const std::string& below) {
  return "article: { key: a-2000, design: case report, text read: abstract }\nat: abstract\n" + below;
}

const SchemaValue* member(const SchemaValue& value, const std::string& name) {
  for (const auto& [key, held] : std::get<SchemaValue::Members>(value.value)) {
    if (key == name) return &held;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("every case file and vocabulary of the seed is valid by the schema") {
  const SchemaValue schema = case_schema(seed_vocabulary());
  const SchemaValidator validator(schema);
  const auto texts = embedded_case_texts("seed/");
  CHECK(texts.size() > 40);
  for (const CaseText& text : texts) {
    INFO(text.path);
    const ParsedFile parsed = read_yaml(text.path, std::string(text.text));
    CHECK(parsed.problems.empty());
    CHECK(validator.problems(parsed.root) == Texts{});
  }
}

TEST_CASE("what breaks a rule of shape is not valid by the schema") {
  const SchemaValue schema = case_schema(seed_vocabulary());
  for (const char* const rule : {"unknown-key", "key-missing", "wrong-shape", "step-kind", "pmid-shape", "doi-shape", "pmcid-shape", "date-shape"}) {
    INFO(rule);
    const auto file = casebook::tests::source_folder() / "tests/broken_cases" / rule / "case.yaml";
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    REQUIRE_FALSE(text.str().empty());
    CHECK_FALSE(problems(schema, text.str()).empty());
  }
}

TEST_CASE("the schema says where a word that is none of the choices stands") {
  const SchemaValue schema = case_schema(seed_vocabulary());
  CHECK(problems(schema, case_with("courses: [{ treatment: naltrexone, role: main }]\n")) == Texts{"/courses/0/role: none of the words"});
  CHECK(problems(schema, case_with("courses: [{ treatment: naltrexone, roel: prior }]\n")) == Texts{"/courses/0/roel: not allowed"});
  CHECK(problems(schema, case_with("courses: [{ who: all }]\n")) == Texts{"/courses/0: no 'treatment'"});
}

TEST_CASE("terms are suggested, and neither synonyms nor new ones are forbidden") {
  Vocabulary vocabulary;
  TermRecord term;
  term.name = "naltrexone";
  term.synonyms = {"LDN"};
  vocabulary.add(VocabularyKind::interventions, term);
  const SchemaValue schema = case_schema(vocabulary);
  const auto& any = std::get<SchemaValue::List>(member(*member(*member(schema, "definitions"), "interventions"), "anyOf")->value);
  const auto& names = std::get<SchemaValue::List>(member(any.front(), "enum")->value);
  REQUIRE(names.size() == 1);
  CHECK(std::get<std::string>(names.front().value) == "naltrexone");
  for (const char* const treatment : {"naltrexone", "LDN", "something new"}) {
    CHECK(problems(schema, case_with("courses: [{ treatment: " + std::string(treatment) + " }]\n")).empty());
  }
}

TEST_CASE("numbers stand where text may, and nothing stands for nothing") {
  const SchemaValue schema = case_schema(seed_vocabulary());
  CHECK(problems(schema, "article: { key: a, design: trial, text read: abstract, published: 2017, volume: 153, pmid: 28768313 }\n").empty());
  CHECK_FALSE(problems(schema, "article: { key: a, design: trial, text read: abstract, pmid: 0287 68313 }\n").empty());
  CHECK_FALSE(problems(schema, case_with("courses: []\n")).empty());
  CHECK_FALSE(problems(schema, case_with("methods: ''\n")).empty());
}

TEST_CASE("notices, vocabularies and decisions have keys of their own") {
  const SchemaValue schema = case_schema(seed_vocabulary());
  CHECK(problems(schema, "notice: { of: a-2000, kind: correction, scope: author }\n").empty());
  CHECK(problems(schema, "notice: { of: a-2000, kind: corection, scope: author }\n") == Texts{"/notice/kind: none of the words"});
  CHECK(problems(schema, "article: a-2000\ndecisions: [{ field: age, take: TODO }]\n").empty());
  CHECK_FALSE(problems(schema, "article: a-2000\ndecisions: [{ take: first }]\n").empty());
  CHECK(problems(schema, "vocabulary: sites\nterms: [{ name: knee, part of: leg }]\n").empty());
  CHECK(problems(schema, "vocabulary: sites\nterms: [{ nam: knee }]\n") == Texts{"/terms/0/nam: not allowed", "/terms/0: no 'name'"});
}

TEST_CASE("every key of the table is in the schema with its line of words") {
  const SchemaValue schema = case_schema(seed_vocabulary());
  for (const SectionRule& rule : sections()) {
    std::string name(rule.name);
    std::replace(name.begin(), name.end(), ' ', '-');
    const SchemaValue* const definition = member(*member(schema, "definitions"), name);
    REQUIRE(definition != nullptr);
    for (const KeyRule& key : rule.keys) {
      INFO(rule.name << " " << key.name);
      const SchemaValue* const property = member(*member(*definition, "properties"), std::string(key.name));
      REQUIRE(property != nullptr);
      CHECK(std::get<std::string>(member(*property, "description")->value) == key.about);
    }
  }
}
