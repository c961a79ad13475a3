#include "casefile/case_items.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "casefile/claim_fields.h"
#include "casefile/field_readings.h"
#include "casefile/key_table.h"
#include "casefile/subjects.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_free(std::string_view key) { return is_one_of(key, {"said", "note", "caution", "summary", "why"}); }

/// 'at' and 'via' as the lines below inherit them.
struct Around {
  std::string at;
  std::string via;
};

const char* trait_name(std::string_view key) { return key == "sites" ? "site involved" : nullptr; }

bool is_trait(std::string_view key) {
  return is_one_of(key, {"sex", "age", "disease duration", "family history", "diagnosis", "genotype", "severity", "sites", "weight", "extent",
                         "follow-up", "completed"});
}

std::string joined(std::vector<std::string> names) {
  for (std::string& name : names) name = folded_words(name);
  std::sort(names.begin(), names.end());
  return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<std::string> texts_of(const Node* node) {
  if (node == nullptr) return {};
  if (node->kind == Node::Kind::scalar) return {node->text};
  std::vector<std::string> texts;
  for (const Node& item : node->items) texts.push_back(item.text);
  return texts;
}

template <typename Record>
std::vector<const ClaimRecord*> as_claims(const std::vector<const Record*>& records) {
  return {records.begin(), records.end()};
}

class Items {
 public:
  Items(const ReadCase& read, const Vocabulary& vocabulary)
      : root_(read.parsed.root), file_(read.checked.file), vocabulary_(vocabulary), records_(read.checked.file) {}

  CaseItem read() {
    CaseItem file;
    file.where = root_.span;
    file.about = "the file";
    const Around outer = around(root_, {});
    for (const char* const key : {"at", "via"}) add_field(file, root_, key, folded_words(text(root_, key)));
    file.parts.push_back(article());
    file.parts.push_back(list("notices and links", "errata", root_, outer, &Items::erratum));
    file.parts.push_back(list("notices and links", "links", root_, outer, &Items::link));
    file.parts.push_back(cohort(outer));
    file.parts.push_back(list("people", "groups", root_, outer, &Items::group));
    file.parts.push_back(list("people", "patients", root_, outer, &Items::patient));
    file.parts.push_back(list("prior", "prior", root_, outer, &Items::prior));
    file.parts.push_back(list("courses", "courses", root_, outer, &Items::course));
    file.parts.push_back(list("appraisal", "appraisal", root_, outer, &Items::appraisal));
    add_remarks(file);
    resolve_ids(file);
    return file;
  }

 private:
  using Maker = CaseItem (Items::*)(const Node& node, const Around& own, std::string path);

  static std::string text(const Node& node, std::string_view key) {
    const Node* const found = node.kind == Node::Kind::mapping ? node.find(key) : nullptr;
    return found == nullptr ? std::string() : value_words(*found);
  }

  static Around around(const Node& node, Around outer) {
    if (const std::string at = text(node, "at"); !at.empty()) outer.at = at;
    if (const std::string via = text(node, "via"); !via.empty()) outer.via = via;
    return outer;
  }

  ItemList list(const char* section, const char* key, const Node& parent, const Around& outer, Maker make, const std::string& path = {}) {
    ItemList items{section, key, false, {}};
    const Node* const node = parent.kind == Node::Kind::mapping ? parent.find(key) : nullptr;
    if (node == nullptr || node->kind != Node::Kind::sequence) return items;
    for (std::size_t i = 0; i < node->items.size(); ++i) {
      const Node& item = node->items[i];
      items.items.push_back((this->*make)(item, around(item, outer), fmt::format("{}{}{}[{}]", path, path.empty() ? "" : ".", key, i)));
    }
    return items;
  }

  static void add_field(CaseItem& item, const Node& node, std::string_view key, std::string reading) {
    ItemField field;
    field.key = key;
    field.where = item.where;
    const Node* const value = node.kind == Node::Kind::mapping ? node.find(key) : nullptr;
    if (value != nullptr) {
      field.written = true;
      field.where = value->span;
      field.words = value_words(*value);
      if (field.words.empty() && value->kind == Node::Kind::sequence) field.words = fmt::format("{} items", value->items.size());
    }
    field.reading = std::move(reading);
    (is_free(key) ? item.words : item.fields).push_back(std::move(field));
  }

  /// All keys of the section that hold values; `reading` says what each means. Keys that it is known by are left to the caller.
  template <typename Reading>
  void add_fields(CaseItem& item, const Node& node, std::string_view section_name, std::initializer_list<std::string_view> known_by, const Around& own,
                  Reading&& reading) {
    item.where = node.span;
    if (node.kind == Node::Kind::mapping) item.id = text(node, "id");
    for (const KeyRule& rule : section(section_name).keys) {
      if (rule.name == "id" || is_one_of(rule.name, known_by)) continue;
      if ((rule.shapes & kItems) != 0 && rule.name != "touches") continue;
      const std::string words = text(node, rule.name);
      std::string read;
      if (rule.name == "at") {
        read = folded_words(own.at);
      } else if (rule.name == "via") {
        read = folded_words(own.via);
      } else if (is_free(rule.name)) {
        read = folded_words(words);
      } else {
        read = reading(rule.name, words);
      }
      add_field(item, node, rule.name, std::move(read));
    }
  }

  ItemList article() {
    ItemList items{"article", "article", false, {}};
    const Node* const node = root_.find("article");
    if (node == nullptr) return items;
    CaseItem item;
    item.path = "article";
    item.about = "the article";
    item.match_keys = {"article"};
    const ArticleRecord& record = file_.article;
    add_fields(item, *node, "article", {"key"}, {}, [&](std::string_view key, const std::string& words) -> std::string {
      if (key == "authors") {
        std::string names;
        for (const AuthorRecord& author : record.authors) names += fmt::format("{}, {}; ", author.family, author.given);
        return folded_words(names);
      }
      if (key == "doi") return record.doi;
      if (key == "pmid") return record.pmid;
      if (key == "pmcid") return folded_words(record.pmcid);
      return folded_words(words);
    });
    items.items.push_back(std::move(item));
    return items;
  }

  CaseItem erratum(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    const ErratumRecord* record = nullptr;
    for (const ErratumRecord& one : file_.errata) {
      if (one.where.line == node.span.line && one.where.column == node.span.column && one.where.path == node.span.path) record = &one;
    }
    item.about = fmt::format("{} {}", text(node, "kind"), text(node, "pmid"));
    const std::string pmid = record == nullptr ? folded_words(text(node, "pmid")) : record->pmid;
    item.exclusive = pmid;
    item.match_keys = {pmid.empty() ? "" : "pmid " + pmid, folded_words(text(node, "kind"))};
    add_fields(item, node, "erratum", {}, own, [&](std::string_view key, const std::string& words) -> std::string {
      if (key == "pmid") return pmid;
      if (key == "doi" && record != nullptr) return record->doi;
      if (key == "touches" && record != nullptr) {
        if (record->touches_everything) return "everything";
        std::vector<std::string> ids;
        for (const TouchRecord& touch : record->touches) ids.push_back("#" + touch.id);
        return ids.empty() ? "nothing" : fmt::format("{}", fmt::join(ids, " "));
      }
      return folded_words(words);
    });
    // A notice does not inherit where the article's claims stand.
    for (ItemField& field : item.fields) {
      if (field.key == "at") field.reading = folded_words(field.words);
    }
    item.about = core::trimmed(item.about);
    return item;
  }

  CaseItem link(const Node& node, const Around& /*own*/, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    std::string target;
    for (const char* const key : {"key", "pmid", "doi", "text"}) {
      if (target.empty()) target = text(node, key);
    }
    item.about = fmt::format("{} {}", text(node, "relation"), target);
    item.match_keys = {folded_words(item.about), folded_words(target)};
    item.where = node.span;
    for (const KeyRule& rule : section("link").keys) {
      std::string reading = folded_words(text(node, rule.name));
      if (rule.name == "certainty") reading = is_one_of(reading, {"possible", "low"}) ? "possible" : "certain";
      add_field(item, node, rule.name, std::move(reading));
    }
    return item;
  }

  CaseItem appraisal(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    item.about = text(node, "item");
    item.match_keys = {folded_words(item.about)};
    add_fields(item, node, "appraisal", {"item"}, own, [](std::string_view, const std::string& words) { return folded_words(words); });
    return item;
  }

  // ---- people ----

  /// The traits and the rest of a person or group. `where` of a trait's records is the value's own, so they are told from `characteristics`.
  void add_person(CaseItem& item, const Node& node, std::string_view section_name, std::initializer_list<std::string_view> known_by, const Around& own,
                  const std::string& patient, const std::string& cohort) {
    const CohortRecord* group = nullptr;
    const PatientRecord* person = nullptr;
    for (const CohortRecord& one : file_.cohorts) {
      if (!cohort.empty() && one.label == cohort) group = &one;
    }
    for (const PatientRecord& one : file_.patients) {
      if (!patient.empty() && one.label == patient) person = &one;
    }
    std::set<std::pair<int, int>> items;
    if (const Node* const list = node.kind == Node::Kind::mapping ? node.find("characteristics") : nullptr) {
      for (const Node& one : list->items) items.emplace(one.span.line, one.span.column);
    }
    const auto same_as = [](const std::vector<SameAs>& all) {
      std::vector<std::string> names;
      for (const SameAs& one : all) names.push_back(fmt::format("{} {} {}", one.key, one.label, one.certainty));
      return joined(std::move(names));
    };
    add_fields(item, node, section_name, known_by, own, [&](std::string_view key, const std::string& words) -> std::string {
      if (is_trait(key)) {
        const std::string name = trait_name(key) != nullptr ? trait_name(key) : std::string(key);
        std::vector<const CharacteristicRecord*> traits;
        for (const CharacteristicRecord& one : file_.characteristics) {
          if (one.name != name || one.patient != patient || one.cohort != cohort) continue;
          if (items.count({one.where.line, one.where.column}) == 0) traits.push_back(&one);
        }
        return traits.empty() ? folded_words(words) : trait_reading(std::move(traits));
      }
      if (group != nullptr) {
        if (key == "size") return group->size ? std::to_string(*group->size) : std::string();
        if (key == "condition") return joined(group->conditions);
        if (key == "standing") return group->standing;
        if (key == "unit") return folded_words(group->unit);
        if (key == "of") return folded_words(group->parent);
        if (key == "members") return joined(group->members);
        if (key == "same as" || key == "counted in") return same_as(group->same_as);
        if (key == "certainty") return words.empty() ? "high" : folded_words(words);
      }
      if (person != nullptr) {
        if (key == "condition") return folded_words(person->condition);
        if (key == "same as") return same_as(person->same_as);
        if (key == "certainty") return words.empty() ? "high" : folded_words(words);
      }
      return folded_words(words);
    });
    item.parts.push_back(list("characteristics", "characteristics", node, own, &Items::characteristic, item.path));
  }

  ItemList cohort(const Around& outer) {
    ItemList items{"people", "cohort", false, {}};
    const Node* const node = root_.find("cohort");
    if (node == nullptr) return items;
    CaseItem item;
    item.path = "cohort";
    item.about = kAllPatients;
    item.match_keys = {"cohort"};
    add_person(item, *node, "cohort", {}, around(*node, outer), {}, kAllPatients);
    items.items.push_back(std::move(item));
    return items;
  }

  CaseItem group(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    item.about = text(node, "name");
    item.match_keys = {folded_words(item.about)};
    add_person(item, node, "group", {"name"}, own, {}, item.about);
    return item;
  }

  CaseItem patient(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    item.about = node.kind == Node::Kind::scalar ? node.text : text(node, "label");
    item.match_keys = {folded_words(item.about)};
    add_person(item, node, "patient", {"label"}, own, item.about, {});
    item.parts.push_back(list("prior", "prior", node, own, &Items::prior, item.path));
    return item;
  }

  // ---- claims ----

  /// What a claim is known by: what it is about with whom, then what it is about alone.
  void know(CaseItem& item, const std::string& what, const std::vector<const ClaimRecord*>& claims, const Node& node) {
    std::string subject = subject_reading(claims);
    if (claims.empty()) subject = folded_words(text(node, "who"));
    item.read = !claims.empty();
    std::string whom;
    for (const ClaimRecord* const claim : claims) whom += (whom.empty() ? "" : ", ") + (claim->patient.empty() ? claim->cohort : claim->patient);
    item.about = whom.empty() ? what : fmt::format("{}, {}", what, whom);
    const std::string folded = folded_words(what);
    item.match_keys = {fmt::format("{} | {}", folded, subject), folded};
    if (!claims.empty() && std::all_of(claims.begin(), claims.end(), [](const ClaimRecord* one) { return !one->patient.empty(); })) item.exclusive = subject;
  }

  static std::string who(const std::vector<const ClaimRecord*>& claims, const std::string& words) {
    return claims.empty() ? folded_words(words) : who_reading(claims);
  }

  CaseItem characteristic(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    const auto records = records_.at<CharacteristicRecord>(node.span);
    const auto claims = as_claims(records);
    know(item, text(node, "what"), claims, node);
    add_fields(item, node, "characteristic", {"what"}, own, [&](std::string_view key, const std::string& words) -> std::string {
      if (key == "who") return who(claims, words);
      return records.empty() ? folded_words(words) : characteristic_reading(*records.front(), key, words);
    });
    return item;
  }

  CaseItem prior(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    const auto courses = records_.at<CourseRecord>(node.span);
    const auto unnamed = records_.at<CharacteristicRecord>(node.span);
    std::vector<std::string> treatments;
    std::vector<const ClaimRecord*> claims = as_claims(unnamed);
    for (const CourseRecord* const course : courses) {
      if (std::find(treatments.begin(), treatments.end(), course->treatment) == treatments.end()) treatments.push_back(course->treatment);
      if (course->treatment == courses.front()->treatment) claims.push_back(course);
    }
    if (treatments.empty()) treatments = texts_of(node.find("treatment"));
    const bool named = !treatments.empty();
    std::sort(treatments.begin(), treatments.end());
    know(item, named ? fmt::format("prior {}", fmt::join(treatments, ", ")) : std::string("prior treatments"), claims, node);
    add_fields(item, node, "prior treatment", {"treatment"}, own, [&](std::string_view key, const std::string& words) -> std::string {
      if (key == "who") return who(claims, words);
      if (!courses.empty()) return course_reading(*courses.front(), key, words);
      return unnamed.empty() ? folded_words(words) : characteristic_reading(*unnamed.front(), key, words);
    });
    return item;
  }

  CaseItem course(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = path;
    const auto courses = records_.at<CourseRecord>(node.span);
    const auto claims = as_claims(courses);
    const CourseRecord* const first = courses.empty() ? nullptr : courses.front();
    know(item, first == nullptr ? text(node, "treatment") : first->treatment, claims, node);
    const bool has_steps = node.find("steps") != nullptr;
    const bool for_condition = vocabulary_.find(VocabularyKind::conditions, text(node, "for")) != nullptr;
    add_fields(item, node, "course", {"treatment", "dose", "parameters", "adverse events", "for"}, own,
               [&](std::string_view key, const std::string& words) -> std::string {
                 if (key == "who") return who(claims, words);
                 return first == nullptr ? folded_words(words) : course_reading(*first, key, words);
               });
    if (for_condition) add_field(item, node, "for", folded_words(text(node, "for")));
    ItemList steps{"steps", "steps", true, {}};
    if (has_steps) {
      steps = list("steps", "steps", node, own, &Items::step, path);
      steps.ordered = true;
      // Beside `steps`, they belong to the first of them and are compared there.
      if (node.find("parameters") != nullptr && steps.items.empty()) add_field(item, node, "parameters", folded_words(text(node, "parameters")));
    } else if (node.find("dose") != nullptr || node.find("parameters") != nullptr || (node.find("for") != nullptr && !for_condition)) {
      steps.items.push_back(single_step(node, first, path, for_condition));
    }
    item.parts.push_back(std::move(steps));
    item.parts.push_back(list("outcomes", "outcomes", node, own, &Items::outcome, path));
    const Node* const events = node.find("adverse events");
    if (events != nullptr && events->kind == Node::Kind::scalar) {
      ItemList all{"adverse events", "adverse events", false, {}};
      CaseItem every;
      every.path = path + ".adverse events";
      every.about = "any adverse event";
      every.match_keys = {"for all"};
      every.where = events->span;
      ItemField field{"state", events->text, folded_words(events->text), true, events->span};
      every.fields.push_back(std::move(field));
      all.items.push_back(std::move(every));
      item.parts.push_back(std::move(all));
    } else {
      item.parts.push_back(list("adverse events", "adverse events", node, own, &Items::event, path));
    }
    return item;
  }

  /// The step of a course that writes `dose` on itself.
  CaseItem single_step(const Node& node, const CourseRecord* course, const std::string& path, bool for_condition) {
    CaseItem item;
    item.path = path;
    item.where = node.span;
    const StepRecord* const step = course == nullptr || course->steps.empty() ? nullptr : &course->steps.front();
    item.about = "dose " + text(node, "dose");
    item.match_keys = {"dose"};
    for (const char* const key : {"dose", "for", "parameters"}) {
      if (std::string_view(key) == "for" && for_condition) continue;
      const std::string words = text(node, key);
      add_field(item, node, key, step == nullptr ? folded_words(words) : step_reading(*step, key, words));
    }
    return item;
  }

  CaseItem step(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    const auto records = records_.at<StepRecord>(node.span);
    const auto claims = as_claims(records);
    std::string kind = "dose";
    for (const char* const one : {"stop", "restart"}) {
      if (node.find(one) != nullptr) kind = one;
    }
    know(item, kind, claims, node);
    item.about = fmt::format("{} {}", kind, text(node, kind));
    item.match_keys = {kind};
    item.exclusive.clear();
    add_fields(item, node, "step", {}, own, [&](std::string_view key, const std::string& words) -> std::string {
      if (key == "who") return who(claims, words);
      return records.empty() ? folded_words(words) : step_reading(*records.front(), key, words);
    });
    return item;
  }

  CaseItem outcome(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    const auto records = records_.at<OutcomeRecord>(node.span);
    const auto claims = as_claims(records);
    know(item, records.empty() ? text(node, "endpoint") : records.front()->endpoint, claims, node);
    add_fields(item, node, "outcome", {"endpoint"}, own, [&](std::string_view key, const std::string& words) -> std::string {
      if (key == "who") return who(claims, words);
      return records.empty() ? folded_words(words) : outcome_reading(*records.front(), key, words);
    });
    return item;
  }

  CaseItem event(const Node& node, const Around& own, std::string path) {
    CaseItem item;
    item.path = std::move(path);
    const auto records = records_.at<AdverseEventRecord>(node.span);
    const auto claims = as_claims(records);
    know(item, records.empty() ? text(node, "event") : records.front()->finding, claims, node);
    add_fields(item, node, "adverse event", {"event"}, own, [&](std::string_view key, const std::string& words) -> std::string {
      if (key == "who") return who(claims, words);
      return records.empty() ? folded_words(words) : event_reading(*records.front(), key, words);
    });
    return item;
  }

  /// Remarks are words alone, and listed as such.
  void add_remarks(CaseItem& file) {
    for (const char* const topic : {"methods", "disagreements", "not seen"}) {
      const Node* const node = root_.find(topic);
      if (node == nullptr) continue;
      std::vector<std::string> remarks;
      if (node->kind == Node::Kind::scalar) remarks.push_back(node->text);
      for (const Node& one : node->items) remarks.push_back(one.kind == Node::Kind::scalar ? one.text : text(one, "text"));
      const std::string words = fmt::format("{}", fmt::join(remarks, " | "));
      file.words.push_back({topic, words, folded_words(words), true, node->span});
    }
  }

  /// Ids are the reader's own: what is pointed at counts, not its name.
  void resolve_ids(CaseItem& file) {
    std::map<std::string, std::string> known;
    const auto collect = [&](const auto& self, const CaseItem& item) -> void {
      if (!item.id.empty()) known[item.id] = item.match_keys.front();
      for (const ItemList& part : item.parts) {
        for (const CaseItem& one : part.items) self(self, one);
      }
    };
    const auto resolve = [&](const auto& self, CaseItem& item) -> void {
      for (ItemField& field : item.fields) {
        if ((field.key == "restates" || field.key == "overruled by") && known.count(field.words) != 0) field.reading = known.at(field.words);
        if (field.key == "touches" && field.reading.rfind('#', 0) == 0) {
          std::vector<std::string> targets;
          std::string rest = field.reading + " ";
          for (std::size_t space = rest.find(' '); space != std::string::npos; space = rest.find(' ')) {
            const std::string id = rest.substr(1, space - 1);
            targets.push_back(known.count(id) != 0 ? known.at(id) : id);
            rest.erase(0, space + 1);
          }
          field.reading = joined(std::move(targets));
        }
      }
      for (ItemList& part : item.parts) {
        for (CaseItem& one : part.items) self(self, one);
      }
    };
    collect(collect, file);
    resolve(resolve, file);
  }

  const Node& root_;
  const CaseFile& file_;
  const Vocabulary& vocabulary_;
  RecordsByPlace records_;
};

}  // namespace

ReadCase read_case(ParsedFile parsed, const Surroundings& surroundings) {
  Surroundings own = surroundings;
  const CheckedFile first = read_case_file(parsed, own);
  if (!first.file.article.key.empty()) {
    auto articles = std::make_shared<ListedArticles>(surroundings.articles);
    articles->add(known_article(first.file));
    own.articles = std::move(articles);
  }
  CheckedFile checked = read_case_file(parsed, own);
  return {std::move(parsed), std::move(checked)};
}

const ItemField* CaseItem::find(std::string_view key) const {
  for (const auto* const all : {&fields, &words}) {
    for (const ItemField& field : *all) {
      if (field.key == key) return &field;
    }
  }
  return nullptr;
}

const std::vector<std::string>& figure_sections() {
  static const std::vector<std::string> kSections{"article", "notices and links", "people",   "characteristics", "prior",
                                                  "courses", "steps",             "outcomes", "adverse events",  "appraisal"};
  return kSections;
}

CaseItem case_items(const ReadCase& read, const Vocabulary& vocabulary) { return Items(read, vocabulary).read(); }

std::string folded_words(std::string_view words) {
  std::string folded;
  bool gap = false;
  for (std::size_t i = 0; i < words.size();) {
    const core::CodePoint point = core::code_point_at(words, i);
    const bool dash = point.value == 0x2010 || point.value == 0x2011 || point.value == 0x2012 || point.value == 0x2013 || point.value == 0x2212;
    if (point.value == ' ' || point.value == '\t' || point.value == '\n' || point.value == '\r' || point.value == 0xA0) {
      gap = true;
    } else {
      if (gap && !folded.empty()) folded += ' ';
      gap = false;
      if (dash) {
        folded += '-';
      } else {
        folded += words.substr(i, point.length);
      }
    }
    i += point.length;
  }
  folded = core::lower_ascii(folded);
  if (!folded.empty() && folded.back() == '.') folded.pop_back();
  return folded == "not stated" || folded == "reason not stated" || folded == "dose not stated" ? std::string() : folded;
}

}  // namespace casebook::casefile
