#include "casefile/file_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "casefile/claim_fields.h"
#include "casefile/item_matching.h"

namespace casebook::casefile {

namespace {

std::optional<std::string> value_shown(const ItemField& field) {
  if (field.written) return field.words;
  if (field.reading.empty()) return std::nullopt;
  return field.reading + " (not written)";
}

std::string place(const std::string& item, const std::string& key) { return item.empty() ? key : item + "." + key; }

/// "clinical resolution, all patients (with 2 steps and 5 outcomes)"
std::string about_all(const CaseItem& item) {
  std::string parts;
  for (const ItemList& list : item.parts) {
    if (list.items.empty()) continue;
    const std::size_t number = list.items.size();
    std::string noun = list.section;
    if (number == 1 && noun.back() == 's' && noun != "prior") noun.pop_back();
    parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", number, noun);
  }
  return parts.empty() ? item.about : fmt::format("{} (with {})", item.about, parts);
}

class Comparing {
 public:
  explicit Comparing(Comparison& into) : into_(into) {
    for (const std::string& name : figure_sections()) figures_[name].section = name;
  }

  void compare(const CaseItem& first, const CaseItem& second, const std::string& section, const std::string& at) {
    into_.pairs.emplace_back(first.path, second.path);
    SectionFigures& figures = figures_[section];
    for (const ItemField& field : first.fields) {
      if (const ItemField* const other = second.find(field.key)) compare_field(first, second, field, *other, figures, at);
    }
    for (const ItemField& field : second.fields) {
      if (first.find(field.key) != nullptr || !field.written) continue;
      ItemField none;
      none.key = field.key;
      none.where = first.where;
      compare_field(first, second, none, field, figures, at);
    }
    for (const ItemField& field : first.fields) {
      if (second.find(field.key) != nullptr || !field.written) continue;
      ItemField none;
      none.key = field.key;
      none.where = second.where;
      compare_field(first, second, field, none, figures, at);
    }
    compare_words(first, second, section, at);
    for (const ItemList& list : first.parts) {
      if (const ItemList* const other = find_list(second, list)) compare_lists(first, second, list, *other);
    }
  }

  void finish() {
    for (const std::string& name : figure_sections()) {
      const SectionFigures& one = figures_[name];
      if (one.compared + one.only_first + one.only_second > 0) into_.sections.push_back(one);
    }
  }

 private:
  static const ItemList* find_list(const CaseItem& item, const ItemList& like) {
    for (const ItemList& list : item.parts) {
      if (list.key == like.key) return &list;
    }
    return nullptr;
  }

  /// `adverse events: not reported`, as against a list.
  static bool is_for_all(const ItemList& list) { return list.items.size() == 1 && list.items.front().match_keys.front() == "for all"; }

  static std::string list_shown(const ItemList& list) {
    if (is_for_all(list)) return list.items.front().fields.front().words;
    std::string words;
    for (const CaseItem& item : list.items) words += (words.empty() ? "" : "; ") + item.about;
    return words;
  }

  void compare_field(const CaseItem& first, const CaseItem& second, const ItemField& field, const ItemField& other, SectionFigures& figures,
                     const std::string& at) {
    if (!field.written && !other.written) return;
    ++figures.compared;
    // Of an item that a draft leaves out there are words only.
    const bool agree = first.read && second.read ? field.reading == other.reading : folded_words(field.words) == folded_words(other.words);
    if (agree) {
      ++figures.agreed;
      if (!field.written) into_.adoptions.push_back({first.path, second.path, field.key});
      return;
    }
    into_.disagreements.push_back({Disagreement::Kind::differs, figures.section, place(at, field.key), first.about, value_shown(field), value_shown(other),
                                   field.where, other.where, field.key, first.path, second.path});
  }

  void compare_words(const CaseItem& first, const CaseItem& second, const std::string& section, const std::string& at) {
    const auto add = [&](const ItemField* one, const ItemField* other) {
      const std::string key = one != nullptr ? one->key : other->key;
      const auto words = [](const ItemField* field) { return field == nullptr || !field->written ? std::nullopt : std::optional(field->words); };
      const auto where = [](const ItemField* field, const CaseItem& item) { return field == nullptr ? item.where : field->where; };
      const auto mine = words(one);
      const auto theirs = words(other);
      if ((!mine && !theirs) || (mine && theirs && folded_words(*mine) == folded_words(*theirs))) return;
      if (!mine) into_.adoptions.push_back({first.path, second.path, key});
      const auto kind = mine && theirs ? Disagreement::Kind::differs : mine ? Disagreement::Kind::only_first : Disagreement::Kind::only_second;
      into_.words.push_back({kind, section, place(at, key), first.about, mine, theirs, where(one, first), where(other, second), key, first.path, second.path});
    };
    for (const ItemField& one : first.words) {
      const auto other = std::find_if(second.words.begin(), second.words.end(), [&](const ItemField& field) { return field.key == one.key; });
      add(&one, other == second.words.end() ? nullptr : &*other);
    }
    for (const ItemField& other : second.words) {
      const bool known = std::any_of(first.words.begin(), first.words.end(), [&](const ItemField& field) { return field.key == other.key; });
      if (!known) add(nullptr, &other);
    }
  }

  void compare_lists(const CaseItem& above_first, const CaseItem& above_second, const ItemList& first, const ItemList& second) {
    if ((is_for_all(first) || is_for_all(second)) && !first.items.empty() && !second.items.empty()) {
      // Words for all events are one value, and cannot stand beside a list of them: one of the two is taken as a whole.
      SectionFigures& figures = figures_[first.section];
      ++figures.compared;
      if (is_for_all(first) && is_for_all(second) && folded_words(list_shown(first)) == folded_words(list_shown(second))) {
        ++figures.agreed;
        return;
      }
      into_.disagreements.push_back({Disagreement::Kind::differs, first.section, place(above_first.path, first.key), above_first.about, list_shown(first),
                                     list_shown(second), first.items.front().where, second.items.front().where, first.key, above_first.path,
                                     above_second.path});
      return;
    }
    const auto pairs = match_items(first, second);
    std::vector<std::size_t> partner(first.items.size(), second.items.size());
    std::vector<bool> matched(second.items.size());
    for (const auto& [i, j] : pairs) {
      partner[i] = j;
      matched[j] = true;
    }
    for (std::size_t i = 0; i < first.items.size(); ++i) {
      const CaseItem& item = first.items[i];
      if (partner[i] < second.items.size()) {
        compare(item, second.items[partner[i]], first.section, item.path);
      } else {
        only_one(item, first.section, Disagreement::Kind::only_first, item.path);
      }
    }
    std::size_t next = first.items.size();
    for (std::size_t j = 0; j < second.items.size(); ++j) {
      if (matched[j]) continue;
      const CaseItem& item = second.items[j];
      std::string path = above_first.path.empty() ? first.key : above_first.path + "." + first.key;
      if (!item.path.empty() && item.path.back() == ']') path += fmt::format("[{}]", next++);
      only_one(item, second.section, Disagreement::Kind::only_second, path);
    }
  }

  void only_one(const CaseItem& item, const std::string& section, Disagreement::Kind kind, const std::string& at) {
    count(item, section, kind);
    Disagreement found;
    found.kind = kind;
    found.section = section;
    found.field = at;
    found.about = item.about;
    if (kind == Disagreement::Kind::only_first) {
      found.first_value = about_all(item);
      found.first_where = item.where;
      found.first_item = item.path;
    } else {
      found.second_value = about_all(item);
      found.second_where = item.where;
      found.second_item = item.path;
    }
    into_.disagreements.push_back(std::move(found));
  }

  void count(const CaseItem& item, const std::string& section, Disagreement::Kind kind) {
    SectionFigures& figures = figures_[section];
    ++(kind == Disagreement::Kind::only_first ? figures.only_first : figures.only_second);
    for (const ItemList& list : item.parts) {
      for (const CaseItem& part : list.items) count(part, list.section, kind);
    }
  }

  Comparison& into_;
  std::map<std::string, SectionFigures> figures_;
};

// ---- one form ----

Node* find(Node& node, std::string_view key) {
  for (Node::Entry& entry : node.entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

Node scalar(std::string text, const core::SourceSpan& where) {
  Node node;
  node.text = std::move(text);
  node.span = where;
  return node;
}

Node::Entry entry(const char* key, Node value) {
  Node::Entry made;
  made.key = scalar(key, value.span);
  made.value = std::move(value);
  return made;
}

std::string list_words(const Node* node) {
  if (node == nullptr) return {};
  if (node->kind == Node::Kind::scalar) return folded_words(node->text);
  std::vector<std::string> names;
  for (const Node& item : node->items) names.push_back(folded_words(item.text));
  std::sort(names.begin(), names.end());
  std::string words;
  for (const std::string& name : names) words += name + ", ";
  return words;
}

/// Each item of `prior` that names several treatments, as one item a treatment, unless the other file has the same list.
bool part_treatments(Node& file, const Node& other) {
  Node* const prior = find(file, "prior");
  if (prior == nullptr || prior->kind != Node::Kind::sequence) return false;
  const Node* const others = other.find("prior");
  const auto has_list = [&](const std::string& words) {
    return others != nullptr && std::any_of(others->items.begin(), others->items.end(), [&](const Node& item) { return list_words(item.find("treatment")) == words; });
  };
  bool changed = false;
  std::vector<Node> items;
  for (Node& item : prior->items) {
    const Node* const treatments = item.find("treatment");
    if (treatments == nullptr || treatments->kind != Node::Kind::sequence || item.find("id") != nullptr || has_list(list_words(treatments))) {
      items.push_back(std::move(item));
      continue;
    }
    changed = true;
    const std::vector<Node> names = treatments->items;
    for (const Node& name : names) {
      Node one = item;
      *find(one, "treatment") = name;
      // Records are found by the place of their item.
      one.span = name.span;
      items.push_back(std::move(one));
    }
  }
  prior->items = std::move(items);
  return changed;
}

/// The priors that stand below a patient, as priors of the file.
bool lift_prior(Node& file, const Node& other) {
  Node* const patients = find(file, "patients");
  if (patients == nullptr) return false;
  const Node* const others = other.find("prior");
  bool changed = false;
  std::vector<Node> lifted;
  for (Node& patient : patients->items) {
    const Node* const label = patient.find("label");
    if (patient.kind != Node::Kind::mapping || label == nullptr || patient.find("prior") == nullptr) continue;
    const bool elsewhere = others != nullptr && std::any_of(others->items.begin(), others->items.end(), [&](const Node& item) {
      const Node* const who = item.find("who");
      return who != nullptr && list_words(who) == folded_words(label->text);
    });
    if (!elsewhere) continue;
    changed = true;
    for (Node& item : find(patient, "prior")->items) {
      if (item.find("who") == nullptr) item.entries.push_back(entry("who", scalar(label->text, item.span)));
      for (const char* const key : {"at", "via"}) {
        const Node* const inherited = patient.find(key);
        if (inherited != nullptr && item.find(key) == nullptr) item.entries.push_back(entry(key, *inherited));
      }
      lifted.push_back(std::move(item));
    }
    patient.entries.erase(std::remove_if(patient.entries.begin(), patient.entries.end(), [](const Node::Entry& one) { return one.key.text == "prior"; }),
                          patient.entries.end());
  }
  if (lifted.empty()) return changed;
  Node* prior = find(file, "prior");
  if (prior == nullptr) {
    Node list;
    list.kind = Node::Kind::sequence;
    list.span = lifted.front().span;
    file.entries.push_back(entry("prior", std::move(list)));
    prior = &file.entries.back().value;
  }
  for (Node& item : lifted) prior->items.push_back(std::move(item));
  return true;
}

/// `dose` of a course that the other file tells in `steps`.
bool write_steps(Node& file, const Node& other) {
  Node* const courses = find(file, "courses");
  const Node* const others = other.find("courses");
  if (courses == nullptr || others == nullptr) return false;
  bool changed = false;
  for (Node& course : courses->items) {
    if (course.kind != Node::Kind::mapping || course.find("steps") != nullptr) continue;
    const Node* const dose = course.find("dose");
    if (dose == nullptr) continue;
    const std::string treatment = list_words(course.find("treatment"));
    const std::string who = list_words(course.find("who"));
    // The same course of the other: by treatment and who, or the only one of the treatment.
    const Node* twin = nullptr;
    int of_treatment = 0;
    for (const Node& one : others->items) {
      if (list_words(one.find("treatment")) != treatment) continue;
      ++of_treatment;
      if (twin == nullptr || list_words(one.find("who")) == who) twin = &one;
    }
    if (twin == nullptr || twin->find("steps") == nullptr) continue;
    if (of_treatment > 1 && list_words(twin->find("who")) != who) continue;
    Node step;
    step.kind = Node::Kind::mapping;
    step.span = dose->span;
    for (const char* const key : {"dose", "parameters"}) {
      if (const Node* const value = course.find(key)) step.entries.push_back(entry(key, *value));
    }
    Node steps;
    steps.kind = Node::Kind::sequence;
    steps.span = dose->span;
    steps.items.push_back(std::move(step));
    course.entries.erase(std::remove_if(course.entries.begin(), course.entries.end(),
                                        [](const Node::Entry& one) { return one.key.text == "dose" || one.key.text == "parameters"; }),
                         course.entries.end());
    course.entries.push_back(entry("steps", std::move(steps)));
    changed = true;
  }
  return changed;
}

bool to_form_of(Node& file, const Node& other) {
  const bool lifted = lift_prior(file, other);
  const bool parted = part_treatments(file, other);
  return write_steps(file, other) || parted || lifted;
}

}  // namespace

SectionFigures Comparison::all() const {
  SectionFigures sum;
  sum.section = "all";
  for (const SectionFigures& one : sections) {
    sum.compared += one.compared;
    sum.agreed += one.agreed;
    sum.only_first += one.only_first;
    sum.only_second += one.only_second;
  }
  return sum;
}

Comparison compare_items(const CaseItem& first, const CaseItem& second) {
  Comparison comparison;
  Comparing comparing(comparison);
  comparing.compare(first, second, "article", "");
  comparing.finish();
  return comparison;
}

std::pair<bool, bool> bring_to_one_form(Node& first, Node& second) {
  const bool first_changed = to_form_of(first, second);
  return {first_changed, to_form_of(second, first)};
}

ComparedCases compare_cases(ParsedFile first, ParsedFile second, const Surroundings& surroundings) {
  bring_to_one_form(first.root, second.root);
  ComparedCases compared{read_case(std::move(first), surroundings), read_case(std::move(second), surroundings), {}};
  compared.comparison = compare_items(case_items(compared.first, surroundings.vocabulary), case_items(compared.second, surroundings.vocabulary));
  return compared;
}

}  // namespace casebook::casefile
