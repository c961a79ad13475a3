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
  return {name, shapes, true, of, choices, {}, {}};
}
KeyRule key(std::string_view name, unsigned shapes = kText, std::string_view of = {}) {
  return {name, shapes, false, of, {}, {}, {}};
}
KeyRule choice(std::string_view name, std::string_view choices) {
  return {name, kText, false, {}, choices, {}, {}};
}

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

/// What stands under a key; without a section: in every section that has none of its own.
struct About {
  std::string_view section;
  std::string_view key;
  std::string_view text;
};

constexpr About kAbout[] = {
    {"case file", "draft", "yes while unfinished: loaded, listed and never counted"},
    {"case file", "article", "the publication"},
    {"case file", "at", "where in the article, for every claim below that says nothing else"},
    {"case file", "via", "who passes it on, for every claim below that says nothing else"},
    {"case file", "errata", "notices: corrections, retractions, expressions of concern, reinstatements"},
    {"case file", "links", "other articles that this one belongs to, retells or may overlap with"},
    {"case file", "cohort", "everybody in the article: 'all patients'"},
    {"case file", "groups", "arms, subsets, or lesions counted instead of people"},
    {"case file", "patients", "the persons that the text tells apart"},
    {"case file", "prior", "treatment before the article's own, said of a group"},
    {"case file", "courses", "one item a treatment of a subject, from first start to last stop"},
    {"case file", "appraisal", "a reader's answers where they differ from the proposed ones"},
    {"", "methods", "how things were looked at"},
    {"", "disagreements", "where sources differ"},
    {"", "not seen", "what could not be read"},
    {"notice file", "draft", "yes while unfinished"},
    {"notice file", "notice", "a notice in a file of its own"},
    {"notice file", "at", "where it is announced"},
    {"vocabulary file", "vocabulary", "which vocabulary the terms belong to"},
    {"vocabulary file", "terms", "new terms, or more facts on known ones"},
    {"article", "key", "its short name: albers-2017"},
    {"article", "title", "as printed"},
    {"article", "authors", "Family, Given; Family, Given"},
    {"article", "journal", "full name"},
    {"article", "published", "earliest date printed: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"article", "issue date", "date of the issue, where it differs"},
    {"article", "volume", "volume"},
    {"article", "issue", "issue"},
    {"article", "pages", "as given"},
    {"article", "doi", "from 10. on: 10.1001/jamadermatol.2017.2446"},
    {"article", "pmid", "digits only: 28768313"},
    {"article", "pmcid", "PMC and digits: PMC5817589"},
    {"article", "language", "two letters: en"},
    {"article", "design", "case report, case series, controlled trial, review, ..."},
    {"article", "setting", "where the patients were seen"},
    {"article", "registration", "of a trial"},
    {"article", "text read", "how much of the article the curator read"},
    {"article", "conflict of interest", "as declared, in short"},
    {"article", "sources", "short names of who passes claims on, each with its address"},
    {"article", "note", "the curator's remark"},
    {"", "kind", "what kind of notice"},
    {"", "scope", "what the notice is about: affiliation, author, dose, data, conclusion, ..."},
    {"", "title", "as printed"},
    {"", "published", "date: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"", "pmid", "of the notice or article: digits only"},
    {"", "doi", "of the notice or article: from 10. on"},
    {"", "cited as", "where it is printed"},
    {"", "summary", "what it says, in the curator's own words"},
    {"", "touches", "nothing, everything, or the ids of the claims that it touches"},
    {"", "at", "where in the article: abstract (Results)"},
    {"", "text read", "how much was read of it"},
    {"", "note", "the curator's remark on the coding"},
    {"notice", "of", "the key of the article that it is about"},
    {"touched claim", "id", "the claim's id"},
    {"touched claim", "was", "what stood"},
    {"touched claim", "now", "what should stand"},
    {"link", "relation", "how the two belong together"},
    {"link", "key", "the other article's key"},
    {"link", "text", "words for an article without key, PMID or DOI"},
    {"", "certainty", "how sure it is"},
    {"", "size", "how many"},
    {"", "condition", "the disease, by name or synonym"},
    {"", "standing", "own, or retold: another article's patients"},
    {"", "same as", "KEY or KEY / label, with (possible) where that is inferred"},
    {"", "completed", "how many completed"},
    {"group", "name", "as `who` will name it"},
    {"group", "unit", "what is counted: patients, plaques, treated areas"},
    {"group", "of", "the group that holds it; all patients unless given"},
    {"group", "members", "labels of patients"},
    {"group", "counted in", "the article that counts these patients"},
    {"patient", "label", "as printed: Patient 2"},
    {"patient", "prior", "treatment before the article's own"},
    {"", "sex", "female, male; of a group: 3 female, 1 male"},
    {"", "age", "42 years; of a group: mean 56 years"},
    {"", "disease duration", "8 years; about 20 years"},
    {"", "family history", "present, absent; of a group: 3 of 4"},
    {"", "diagnosis", "basis of the diagnosis: biopsy"},
    {"", "genotype", "as stated"},
    {"", "severity", "as stated"},
    {"", "sites", "where the disease is, one or a list; of a group with counts"},
    {"", "weight", "as stated"},
    {"", "extent", "as stated"},
    {"", "follow-up", "how long, of whom"},
    {"", "characteristics", "anything else: what, who, value"},
    {"characteristic", "what", "what is told"},
    {"characteristic", "value", "its value: 3 years, at least 4, mean 12 points"},
    {"", "who", "of whom: a label, all, 2 of 3, none, some, 1 of 2 in men"},
    {"", "state", "present (the default), absent (looked for), not reported, not assessed"},
    {"", "said", "the claim in the curator's own short words"},
    {"", "via", "who passes it on: a name from sources, or an article's key"},
    {"", "basis", "stated (the default), coded, or derived"},
    {"", "caution", "the curator's doubt"},
    {"", "restates", "the id of the claim that says the same"},
    {"", "overruled by", "the id of the better sourced claim, or KEY#ID"},
    {"", "id", "a name by which other lines point at this claim"},
    {"", "treatment", "by name or synonym"},
    {"prior treatment", "count", "how many unnamed ones: at least 4"},
    {"prior treatment", "result", "failed, partial, helped, relapsed, intolerant, unclear"},
    {"", "dose", "3 mg nightly; 1.5-3 mg daily; not stated"},
    {"", "route", "oral, topical, intralesional, procedure, ..."},
    {"", "site", "where, by name or synonym, one or a list"},
    {"", "start", "when it began beside another: with naltrexone, 4 days after dermabrasion"},
    {"", "for", "how long: 3 months"},
    {"course", "name", "the course's name, for lines that point at it"},
    {"course", "role", "studied unless given"},
    {"course", "sequence", "which of several courses in a row, from 1"},
    {"course", "steps", "doses, stops and restarts in the order in which they happened"},
    {"", "parameters", "what is no dose: area, wavelength, passes"},
    {"course", "outcomes", "what came of it"},
    {"course", "adverse events", "a list, or: not reported, none reported, not assessed"},
    {"step", "stop", "the reason, or: reason not stated"},
    {"step", "restart", "the dose taken again, or: dose not stated"},
    {"", "when", "within 2 months, 1-2 weeks, at 6 months, no flare by 12 months, not stated"},
    {"step", "until", "when the step ended"},
    {"step", "total", "total amount over the sessions"},
    {"step", "change", "where the doses do not say it"},
    {"outcome", "endpoint", "by name or synonym"},
    {"outcome", "value", "at least 80 %, from 28 to 3 points"},
    {"outcome", "instrument", "DLQI, PGA, ..."},
    {"outcome", "extent", "whole, or part of what the course treated"},
    {"outcome", "assessor", "who judged: patient, photographs"},
    {"outcome", "with", "names of other courses that share the credit"},
    {"adverse event", "event", "nausea; any adverse event"},
    {"adverse event", "severity", "as said"},
    {"adverse event", "serious", "yes or no, where the text says so"},
    {"adverse event", "attribution", "to what the authors lay it"},
    {"adverse event", "lasted", "how long"},
    {"adverse event", "led to", "what followed from it"},
    {"appraisal", "item", "murad 1-8 or care 1-13"},
    {"appraisal", "answer", "the reader's answer"},
    {"appraisal", "why", "in a sentence"},
    {"appraisal", "by", "who"},
    {"case file", "adjudication", "of an agreed file: who read, and who decided what"},
    {"", "readers", "names of the two readers"},
    {"", "decisions", "the lines in which the two differed, each with the choice"},
    {"", "field", "the line in which they differ"},
    {"", "about", "what the line is about, to find it again"},
    {"", "first", "as the first reader has it"},
    {"", "second", "as the second reader has it"},
    {"decision", "taken", "whose value was taken"},
    {"", "by", "who decided"},
    {"", "why", "why so"},
    {"decisions file", "article", "the key of the article that both read"},
    {"choice", "take", "first or second, A or B, or a reader's name"},
    {"remark", "text", "the remark"},
    {"term", "name", "as claims and reports will show it"},
    {"term", "formerly", "names whose term this is now: a term so called is renamed, or merged into this one, with all its claims"},
    {"term", "synonyms", "other words for it"},
    {"term", "codes", "scheme: code, such as RXNORM: 7243"},
    {"term", "class", "the class or group that it belongs to"},
    {"term", "components", "of a combination"},
    {"term", "daily dose", "plausible: 0.1-150 mg"},
    {"term", "kind", "event (happens at a time) or state (holds when looked at)"},
    {"term", "family", "what an endpoint speaks for"},
    {"term", "counted", "ever, or at the latest look"},
    {"term", "at risk", "who could have it"},
    {"term", "per threshold", "yes where values count by threshold"},
    {"term", "part of", "the site that holds it"},
};

struct Terms {
  std::string_view key;
  std::string_view vocabulary;
};

/// Keys under which the names of a vocabulary stand, in whatever section.
constexpr Terms kTerms[] = {{"treatment", "interventions"}, {"endpoint", "endpoints"}, {"condition", "conditions"}, {"site", "sites"}, {"sites", "sites"}};

void describe(std::string_view section, KeyRule& key) {
  for (const About& about : kAbout) {
    if (about.key == key.name && (about.section == section || (about.section.empty() && key.about.empty()))) key.about = about.text;
  }
  for (const Terms& terms : kTerms) {
    if (terms.key == key.name) key.terms = terms.vocabulary;
  }
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
                   {required("name"), key("formerly", texts), key("synonyms", texts), key("codes", kPairs), key("class"),
                    key("components", texts), key("daily dose"), choice("kind", "event|state"),
                    choice("family", "response|no response|maintenance|loss|rechallenge|symptom|other"),
                    choice("counted", "ever|latest"), choice("at risk", "treated|stopped|restarted|dose changed"),
                    choice("per threshold", "yes|no"), key("part of")}});
  for (SectionRule& rule : rules) {
    for (KeyRule& key : rule.keys) describe(rule.name, key);
  }
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
