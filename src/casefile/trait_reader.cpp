#include "casefile/trait_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "casefile/known_phrases.h"
#include "core/phrase.h"
#include "core/text.h"
#include "core/time_span.h"
#include "core/value.h"

namespace casebook::casefile {

namespace {

using Form = core::Count::Form;

class TraitReader {
 public:
  TraitReader(CaseReading& reading, const Subject& everybody, Inherited& own)
      : reading_(reading), everybody_(everybody), own_(own) {}

  void read(const Node& item) {
    for (const Node::Entry& entry : item.entries) {
      const std::string& key = entry.key.text;
      DraftItem draft(reading_);
      const std::size_t before = reading_.file.characteristics.size();
      if (key == "sites") {
        if (const Node* const sites = reading_.value(item, key, kText | kTexts | kPairs)) read_sites_of(*sites);
      } else if (const Node* const node = trait(key) ? reading_.value(item, key, kText) : nullptr) {
        read_trait(key, *node);
      }
      if (draft.left_out()) reading_.file.characteristics.resize(before);
    }
  }

 private:
  static bool trait(const std::string& key) {
    return words_trait(key) || key == "age" || key == "disease duration" || key == "weight" || key == "extent" ||
           key == "completed";
  }
  static bool words_trait(const std::string& key) {
    return key == "sex" || key == "family history" || key == "diagnosis" || key == "genotype" || key == "severity";
  }
  bool of_patient() const { return !everybody_.patient.empty(); }

  CharacteristicRecord& add(const std::string& name, const Node& node, const Subject& subject, std::string words) {
    CharacteristicRecord record;
    static_cast<ClaimRecord&>(record) = plain_claim(reading_, node.span, own_, std::move(words));
    if (reading_.parsed.places) record.values.spans.emplace_back(name, node.span);
    record.name = name;
    set_subject(record, subject);
    reading_.file.characteristics.push_back(std::move(record));
    return reading_.file.characteristics.back();
  }

  void read_trait(const std::string& key, const Node& node) {
    if (key == "age") {
      read_figure(key, node, known_age(node.text));
    } else if (key == "weight" || key == "extent") {
      read_figure(key, node, known_value(node.text));
    } else if (key == "disease duration") {
      read_years(key, node);
    } else if (key == "completed") {
      read_completed(node);
    } else if (of_patient()) {
      CharacteristicRecord& record = add(key, node, everybody_, key + " " + node.text);
      record.value_text = node.text;
      if (key == "family history" && (node.text == "absent" || node.text == "none")) record.affected = 0;
    } else {
      read_words(key, node);
    }
  }

  /// A mean is of a group and never reaches a patient.
  bool fits(const std::string& statistic, const Node& node) {
    if (!of_patient() || statistic == "each") return true;
    reading_.error("value-unreadable", node.span, fmt::format("a {} is said of a group, not of one patient", statistic),
                   "write it under 'cohort' or 'groups'");
    return false;
  }

  Subject said_of(const std::string& statistic) const {
    Subject subject = everybody_;
    // A statistic stands for the group; that each member has it, nobody said.
    if (statistic != "each") subject.affected.reset();
    return subject;
  }

  void read_figure(const std::string& key, const Node& node, const core::Reading<core::Value>& read) {
    const std::optional<core::Value> value = reading_.take(read, node.span);
    if (!value || !fits(value->statistic, node)) return;
    CharacteristicRecord& record = add(key, node, said_of(value->statistic), key + " " + node.text);
    record.statistic = value->statistic;
    if (value->min || value->max) record.unit = value->unit;
    set_value(record, value->min, value->max, value->statistic, node.text);
    if (value->sd) add_deviation(*value->sd);
  }

  void add_deviation(double deviation) {
    CharacteristicRecord record = reading_.file.characteristics.back();
    record.statistic = "sd";
    record.value_text.clear();
    record.value_min = record.value_max = deviation;
    reading_.file.characteristics.push_back(std::move(record));
  }

  void read_years(const std::string& key, const Node& node) {
    const core::Reading<core::Duration>& read = known_duration(node.text);
    const bool figures =
        std::any_of(node.text.begin(), node.text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (!read.ok() && !figures) {
      add(key, node, everybody_, key + " " + node.text).value_text = node.text;
      return;
    }
    const std::optional<core::Duration> duration = reading_.take(read, node.span);
    if (!duration || !fits(duration->statistic, node)) return;
    const auto years = [](std::optional<double> days) {
      return days ? std::optional<double>(*days / core::kDaysPerYear) : days;
    };
    CharacteristicRecord& record = add(key, node, said_of(duration->statistic), key + " " + node.text);
    record.statistic = duration->statistic;
    if (duration->min_days || duration->max_days) record.unit = "years";
    set_value(record, years(duration->min_days), years(duration->max_days), duration->statistic, node.text);
    if (duration->sd_days) add_deviation(*duration->sd_days / core::kDaysPerYear);
  }

  void read_completed(const Node& node) {
    const auto number = core::Phrase(node.text).take_whole();
    Subject subject = everybody_;
    if (number && core::code_points(node.text) == core::code_points(std::to_string(*number))) {
      if (subject.assessed && *number > *subject.assessed) {
        reading_.error("affected-above-cohort", node.span,
                       fmt::format("{} completed in a group of {}", *number, *subject.assessed));
        return;
      }
      subject.affected = number;
    } else if (const std::optional<Subject> counted = read_counted(node.text, node.span, true)) {
      subject = *counted;
    } else {
      return;
    }
    CharacteristicRecord& record = add("completed", node, subject, "completed " + node.text);
    record.value_text = node.text;
    if (subject.affected) record.value_min = record.value_max = *subject.affected;
  }

  /// A count in the group; nullopt when the words are none (reported if `report`).
  std::optional<Subject> read_counted(const std::string& text, const core::SourceSpan& where, bool report) {
    const core::Reading<core::Count>& count = known_count(text);
    if (!count.ok() || !count.value->group.empty()) {
      const bool meant = !count.ok() && count.findings.front().rule != "who-unreadable";
      if (report || meant) reading_.report(count.findings, where);
      if (meant) counted_badly_ = true;
      return std::nullopt;
    }
    const CohortRecord* const cohort = reading_.cohort(everybody_.cohort);
    const std::optional<int> size = cohort != nullptr ? cohort->size : std::nullopt;
    const std::optional<core::CountClaim> claim =
        reading_.take(core::apply_count(*count.value, size, everybody_.cohort), where);
    if (!claim) {
      counted_badly_ = true;
      return std::nullopt;
    }
    Subject subject;
    subject.cohort = everybody_.cohort;
    subject.affected = claim->affected;
    subject.assessed = claim->assessed;
    subject.basis = claim->basis;
    return subject;
  }

  /// '3 female, 1 male', '3 of 4', 'biopsy in 3 of 4', 'severe'.
  void read_words(const std::string& key, const Node& node) {
    const std::string& text = node.text;
    counted_badly_ = false;
    const bool number_first = core::Phrase(text).take_whole().has_value();
    if (const std::optional<Subject> subject = read_counted(text, node.span, false)) {
      add(key, node, *subject, key + " " + text).value_text = "present";
      return;
    }
    if (counted_badly_) return;
    if (number_first) return read_parts(key, node);
    for (std::size_t space = text.find(' '); space != std::string::npos; space = text.find(' ', space + 1)) {
      std::string rest = text.substr(space + 1);
      const bool in = rest.rfind("in ", 0) == 0;
      if (in) rest.erase(0, 3);
      if (rest.find(" of ") == std::string::npos && rest.find('/') == std::string::npos) continue;
      if (const std::optional<Subject> subject = read_counted(rest, node.span, false)) {
        add(key, node, *subject, key + " " + text).value_text = text.substr(0, space);
        return;
      }
      if (counted_badly_) return;
    }
    CharacteristicRecord& record = add(key, node, everybody_, key + " " + text);
    record.value_text = text;
    if (key == "family history" && text == "absent" && record.affected) record.affected = 0;
  }

  void read_parts(const std::string& key, const Node& node) {
    const auto parts = reading_.take(core::read_counted_words(node.text), node.span);
    if (!parts) return;
    long long sum = 0;
    std::string words;
    for (std::size_t i = 0; i < parts->size(); ++i) {
      sum += (*parts)[i].number;
      words += (i == 0                   ? ""
                : i + 1 == parts->size() ? " and "
                                         : ", ") +
               fmt::format("{} {}", (*parts)[i].number, (*parts)[i].word);
    }
    const std::optional<int> size = everybody_.assessed;
    if (size && sum > *size) {
      reading_.error("parts-above-whole", node.span, fmt::format("{} are {} of {}", words, sum, *size),
                     "write the count that the text gives");
      return;
    }
    for (const core::CountedWord& part : *parts) {
      Subject subject = everybody_;
      subject.affected = part.number;
      add(key, node, subject, fmt::format("{} {} {}", key, part.number, part.word)).value_text = part.word;
    }
  }

  void read_sites_of(const Node& node) {
    if (node.kind == Node::Kind::scalar) return add_sites(node, everybody_, {});
    for (const Node& item : node.items) {
      if (item.kind == Node::Kind::scalar && !item.reported) add_sites(item, everybody_, {});
    }
    for (const Node::Entry& entry : node.entries) {
      if (entry.value.kind != Node::Kind::scalar || entry.value.reported || entry.key.reported) continue;
      if (of_patient()) {
        reading_.error("wrong-shape", entry.value.span, "a patient's sites are a list, not counts",
                       "sites: groin, axillae");
        return;
      }
      if (const auto subject = read_counted(entry.value.text, entry.value.span, true))
        add_sites(entry.key, *subject, entry.value.text);
    }
  }

  void add_sites(const Node& node, const Subject& subject, const std::string& count) {
    for (const auto& [site, words] : read_sites(reading_, node)) {
      CharacteristicRecord& record = add("site involved", node, subject, words + (count.empty() ? "" : " " + count));
      record.site = site;
      record.value_text = words;
    }
  }

  CaseReading& reading_;
  const Subject& everybody_;
  Inherited& own_;
  bool counted_badly_ = false;
};

void read_characteristic(CaseReading& reading, const Node& item, const Subject& everybody, const Inherited& outer) {
  DraftItem draft(reading);
  Inherited own = inherit(reading, item, outer);
  const ClaimRecord claim = read_claim(reading, item, own, own_words(item));
  CharacteristicRecord record;
  record.name = reading.text(item, "what");
  const Node* const value = reading.value(item, "value", kText);
  const std::string state = reading.text(item, "state");
  if (value != nullptr) {
    const std::optional<core::Value> read = reading.take(known_value(value->text), value->span);
    if (!read) return;
    record.statistic = read->statistic;
    if (read->min || read->max) record.unit = read->unit;
    set_value(record, read->min, read->max, read->statistic, value->text);
    if (!everybody.patient.empty() && read->statistic != "each") {
      reading.error("value-unreadable", value->span,
                    fmt::format("a {} is said of a group, not of one patient", read->statistic),
                    "write it under 'cohort' or 'groups'");
      return;
    }
  } else {
    record.value_text = state.empty() ? "present" : state;
  }
  std::vector<CharacteristicRecord> records;
  const std::string_view group =
      everybody.cohort.empty() ? std::string_view(kAllPatients) : std::string_view(everybody.cohort);
  for (Subject subject : read_who(reading, item, {everybody}, group)) {
    Presence presence;
    if (!state.empty()) presence.state = state;
    if (!settle(reading, item, presence, subject)) return;
    if (record.statistic != "each") subject.affected.reset();
    static_cast<ClaimRecord&>(record) = claim;
    set_subject(record, subject);
    records.push_back(record);
  }
  if (draft.left_out() || record.name.empty()) return;
  reading.file.characteristics.insert(reading.file.characteristics.end(), records.begin(), records.end());
}

std::string trimmed_site(std::string_view words) {
  std::string site = core::trimmed(words);
  if (site.rfind("and ", 0) == 0) site.erase(0, 4);
  return site;
}

}  // namespace

void set_value(CharacteristicRecord& record, std::optional<double> min, std::optional<double> max,
               const std::string& statistic, const std::string& words) {
  record.value_min = min;
  record.value_max = max;
  const bool plain = min && max && *min == *max && !words.empty() &&
                     (statistic != "each" || std::isdigit(static_cast<unsigned char>(words.front())) != 0);
  if (!plain) record.value_text = words;
}

std::vector<std::string> site_parts(std::string_view words) {
  std::vector<std::string> parts;
  std::string rest(words);
  for (std::string::size_type at = rest.find(" and "); at != std::string::npos; at = rest.find(" and "))
    rest.replace(at, 5, ", ");
  std::size_t start = 0;
  while (start <= rest.size()) {
    const std::size_t comma = std::min(rest.find_first_of(",;", start), rest.size());
    const std::string part = trimmed_site(std::string_view(rest).substr(start, comma - start));
    if (!part.empty()) parts.push_back(part);
    start = comma + 1;
  }
  return parts;
}

std::vector<std::pair<std::string, std::string>> read_sites(CaseReading& reading, const Node& node) {
  std::vector<std::pair<std::string, std::string>> sites;
  if (const TermRecord* const whole = reading.find_term(VocabularyKind::sites, node.text))
    return {{whole->name, node.text}};
  for (const std::string& part : site_parts(node.text)) {
    if (const TermRecord* const term = reading.term(VocabularyKind::sites, part, node.span))
      sites.emplace_back(term->name, part);
  }
  return sites;
}

std::vector<CharacteristicRecord> read_follow_up(CaseReading& reading, const Node& item, const Subject& everybody,
                                                 Inherited& own) {
  const Node* const node = reading.value(item, "follow-up", kText);
  if (node == nullptr) return {};
  const std::optional<core::Duration> duration = reading.take(known_duration(node->text), node->span);
  if (!duration) return {};
  CharacteristicRecord record;
  static_cast<ClaimRecord&>(record) = plain_claim(reading, node->span, own, "follow-up " + node->text);
  if (reading.parsed.places) record.values.spans.emplace_back("follow-up", node->span);
  set_subject(record, everybody);
  record.name = "follow-up";
  record.origin = "treatment start";
  record.statistic = duration->statistic;
  if (duration->statistic != "each") record.affected.reset();
  if (!everybody.patient.empty() && duration->statistic != "each") {
    reading.error("value-unreadable", node->span,
                  fmt::format("a {} is said of a group, not of one patient", duration->statistic),
                  "write it under 'cohort' or 'groups'");
    return {};
  }
  if (duration->min_days || duration->max_days) record.unit = "days";
  set_value(record, duration->min_days, duration->max_days, duration->statistic, node->text);
  std::vector<CharacteristicRecord> records{record};
  if (duration->sd_days) {
    record.statistic = "sd";
    record.value_text.clear();
    record.value_min = record.value_max = duration->sd_days;
    records.push_back(record);
  }
  return records;
}

void read_traits(CaseReading& reading, const Node& item, const Subject& everybody, Inherited& own) {
  TraitReader(reading, everybody, own).read(item);
  DraftItem draft(reading);
  const std::vector<CharacteristicRecord> follow_up = read_follow_up(reading, item, everybody, own);
  if (!draft.left_out()) {
    reading.file.characteristics.insert(reading.file.characteristics.end(), follow_up.begin(), follow_up.end());
  }
  for (const Node* const one : reading.items(item, "characteristics"))
    read_characteristic(reading, *one, everybody, own);
}

}  // namespace casebook::casefile
