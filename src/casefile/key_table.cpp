#include "casefile/key_table.h"

#include <algorithm>

namespace casebook::casefile {

namespace {

using Keys = std::vector<KeyRule>;

Keys operator+(Keys keys, const Keys& more) {
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

KeyRule required(std::string_view name, unsigned shapes = kText, std::string_view of = {},
                 std::string_view choices = {}) {
  return {name, shapes, true, of, choices};
}
KeyRule key(std::string_view name, unsigned shapes = kText, std::string_view of = {}) {
  return {name, shapes, false, of, {}};
}
KeyRule choice(std::string_view name, std::string_view choices) { return {name, kText, false, {}, choices}; }

constexpr std::string_view kStates = "present|absent|not reported|not assessed";
constexpr std::string_view kNoticeKinds =
    "correction|retraction|partial retraction|expression of concern|corrected and republished|reinstatement";

Keys claim_keys() {
  return {key("said"),
          key("at"),
          key("via"),
          choice("basis", "stated|coded|derived"),
          choice("certainty", "high|low"),
          key("caution"),
          key("note"),
          key("restates"),
          key("overruled by"),
          key("id")};
}

Keys trait_keys() {
  return {key("sex"),       key("age"),      key("disease duration"), key("family history"),
          key("diagnosis"), key("genotype"), key("severity"),         key("sites", kText | kTexts | kPairs),
          key("weight"),    key("extent"),   key("follow-up"),        key("characteristics", kItems, "characteristic")};
}

Keys notice_keys() {
  return {required("kind", kText, {}, kNoticeKinds),
          required("scope"),
          key("title"),
          key("published"),
          key("pmid"),
          key("doi"),
          key("cited as"),
          key("summary"),
          key("touches", kText | kTexts | kItems, "touched claim"),
          key("at"),
          key("text read"),
          key("note")};
}

Keys background_keys() {
  return {key("methods", kText | kTexts | kItems, "remark"), key("disagreements", kText | kTexts | kItems, "remark"),
          key("not seen", kText | kTexts | kItems, "remark")};
}

std::vector<SectionRule> table() {
  const unsigned texts = kText | kTexts;
  std::vector<SectionRule> rules;
  rules.push_back(
      {"case file", Keys{choice("draft", "yes|no"), required("article", kSection, "article"), key("at"), key("via"),
                         key("errata", kItems, "erratum"), key("links", kItems, "link"),
                         key("cohort", kSection, "cohort"), key("groups", kItems, "group"),
                         key("patients", kTexts | kItems, "patient"), key("prior", kItems, "prior treatment"),
                         key("courses", kItems, "course"), key("appraisal", kItems, "appraisal"),
                         key("adjudication", kSection, "adjudication")} +
                        background_keys()});
  rules.push_back({"notice file", Keys{choice("draft", "yes|no"), required("notice", kSection, "notice"), key("at")} +
                                      background_keys()});
  rules.push_back(
      {"vocabulary file", Keys{required("vocabulary", kText, {}, "conditions|interventions|endpoints|sites"),
                               required("terms", kItems, "term")}});
  rules.push_back(
      {"article",
       {required("key"),
        key("title"),
        key("authors", texts),
        key("journal"),
        key("published"),
        key("issue date"),
        key("volume"),
        key("issue"),
        key("pages"),
        key("doi"),
        key("pmid"),
        key("pmcid"),
        key("language"),
        required("design"),
        key("setting"),
        key("registration"),
        required("text read", kText, {}, "full text|part of full text|abstract|key points|secondary summary"),
        key("conflict of interest"),
        key("sources", kPairs),
        key("note")}});
  rules.push_back({"erratum", notice_keys()});
  rules.push_back({"notice", Keys{required("of")} + notice_keys()});
  rules.push_back({"touched claim", {required("id"), key("was"), key("now")}});
  rules.push_back(
      {"link",
       {required(
            "relation", kText, {},
            "companion|comments on|commented in|retells|retold in|cites|possible overlap|same study|translation of"),
        key("key"), key("pmid"), key("doi"), key("text"), choice("certainty", "certain|possible|high|low"),
        key("note")}});
  rules.push_back(
      {"cohort",
       Keys{required("size"), key("condition", texts), choice("standing", "own|retold"), key("same as", texts)} +
           trait_keys() + Keys{key("completed"), key("at"), key("via"), key("note"), choice("certainty", "high|low")}});
  rules.push_back(
      {"group", Keys{required("name"), key("size"), key("unit"), key("of"), key("members", texts), key("counted in"),
                     choice("standing", "own|retold"), key("same as", texts), key("condition", texts)} +
                    trait_keys() + Keys{key("at"), key("via"), key("note"), choice("certainty", "high|low")}});
  rules.push_back({"patient", Keys{required("label"), key("condition", texts)} + trait_keys() +
                                  Keys{key("prior", kItems, "prior treatment"), key("same as", texts), key("at"),
                                       key("via"), key("note"), choice("certainty", "high|low")}});
  rules.push_back({"characteristic",
                   Keys{required("what"), key("who", texts), key("value"), choice("state", kStates)} + claim_keys()});
  rules.push_back({"prior treatment", Keys{key("treatment", texts), key("count"), key("who", texts), key("dose"),
                                           key("route"), key("site", texts), key("start"), key("for"), key("result")} +
                                          claim_keys()});
  rules.push_back(
      {"course", Keys{required("treatment"), key("name"), key("who", texts),
                      choice("role", "studied|prior|concomitant|rescue|comparator"), key("condition", texts),
                      key("route"), key("site", texts), key("sequence"), key("start"), key("dose"), key("for"),
                      key("steps", kItems, "step"), key("parameters", kPairs), key("follow-up"),
                      key("outcomes", kItems, "outcome"), key("adverse events", kText | kItems, "adverse event")} +
                     claim_keys()});
  rules.push_back(
      {"step", Keys{key("dose"), key("stop"), key("restart"), key("who", texts), key("when"), key("until"), key("for"),
                    key("total"),
                    choice("change", "start|stop|increase|decrease|temporary increase|restart|as needed|as reported"),
                    key("parameters", kPairs)} +
                   claim_keys()});
  rules.push_back({"outcome", Keys{required("endpoint"), key("who", texts), choice("state", kStates), key("when"),
                                   key("value"), key("instrument"), key("site", texts), choice("extent", "whole|part"),
                                   key("assessor"), key("with", texts)} +
                                  claim_keys()});
  rules.push_back(
      {"adverse event", Keys{required("event"), key("who", texts), choice("state", kStates), key("when"),
                             key("severity"), choice("serious", "yes|no"), key("attribution"), key("lasted"),
                             key("site"), choice("led to", "stopping|dose reduction|admission|death")} +
                            claim_keys()});
  rules.push_back(
      {"appraisal",
       {required("item"), required("answer", kText, {}, "yes|no|unclear|not applicable"), required("why"), key("by")}});
  rules.push_back({"adjudication", {key("readers", texts), key("decisions", kItems, "decision")}});
  rules.push_back({"decision",
                   {required("field"), key("about"), key("first"), key("second"), required("taken", kText, {}, "first|second"), key("by"), key("why")}});
  rules.push_back({"decisions file", {required("article"), key("readers", texts), key("by"), required("decisions", kItems, "choice")}});
  rules.push_back({"choice", {required("field"), key("about"), key("first"), key("second"), required("take"), key("by"), key("why")}});
  rules.push_back({"remark", Keys{required("text")} + claim_keys()});
  rules.push_back({"term",
                   {required("name"), key("synonyms", texts), key("codes", kPairs), key("class"),
                    key("components", texts), key("daily dose"), choice("kind", "event|state"),
                    choice("family", "response|no response|maintenance|loss|rechallenge|symptom|other"),
                    choice("counted", "ever|latest"), choice("at risk", "treated|stopped|restarted|dose changed"),
                    choice("per threshold", "yes|no"), key("part of")}});
  return rules;
}

}  // namespace

std::span<const SectionRule> sections() {
  static const std::vector<SectionRule> kTable = table();
  return kTable;
}

const SectionRule& section(std::string_view name) {
  const std::span<const SectionRule> all = sections();
  return *std::find_if(all.begin(), all.end(), [&](const SectionRule& rule) { return rule.name == name; });
}

std::vector<std::string> choices_of(std::string_view section_name, std::string_view key) {
  std::vector<std::string> words;
  for (const KeyRule& rule : section(section_name).keys) {
    if (rule.name != key || rule.choices.empty()) continue;
    std::string_view rest = rule.choices;
    for (std::size_t bar = rest.find('|'); bar != std::string_view::npos; bar = rest.find('|')) {
      words.emplace_back(rest.substr(0, bar));
      rest.remove_prefix(bar + 1);
    }
    words.emplace_back(rest);
  }
  return words;
}

bool has_shape(const Node& node, unsigned shapes) {
  switch (node.kind) {
    case Node::Kind::scalar:
      return (shapes & kText) != 0;
    case Node::Kind::sequence:
      return (shapes & (kTexts | kItems)) != 0;
    case Node::Kind::mapping:
      return (shapes & (kSection | kPairs)) != 0;
  }
  return false;
}

}  // namespace casebook::casefile
