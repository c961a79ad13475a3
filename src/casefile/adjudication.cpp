#include "casefile/adjudication.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "casefile/canonical_order.h"
#include "casefile/claim_fields.h"
#include "casefile/key_table.h"
#include "core/nearest_name.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

constexpr const char* kOpen = "TODO";

Node scalar(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

Node mapping() {
  Node node;
  node.kind = Node::Kind::mapping;
  return node;
}

Node* find(Node& node, std::string_view key) { return const_cast<Node*>(static_cast<const Node&>(node).find(key)); }

void set(Node& node, const std::string& key, Node value) {
  if (Node* const found = find(node, key)) {
    *found = std::move(value);
    return;
  }
  Node::Entry entry;
  entry.key = scalar(key);
  entry.value = std::move(value);
  node.entries.push_back(std::move(entry));
}

void erase(Node& node, std::string_view key) {
  node.entries.erase(std::remove_if(node.entries.begin(), node.entries.end(), [&](const Node::Entry& entry) { return entry.key.text == key; }),
                     node.entries.end());
}

/// 'courses[0].outcomes[1]' as (courses, 0), (outcomes, 1); a part without an index has -1.
struct Part {
  std::string key;
  int index = -1;
};

std::vector<Part> parts_of(std::string_view path) {
  std::vector<Part> parts;
  while (!path.empty()) {
    const auto dot = std::min(path.find('.'), path.size());
    std::string_view one = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    Part part;
    if (const auto bracket = one.find('['); bracket != std::string_view::npos) {
      part.index = std::stoi(std::string(one.substr(bracket + 1)));
      one = one.substr(0, bracket);
    }
    part.key = std::string(one);
    parts.push_back(std::move(part));
  }
  return parts;
}

const Node* node_at(const Node& root, std::string_view path) {
  const Node* node = &root;
  for (const Part& part : parts_of(path)) {
    node = node->find(part.key);
    if (node == nullptr) return nullptr;
    if (part.index < 0) continue;
    if (static_cast<std::size_t>(part.index) >= node->items.size()) return nullptr;
    node = &node->items[static_cast<std::size_t>(part.index)];
  }
  return node;
}

Node* node_at(Node& root, std::string_view path) { return const_cast<Node*>(node_at(static_cast<const Node&>(root), path)); }

/// What stands under 'at' or 'via' for the lines of an item, its own or inherited; empty: nothing.
std::string in_force(const Node& root, std::string_view path, std::string_view key) {
  std::string text;
  const Node* node = &root;
  const auto take = [&](const Node& one) {
    const Node* const own = one.kind == Node::Kind::mapping ? one.find(key) : nullptr;
    if (own != nullptr) text = own->text;
  };
  take(root);
  for (const Part& part : parts_of(path)) {
    node = node->find(part.key);
    if (node != nullptr && part.index >= 0) {
      node = static_cast<std::size_t>(part.index) < node->items.size() ? &node->items[static_cast<std::size_t>(part.index)] : nullptr;
    }
    if (node == nullptr) break;
    take(*node);
  }
  return text;
}

std::string parent_of(const std::string& path) {
  const auto dot = path.rfind('.');
  return dot == std::string::npos ? std::string() : path.substr(0, dot);
}

std::string last_key(const std::string& path) { return parts_of(path).back().key; }

/// Whether the items of a list may say where they stand.
bool has_locators(std::string_view list) {
  static const std::set<std::string_view> kWith{"groups", "patients", "prior", "courses", "steps", "outcomes", "adverse events", "characteristics", "cohort"};
  return kWith.count(list) != 0;
}

class Agreeing {
 public:
  Agreeing(const ComparedCases& compared, const std::vector<Decision>& decisions, const Readers& readers)
      : comparison_(compared.comparison), first_(compared.first.parsed.root), second_(compared.second.parsed.root), root_(first_), readers_(readers) {
    for (const Decision& decision : decisions) decisions_[decision.field] = &decision;
    for (const auto& [first, second] : comparison_.pairs) partner_[second] = first;
  }

  std::string write() {
    name_ids();
    for (const Adoption& one : comparison_.adoptions) adopt(one);
    for (const Disagreement& one : comparison_.words) {
      if (const Decision* const decision = decision_of(one)) decide_value(one, decision->takes_first);
    }
    for (const Disagreement& one : comparison_.disagreements) settle(one);
    remove_left_out();
    bool draft = false;
    for (const Node* const file : {&first_, &second_}) {
      const Node* const own = file->find("draft");
      draft = draft || (own != nullptr && own->text == "yes");
    }
    if (draft || open_) set(root_, "draft", scalar("yes"));
    write_adjudication();
    put_in_order(root_);
    return write_yaml(root_);
  }

 private:
  const Decision* decision_of(const Disagreement& one) const {
    const auto found = decisions_.find(one.field);
    return found == decisions_.end() ? nullptr : found->second;
  }

  // ---- ids ----

  static void collect_ids(const Node& node, std::set<std::string>& ids) {
    if (const Node* const id = node.find("id"); id != nullptr && id->kind == Node::Kind::scalar) ids.insert(id->text);
    for (const Node& item : node.items) collect_ids(item, ids);
    for (const Node::Entry& entry : node.entries) {
      if (entry.key.text != "errata" && entry.key.text != "adjudication") collect_ids(entry.value, ids);
    }
  }

  /// The second reader's ids by the names that they have in the agreed file: the first reader's for the same item.
  void name_ids() {
    std::set<std::string> taken;
    collect_ids(first_, taken);
    for (const auto& [first, second] : comparison_.pairs) {
      const Node* const mine = node_at(first_, first);
      const Node* const theirs = node_at(second_, second);
      const Node* const their_id = theirs == nullptr ? nullptr : theirs->find("id");
      if (their_id == nullptr || mine == nullptr) continue;
      if (const Node* const my_id = mine->find("id")) {
        ids_[their_id->text] = my_id->text;
      } else if (Node* const item = node_at(root_, first); item != nullptr && item->kind == Node::Kind::mapping) {
        set(*item, "id", scalar(free_name(their_id->text, taken)));
      }
    }
    std::set<std::string> theirs;
    collect_ids(second_, theirs);
    for (const std::string& id : theirs) {
      if (ids_.count(id) == 0) free_name(id, taken);
    }
  }

  const std::string& free_name(const std::string& id, std::set<std::string>& taken) {
    std::string name = id;
    for (int number = 2; taken.count(name) != 0; ++number) name = fmt::format("{}-{}", id, number);
    taken.insert(name);
    return ids_[id] = std::move(name);
  }

  /// A copy of the second reader's value with its ids by their names here.
  Node translated(const Node& node, std::string_view key = {}) const {
    Node copy = node;
    if (copy.kind == Node::Kind::scalar) {
      const bool points = key == "id" || key == "restates" || key == "overruled by" || key == "touches";
      if (const auto name = ids_.find(copy.text); points && name != ids_.end()) copy.text = name->second;
    }
    for (Node& item : copy.items) item = translated(item, key);
    for (Node::Entry& entry : copy.entries) entry.value = translated(entry.value, entry.key.text);
    return copy;
  }

  // ---- values ----

  void adopt(const Adoption& one) {
    const Node* const theirs = node_at(second_, one.second_item);
    const Node* const value = theirs == nullptr ? nullptr : theirs->find(one.key);
    Node* const mine = node_at(root_, one.first_item);
    if (value != nullptr && mine != nullptr) set(as_mapping(*mine), one.key, translated(*value, one.key));
  }

  /// A patient that is no more than a label, as keys that take more.
  static Node& as_mapping(Node& item) {
    if (item.kind == Node::Kind::scalar) {
      Node made = mapping();
      set(made, "label", scalar(item.text));
      item = std::move(made);
    }
    return item;
  }

  void decide_value(const Disagreement& one, bool takes_first) {
    Node* const mine = node_at(root_, one.first_item);
    if (mine == nullptr) return;
    if (!one.first_item.empty() && (one.key == "at" || one.key == "via")) {
      // Written out: what is inherited may have been decided otherwise.
      const std::string text = takes_first ? in_force(first_, one.first_item, one.key) : in_force(second_, one.second_item, one.key);
      if (!text.empty()) set(as_mapping(*mine), one.key, scalar(text));
      return;
    }
    const Node* const theirs = node_at(second_, one.second_item);
    const Node* const value = theirs == nullptr || theirs->kind != Node::Kind::mapping ? nullptr : theirs->find(one.key);
    if (takes_first) {
      if (const Node* const own = node_at(first_, one.first_item)->find(one.key)) {
        set(as_mapping(*mine), one.key, *own);
      } else {
        erase(*mine, one.key);
      }
      return;
    }
    if (value != nullptr) {
      set(as_mapping(*mine), one.key, translated(*value, one.key));
    } else {
      erase(*mine, one.key);
    }
  }

  void settle(const Disagreement& one) {
    const Decision* const decision = decision_of(one);
    if (decision == nullptr) open_ = true;
    switch (one.kind) {
      case Disagreement::Kind::differs:
        if (decision != nullptr) {
          decide_value(one, decision->takes_first);
        } else if (Node* const mine = node_at(root_, one.first_item)) {
          set(as_mapping(*mine), one.key, scalar(kOpen));
        }
        return;
      case Disagreement::Kind::only_first:
        if (decision != nullptr && !decision->takes_first) {
          left_out_.push_back(one.first_item);
        } else {
          keep_locator(one.first_item, first_, one.first_item);
          if (decision == nullptr) leave_open(one.first_item);
        }
        return;
      case Disagreement::Kind::only_second:
        if (decision != nullptr && decision->takes_first) return;
        const std::string path = add(one);
        if (decision == nullptr) leave_open(path);
        return;
    }
  }

  /// The item that only the second reader has, at the end of its list. \returns its place
  std::string add(const Disagreement& one) {
    const std::string parent = parent_of(one.second_item);
    const auto partner = partner_.find(parent);
    const std::string above = parent.empty() || partner == partner_.end() ? std::string() : partner->second;
    const std::string key = last_key(one.second_item);
    Node& holder = above.empty() ? root_ : as_mapping(*node_at(root_, above));
    const std::string path = above.empty() ? key : above + "." + key;
    Node item = translated(*node_at(second_, one.second_item), key);
    if (parts_of(one.second_item).back().index < 0) {
      set(holder, key, std::move(item));
      keep_locator(path, second_, one.second_item);
      return path;
    }
    if (find(holder, key) == nullptr) {
      Node list;
      list.kind = Node::Kind::sequence;
      set(holder, key, std::move(list));
    }
    Node& list = *find(holder, key);
    list.items.push_back(std::move(item));
    std::string place = fmt::format("{}[{}]", path, list.items.size() - 1);
    keep_locator(place, second_, one.second_item);
    return place;
  }

  /// Writes out what the item inherited in its own file.
  void keep_locator(const std::string& path, const Node& from, const std::string& there) {
    Node* const item = node_at(root_, path);
    if (item == nullptr || item->kind != Node::Kind::mapping || !has_locators(last_key(path))) return;
    for (const char* const key : {"at", "via"}) {
      const std::string theirs = in_force(from, there, key);
      if (item->find(key) == nullptr && !theirs.empty()) inherited_.push_back({path, key, theirs});
    }
  }

  /// An item about which nothing is decided: a TODO in it keeps it out of the catalogue.
  void leave_open(const std::string& path) {
    Node* const item = node_at(root_, path);
    if (item == nullptr) return;
    const std::string list = last_key(path);
    if (list == "adverse events" && item->kind == Node::Kind::scalar) {
      *item = scalar(kOpen);
    } else if (list == "appraisal") {
      set(*item, "answer", scalar(kOpen));
    } else if (list == "courses" || list == "steps" || list == "outcomes" || list == "adverse events" || list == "prior" || list == "characteristics") {
      set(*item, "caution", scalar(kOpen));
    } else {
      set(as_mapping(*item), "note", scalar(kOpen));
    }
  }

  void remove_left_out() {
    for (const auto& [path, key, text] : inherited_) {
      Node* const item = node_at(root_, path);
      if (item != nullptr && item->find(key) == nullptr && in_force(root_, path, key) != text) set(*item, key, scalar(text));
    }
    // From the end of each list, so that the places before it stay.
    std::stable_sort(left_out_.begin(), left_out_.end(),
                     [](const std::string& one, const std::string& other) { return parts_of(one).back().index > parts_of(other).back().index; });
    for (const std::string& path : left_out_) {
      const Part part = parts_of(path).back();
      Node* const above = node_at(root_, parent_of(path));
      Node* const list = above == nullptr ? nullptr : find(*above, part.key);
      if (list == nullptr) continue;
      if (part.index >= 0) list->items.erase(list->items.begin() + part.index);
      if (part.index < 0 || list->items.empty()) erase(*above, part.key);
    }
  }

  void write_adjudication() {
    Node readers;
    readers.kind = Node::Kind::sequence;
    for (const std::string& name : readers_) readers.items.push_back(scalar(name));
    Node list;
    list.kind = Node::Kind::sequence;
    const auto add_entry = [&](const Disagreement& one, bool words) {
      const Decision* const decision = decision_of(one);
      if (decision == nullptr && words) return;
      Node item = mapping();
      const auto say = [&](const char* key, const std::string& text) {
        if (!text.empty()) set(item, key, scalar(text));
      };
      say("field", one.field);
      say("about", one.about);
      say("first", one.first_value.value_or(""));
      say("second", one.second_value.value_or(""));
      say("taken", decision == nullptr ? kOpen : decision->takes_first ? "first" : "second");
      if (decision != nullptr) {
        say("by", decision->by);
        say("why", decision->why);
      }
      list.items.push_back(std::move(item));
    };
    for (const Disagreement& one : comparison_.disagreements) add_entry(one, false);
    for (const Disagreement& one : comparison_.words) add_entry(one, true);
    Node section = mapping();
    set(section, "readers", std::move(readers));
    if (!list.items.empty()) set(section, "decisions", std::move(list));
    set(root_, "adjudication", std::move(section));
  }

  const Comparison& comparison_;
  const Node& first_;
  const Node& second_;
  Node root_;
  const Readers& readers_;
  std::map<std::string, const Decision*> decisions_;
  std::map<std::string, std::string> partner_;   ///< place in the second file -> in the first
  std::map<std::string, std::string> ids_;       ///< the second reader's -> as they are called here
  std::vector<std::string> left_out_;
  struct Locator {
    std::string path;
    std::string key;
    std::string text;
  };
  std::vector<Locator> inherited_;
  bool open_ = false;
};

core::Diagnostic problem(std::string rule, const core::SourceSpan& where, std::string message, std::string hint = {}) {
  return {core::Severity::error, std::move(rule), where, std::move(message), std::move(hint)};
}

}  // namespace

std::optional<bool> reader_named(std::string_view name, const Readers& readers) {
  if (name == readers[0] && name != readers[1]) return true;
  if (name == readers[1] && name != readers[0]) return false;
  if (name == "A" || name == "first") return true;
  if (name == "B" || name == "second") return false;
  return std::nullopt;
}

const Disagreement* disagreement_at(const Comparison& comparison, std::string_view field) {
  for (const auto* const list : {&comparison.disagreements, &comparison.words}) {
    for (const Disagreement& one : *list) {
      if (one.field == field) return &one;
    }
  }
  return nullptr;
}

std::vector<const Disagreement*> undecided(const Comparison& comparison, const std::vector<Decision>& decisions) {
  std::set<std::string_view> decided;
  for (const Decision& decision : decisions) decided.insert(decision.field);
  std::vector<const Disagreement*> open;
  for (const Disagreement& one : comparison.disagreements) {
    if (decided.count(one.field) == 0) open.push_back(&one);
  }
  return open;
}

std::string decisions_template(const Comparison& comparison, const std::string& article, const Readers& readers) {
  Node root = mapping();
  set(root, "article", scalar(article));
  Node names;
  names.kind = Node::Kind::sequence;
  for (const std::string& name : readers) names.items.push_back(scalar(name));
  set(root, "readers", std::move(names));
  Node list;
  list.kind = Node::Kind::sequence;
  for (const Disagreement& one : comparison.disagreements) {
    Node item = mapping();
    set(item, "field", scalar(one.field));
    set(item, "about", scalar(one.about));
    if (one.first_value) set(item, "first", scalar(*one.first_value));
    if (one.second_value) set(item, "second", scalar(*one.second_value));
    for (const char* const key : {"take", "by", "why"}) set(item, key, scalar(kOpen));
    list.items.push_back(std::move(item));
  }
  set(root, "decisions", std::move(list));
  return write_yaml(root);
}

DecisionFile read_decisions(const ParsedFile& parsed, const Comparison& comparison, const std::string& article, const Readers& readers) {
  DecisionFile file;
  file.problems = parsed.problems;
  if (!parsed.has_root || parsed.root.kind != Node::Kind::mapping) {
    if (file.problems.empty()) {
      file.problems.push_back(problem("wrong-shape", {parsed.path, 1, 1, 1, 1, {}}, "a decisions file has 'article' and 'decisions'", "decisions:"));
    }
    return file;
  }
  check_keys(parsed, "decisions file", true, file.problems);
  const auto text = [](const Node& item, const char* key) {
    const Node* const node = item.find(key);
    return node == nullptr || node->kind != Node::Kind::scalar || node->text == kOpen ? std::string() : node->text;
  };
  if (const Node* const key = parsed.root.find("article"); key != nullptr && !key->reported && key->text != article) {
    file.problems.push_back(problem("unknown-article", key->span, fmt::format("the decisions are of '{}', the files of '{}'", key->text, article)));
  }
  std::vector<std::string> fields;
  for (const auto* const list : {&comparison.disagreements, &comparison.words}) {
    for (const Disagreement& one : *list) fields.push_back(one.field);
  }
  const std::string by = text(parsed.root, "by");
  std::map<std::string, int> lines;
  const Node* const list = parsed.root.find("decisions");
  for (const Node& item : list == nullptr ? std::vector<Node>{} : list->items) {
    const Node* const field = item.find("field");
    const Node* const take = item.find("take");
    if (field == nullptr || field->kind != Node::Kind::scalar || field->reported) continue;
    const Disagreement* const found = disagreement_at(comparison, field->text);
    if (found == nullptr) {
      file.problems.push_back(problem("unknown-field", field->span, fmt::format("the files do not differ at '{}'", field->text),
                                      core::did_you_mean(field->text, fields)));
      continue;
    }
    if (const auto [known, is_new] = lines.try_emplace(field->text, field->span.line); !is_new) {
      file.problems.push_back(problem("duplicate-decision", field->span, fmt::format("'{}' is decided twice (first in line {})", field->text, known->second)));
      continue;
    }
    for (const auto& [key, value] : {std::pair("first", found->first_value), std::pair("second", found->second_value)}) {
      const Node* const written = item.find(key);
      if (written != nullptr && written->text != value.value_or("")) {
        file.problems.push_back(problem("value-changed", written->span, fmt::format("the {} reader's file now says '{}'", key, value.value_or("nothing")),
                                        "look at it again: casebook diff"));
      }
    }
    if (take == nullptr || take->kind != Node::Kind::scalar || take->reported || take->text == kOpen) continue;
    const auto takes_first = reader_named(take->text, readers);
    if (!takes_first) {
      file.problems.push_back(problem("unknown-choice", take->span, fmt::format("'{}' is no reader", take->text), fmt::format("first ({}) or second ({})", readers[0], readers[1])));
      continue;
    }
    const std::string own = text(item, "by");
    file.decisions.push_back({field->text, *takes_first, own.empty() ? by : own, text(item, "why")});
  }
  core::sort_diagnostics(file.problems);
  return file;
}

std::string agreed_file(const ComparedCases& compared, const std::vector<Decision>& decisions, const Readers& readers) {
  return Agreeing(compared, decisions, readers).write();
}

}  // namespace casebook::casefile
