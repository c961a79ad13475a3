#include "cli/change_lines.h"

#include <algorithm>

#include "catch.h"

using namespace casebook;
using namespace casebook::cli;
using casefile::ClaimChange;
using casefile::FileChange;
using Catch::Matchers::Contains;

namespace {

FileChange updated(const std::string& key, std::size_t changes) {
  FileChange change;
  change.kind = FileChange::Kind::updated;
  change.key = key;
  change.claims = 30;
  for (std::size_t i = 0; i < changes; ++i) change.claim_changes.push_back({ClaimChange::Kind::added, "outcome", "all patients", "naltrexone, pain improved", "2 of 3", {}});
  return change;
}

}  // namespace

TEST_CASE("of an article so many lines are shown, then how many more") {
  ChangeLines few;
  few.take(updated("a-2000", 21));
  const auto whole = few.text();
  CHECK(std::count(whole.begin(), whole.end(), '\n') == 23);
  ChangeLines many;
  many.take(updated("a-2000", 25));
  CHECK_THAT(many.text(), Contains("a-2000 (30 claims: 25 new)\n") && Contains("    and 5 more\n"));
}

TEST_CASE("of very many files the counts alone are told") {
  ChangeLines lines;
  for (int i = 0; i < 51; ++i) lines.take(updated("a-" + std::to_string(i), 2));
  FileChange draft;
  draft.kind = FileChange::Kind::added;
  draft.claims = 4;
  draft.draft = true;
  draft.left_out = 3;
  lines.take(draft);
  lines.take(FileChange{});
  CHECK(lines.text() == "added 1 article (4 claims), updated 51 (102 new), unchanged 1; 1 draft, counted nowhere, 3 items left out\n");
}

TEST_CASE("a draft says that it is counted nowhere, and what was left out") {
  ChangeLines lines;
  FileChange draft;
  draft.kind = FileChange::Kind::added;
  draft.key = "a-2000";
  draft.claims = 4;
  draft.draft = true;
  draft.left_out = 1;
  lines.take(draft);
  CHECK(lines.text() == "added 1 article (4 claims)\n  added a-2000 (4 claims); a draft, counted nowhere; 1 item left out\n");
}

TEST_CASE("hostile words of a claim are shown harmless and short") {
  ChangeLines lines;
  auto change = updated("a-2000", 0);
  change.claim_changes.push_back({ClaimChange::Kind::changed, "outcome", "all patients", "naltrexone, pain improved", "\x1b[31m" + std::string(500, 'x'), "before"});
  lines.take(change);
  const auto text = lines.text();
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK_THAT(text, Contains("…; was: before\n"));
  CHECK(text.size() < 300);
}

TEST_CASE("nothing to add is said") { CHECK(ChangeLines().text() == "nothing to add\n"); }
