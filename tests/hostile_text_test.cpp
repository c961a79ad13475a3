// Text that would be a formula, markup or a link, in every field of a case file that takes it, through every report and format.

#include <set>

#include "casefile/case_reader.h"
#include "casefile/key_table.h"
#include "casefile/loader.h"
#include "casefile/node.h"
#include "catch.h"
#include "core/text.h"
#include "program.h"
#include "query/catalogue.h"
#include "render/render.h"
#include "report/report.h"

using namespace casebook;
using namespace casebook::tests;
using casefile::Node;

namespace {

constexpr const char* kHostile = "=2+5<x-evil a=\"b\" onx='c'>|[x](javascript:y)";

/// An item of every section of an article's file.
constexpr const char* kArticle = R"(article: { key: hostile-2020, design: case series, text read: abstract }
at: abstract
cohort: { size: 3, condition: Hailey-Hailey disease }
groups:
  - name: arm
patients:
  - label: Patient 1
    characteristics:
      - { what: smoking, who: Patient 1 }
prior:
  - { treatment: doxycycline, who: all }
courses:
  - treatment: naltrexone
    who: all
    steps:
      - { dose: 3 mg nightly }
      - { stop: reason not stated, who: all }
    outcomes:
      - { endpoint: clinical resolution, who: 2 of 3, when: within 2 months }
      - { endpoint: first improvement, who: Patient 1, when: 1-2 weeks }
    adverse events:
      - { event: nausea, who: 1 of 3 }
errata:
  - { kind: correction, scope: dose, touches: everything }
links:
  - { relation: cites, text: another }
appraisal:
  - { item: murad 1, answer: "yes", why: so it is }
methods:
  - { text: looked at }
)";

Node text_node(const std::string& text) {
  Node node;
  node.text = text;
  node.quoted = true;
  return node;
}

/// What stands now, read and checked; nullptr unless it could be loaded.
std::unique_ptr<casefile::CheckedFile> loadable(const Node& root, const casefile::Surroundings& surroundings) {
  auto parsed = casefile::read_yaml("hostile.yaml", casefile::write_yaml(root));
  auto checked = std::make_unique<casefile::CheckedFile>(casefile::read_case_file(std::move(parsed), surroundings));
  return checked->loadable() ? std::move(checked) : nullptr;
}

class Walk {
 public:
  Walk(Node& root, const casefile::Surroundings& surroundings) : root_(root), surroundings_(surroundings) {}

  std::set<std::string> taken;     ///< 'step.note': the file loads with hostile text there
  std::set<std::string> refused;

  void section(Node& item, const std::string& name) {
    for (const casefile::KeyRule& rule : casefile::section(name).keys) {
      const std::string key(rule.name);
      if ((rule.shapes & (casefile::kText | casefile::kTexts)) != 0 && rule.choices.empty()) put(item, name, key);
      const std::size_t at = place(item, key);
      if (at == item.entries.size()) continue;
      if (item.entries[at].value.kind == Node::Kind::mapping && !rule.of.empty()) section(item.entries[at].value, std::string(rule.of));
      for (std::size_t i = 0; i < item.entries[at].value.items.size(); ++i) {
        if (item.entries[at].value.items[i].kind == Node::Kind::mapping && !rule.of.empty()) section(item.entries[at].value.items[i], std::string(rule.of));
      }
    }
  }

 private:
  static std::size_t place(const Node& item, const std::string& key) {
    std::size_t at = 0;
    while (at < item.entries.size() && item.entries[at].key.text != key) ++at;
    return at;
  }

  void put(Node& item, const std::string& name, const std::string& key) {
    const std::size_t at = place(item, key);
    if (at < item.entries.size() && item.entries[at].value.kind != Node::Kind::scalar) return;   // what is in it is walked
    const bool added = at == item.entries.size();
    if (added) item.entries.push_back({text_node(key), {}});
    const Node before = item.entries[at].value;
    for (const std::string& text : {std::string(kHostile), before.text + " " + kHostile}) {
      item.entries[at].value = text_node(text);
      if (loadable(root_, surroundings_)) {
        taken.insert(name + "." + key);
        return;
      }
    }
    item.entries[at].value = before;
    if (added) item.entries.pop_back();
    refused.insert(name + "." + key);
  }

  Node& root_;
  const casefile::Surroundings& surroundings_;
};

std::string list(const std::set<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

TEST_CASE("hostile text in every field of a case file comes out harmless in every report and format") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  auto root = casefile::read_yaml("hostile.yaml", kArticle).root;
  const auto surroundings = casefile::seed_surroundings("2026-01-01");
  {
    std::string problems;
    for (const auto& problem : casefile::read_case_file(casefile::read_yaml("hostile.yaml", kArticle), surroundings).problems) problems += core::format_diagnostic(problem, kArticle);
    INFO(problems);
    REQUIRE(loadable(root, surroundings) != nullptr);
  }
  Walk walk(root, surroundings);
  walk.section(root, "case file");
  // Names, numbers and the small languages; all else takes any text, and is printed somewhere.
  CHECK(list(walk.refused) ==
        "adverse event.id, adverse event.lasted, adverse event.site, adverse event.when, adverse event.who, appraisal.item, article.doi, "
        "article.issue date, article.key, article.pmcid, article.pmid, article.published, case file.via, characteristic.overruled by, "
        "characteristic.restates, characteristic.who, cohort.age, cohort.completed, cohort.condition, cohort.disease duration, cohort.follow-up, "
        "cohort.sites, cohort.size, course.condition, course.dose, course.follow-up, course.id, course.sequence, course.start, course.treatment, "
        "course.who, erratum.doi, erratum.pmid, erratum.published, erratum.touches, group.age, group.condition, group.disease duration, "
        "group.follow-up, group.members, group.of, group.sites, group.size, link.doi, link.pmid, outcome.endpoint, outcome.id, outcome.site, "
        "outcome.when, outcome.who, patient.age, patient.condition, patient.disease duration, patient.follow-up, patient.label, patient.sites, prior "
        "treatment.count, prior treatment.dose, prior treatment.for, prior treatment.start, prior treatment.treatment, prior treatment.who, "
        "remark.id, step.dose, step.for, step.id, step.restart, step.stop, step.total, step.until, step.when, step.who");
  for (const char* field : {"article.title", "article.journal", "outcome.said", "step.note", "adverse event.severity", "erratum.summary", "remark.text", "case file.at"}) {
    CAPTURE(field);
    CHECK(walk.taken.count(field) == 1);
  }
  write_file("hostile.yaml", casefile::write_yaml(root));
  const auto added = run_program({"add", "hostile.yaml"});
  INFO(added.err);
  REQUIRE(added.code == 0);

  auto catalogue = query::Catalogue::open("casebook.db");
  std::size_t seen = 0;
  for (const report::Report* report : report::reports()) {
    report::ReportOptions options;
    options.treatment = "naltrexone";
    options.other_treatment = "doxycycline";
    options.article = "hostile-2020";
    const auto document = report->run(catalogue, options);
    for (const auto& format : render::format_names()) {
      if (format == "xlsx") continue;   // its texts are cells of type text: tests/render/xlsx_test.cpp
      CAPTURE(report->name, format);
      const std::string text = render::render(document, *render::format_of(format), {});
      seen += text.find("x-evil") != std::string::npos ? 1U : 0U;
      CHECK(text.find('\x1b') == std::string::npos);
      if (format == "html" || format == "markdown") CHECK(text.find("<x-evil") == std::string::npos);
      if (format == "html") CHECK(text.find("a=\"b\"") == std::string::npos);
      if (format == "markdown") CHECK(text.find("\n[x](javascript") == std::string::npos);
      if (format == "csv" || format == "tsv") {
        for (const char* start : {"\n=2", ",=2", "\t=2", "\"=2"}) CHECK(text.find(start) == std::string::npos);
      }
    }
  }
  CHECK(seen > 30);   // it was there
}
