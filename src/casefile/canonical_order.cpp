#include "casefile/canonical_order.h"

#include <algorithm>

#include "casefile/key_table.h"

namespace casebook::casefile {
namespace {

std::size_t place(const SectionRule& rule, const std::string& key) {
  const auto found = std::find_if(rule.keys.begin(), rule.keys.end(), [&](const KeyRule& one) { return one.name == key; });
  return static_cast<std::size_t>(found - rule.keys.begin());
}

void order(Node& node, const SectionRule& rule) {
  if (node.kind != Node::Kind::mapping) return;
  std::stable_sort(node.entries.begin(), node.entries.end(), [&](const Node::Entry& left, const Node::Entry& right) {
    return place(rule, left.key.text) < place(rule, right.key.text);
  });
  for (auto& entry : node.entries) {
    const auto at = place(rule, entry.key.text);
    if (at == rule.keys.size() || rule.keys[at].of.empty()) continue;
    const auto& inner = section(rule.keys[at].of);
    order(entry.value, inner);
    for (auto& item : entry.value.items) order(item, inner);
  }
}

}  // namespace

void put_in_order(Node& root) {
  if (root.find("vocabulary") != nullptr) {
    order(root, section("vocabulary file"));
  } else if (root.find("notice") != nullptr) {
    order(root, section("notice file"));
  } else {
    order(root, section("case file"));
  }
}

}  // namespace casebook::casefile
