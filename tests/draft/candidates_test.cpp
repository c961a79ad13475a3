#include "draft/candidates.h"

#include <cstdio>

#include "catch.h"
#include "draft/labelled_sentences.h"
#include "draft/passage.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;

namespace {

std::vector<LabelledSentence> sentences_of(const std::string& name) { return labelled_sentences(repository_text("tests/draft/" + name)); }

std::string table_of(const std::string& name, const Judgement& judgement) {
  std::string text = name + "\n";
  for (const auto& [kind, tally] : judgement.kinds) {
    char line[120];
    std::snprintf(line, sizeof line, "  %-10s precision %3d of %3d (%.3f), recall %3d of %3d (%.3f)\n", kind.c_str(), tally.right, tally.proposed, tally.precision(), tally.right, tally.expected,
                  tally.recall());
    text += line;
  }
  return text;
}

}  // namespace

TEST_CASE("of sentences with known answers nearly all that is proposed is right, and most of what is there is found") {
  // Floors: what is proposed wrongly costs a curator's trust, what is missed costs a look at the text.
  constexpr double kPrecision = 0.98;
  constexpr double kPrecisionOfAKind = 0.95;
  constexpr double kRecall = 0.95;
  std::vector<LabelledSentence> all;
  std::string tables;
  for (const char* name : {"held_out_sentences.txt", "sentences.txt", "later_sentences.txt"}) {
    const auto some = sentences_of(name);
    const auto judgement = judge(some);
    tables += table_of(name, judgement) + judgement.misses;
    all.insert(all.end(), some.begin(), some.end());
  }
  const auto judgement = judge(all);
  tables += table_of(std::to_string(all.size()) + " sentences", judgement);
  std::printf("%s", table_of(std::to_string(all.size()) + " labelled sentences of draft:", judgement).c_str());
  INFO(tables);
  CHECK(all.size() >= 250);
  CHECK(judgement.kinds.at("all").precision() >= kPrecision);
  CHECK(judgement.kinds.at("all").recall() >= kRecall);
  for (const auto& [kind, tally] : judgement.kinds) {
    INFO(kind);
    CHECK(tally.expected >= 10);
    CHECK(tally.precision() >= kPrecisionOfAKind);
  }
}

TEST_CASE("every labelled candidate is readable in the language of its key") {
  for (const char* name : {"held_out_sentences.txt", "sentences.txt", "later_sentences.txt"}) {
    for (const auto& sentence : sentences_of(name)) {
      for (const auto& one : sentence.expected) {
        INFO(sentence.text << "\n" << one.key << ": " << one.value);
        CHECK(draft::is_readable(one));
      }
    }
  }
}

TEST_CASE("a rule that proposes too much or too little shows in the figures") {
  const auto judgement = judge(labelled_sentences("= A 3 mg dose for 2 of 3 patients.\ndose: 4 mg <- 3 mg\nwho: 2 of 3 <- 2 of 3 patients\nage: 3 <- 3\n"));
  CHECK(judgement.kinds.at("dose").right == 0);
  CHECK(judgement.kinds.at("count").right == 1);
  CHECK(judgement.kinds.at("all").proposed == 2);
  CHECK(judgement.kinds.at("all").expected == 3);
  CHECK_THROWS(labelled_sentences("= Text.\ndose: 3 mg <- elsewhere\n"));
}

TEST_CASE("candidates come in the order of the text, and a counted pair of sexes swallows its sizes") {
  const draft::Passage passage("In 2 women and 1 man, 3 mg nightly worked within 2 weeks.");
  std::string told;
  for (const auto& one : draft::candidates_in(passage, nullptr)) told += one.key + ": " + one.value + " @" + std::to_string(one.begin) + "\n";
  CHECK(told == "sex: 2 female, 1 male @3\ndose: 3 mg nightly @22\nwhen: within 2 weeks @42\n");
}

TEST_CASE("a text of one long line without a full stop takes little time") {
  std::string text;
  while (text.size() < 100'000) text += "3 mg nightly in 2 of 3 patients within 2 weeks and ";
  const draft::Passage passage(text);
  CHECK(draft::candidates_in(passage, nullptr).size() > 5'000);
}
