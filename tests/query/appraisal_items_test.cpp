#include "query/appraisal_items.h"

#include "catch.h"
#include "query/loaded_cases.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::string words(const query::AppraisalItem& row) { return row.instrument + " " + std::to_string(row.item) + " " + row.judgement; }

/// The rows of an invented article: what stands in its head, and below it.
query::Rows<query::AppraisalItem> items_of(const std::string& head, const std::string& below) {
  const LoadedCases cases({{"a-2000.yaml", "article: { key: a-2000, " + head + " }\nat: text\ncohort: { size: 2, condition: Hailey-Hailey disease }\n" + below}});
  auto catalogue = cases.open();
  return query::appraisal_items(catalogue);
}

const query::AppraisalItem& item_of(const query::Rows<query::AppraisalItem>& found, const std::string& instrument, std::int64_t item) {
  const auto row = std::find_if(found.rows.begin(), found.rows.end(), [&](const auto& each) { return each.instrument == instrument && each.item == item; });
  REQUIRE(row != found.rows.end());
  return *row;
}

const std::string kSilent = "courses:\n" + course_of("naltrexone");

}  // namespace

TEST_CASE("what an abstract is silent about is unclear, what a full text is silent about is no", "[query]") {
  const auto abstract = items_of("design: case series, text read: abstract", kSilent);
  REQUIRE(abstract.rows.size() == 21);
  for (const auto& row : abstract.rows) {
    CAPTURE(words(row));
    CHECK(row.judgement == (row.instrument == "care" && row.item == 3 ? "yes" : "unclear"));   // an abstract was read
    CHECK(row.standing == "proposed");
    CHECK(row.supporting_claim_id == std::nullopt);
  }
  const auto full = items_of("design: case series, text read: full text", kSilent);
  CHECK(item_of(full, "murad", 5).judgement == "no");
  CHECK(item_of(full, "murad", 5).because == "neither a relapse after stopping nor a response on restarting is told");
  CHECK(item_of(full, "murad", 1).judgement == "unclear");   // for a reader, whatever was read
  CHECK(item_of(full, "care", 5).judgement == "no");
  CHECK(item_of(full, "care", 1).judgement == "unclear");    // the title is not known
}

TEST_CASE("a proposal rests on the claim that supports it", "[query]") {
  const auto found = items_of("design: case series, text read: abstract, title: Two cases. A case series",
                              "courses:\n  - treatment: naltrexone\n    who: all\n    dose: 3 mg nightly\n    outcomes:\n"
                              "      - { endpoint: clinical resolution, who: all, when: within 2 months, assessor: photographs, said: cleared }\n"
                              "      - { endpoint: relapse after withdrawal, who: 1 of 2, when: within 3 weeks, said: flared }\n"
                              "    adverse events: none reported\n");
  CHECK(item_of(found, "murad", 2).judgement == "yes");
  CHECK(item_of(found, "murad", 3).said == "cleared");
  CHECK(item_of(found, "murad", 5).said == "flared");
  CHECK(item_of(found, "murad", 6).judgement == "unclear");
  CHECK(item_of(found, "murad", 7).said == "flared");
  CHECK(item_of(found, "murad", 8).judgement == "unclear");   // neither age nor sex
  CHECK(item_of(found, "care", 1).judgement == "yes");
  CHECK(item_of(found, "care", 7).said == "cleared");
}

TEST_CASE("a concomitant treatment is a reason to doubt that other explanations were ruled out", "[query]") {
  const auto found = items_of("design: case series, text read: abstract",
                              kSilent + "  - { treatment: doxycycline, who: all, role: concomitant, said: doxycycline throughout, adverse events: not reported }\n");
  CHECK(item_of(found, "murad", 4).judgement == "no");
  CHECK(item_of(found, "murad", 4).said == "doxycycline throughout");
}

TEST_CASE("a reader's answer stands before the proposal, and confirms or overrules it", "[query]") {
  const auto found = items_of("design: case series, text read: abstract",
                              kSilent + "appraisal:\n  - { item: murad 1, answer: yes, why: all patients of ten years, by: A. Reader }\n"
                                        "  - { item: murad 2, answer: unclear, why: the dose is not given }\n");
  const auto& first = item_of(found, "murad", 1);
  CHECK(first.proposed == "unclear");
  CHECK(first.judgement == "yes");
  CHECK(first.standing == "overruled");
  CHECK(first.reader == "A. Reader");
  CHECK(item_of(found, "murad", 2).standing == "confirmed");
  CHECK(item_of(found, "murad", 2).reader == std::nullopt);
}

TEST_CASE("what another article retells is no reason to trust or doubt the article", "[query]") {
  const LoadedCases cases({article("own-2000", 1, kSilent),
                           {"review-2001.yaml", "article: { key: review-2001, design: review, text read: full text }\nat: text\n"
                                                "cohort: { size: 1, condition: Hailey-Hailey disease, standing: retold, same as: own-2000 }\n" + kSilent}});
  auto catalogue = cases.open();
  for (const auto& row : query::appraisal_items(catalogue).rows) CHECK(row.citekey == "own-2000");
}

TEST_CASE("the instruments for case reports are not put to a controlled trial", "[query]") {
  const auto found = items_of("design: randomised controlled trial, text read: full text", kSilent);
  for (std::int64_t item = 1; item <= 8; ++item) CHECK(item_of(found, "murad", item).judgement == "not applicable");
}
