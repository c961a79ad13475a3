#include "casefile/notice_text.h"

#include "casefile/node.h"

namespace casebook::casefile {
namespace {

Node text_node(const std::string& text) {
  Node node;
  node.text = text;
  return node;
}

void add(Node& mapping, const char* key, Node value) { mapping.entries.push_back({text_node(key), std::move(value)}); }

void add_text(Node& mapping, const char* key, const std::string& text) {
  if (!text.empty()) add(mapping, key, text_node(text));
}

Node mapping_node() {
  Node node;
  node.kind = Node::Kind::mapping;
  return node;
}

Node touches_node(const ErratumRecord& notice) {
  if (notice.touches.empty()) return text_node(notice.touches_everything ? "everything" : "nothing");
  Node list;
  list.kind = Node::Kind::sequence;
  for (const auto& touch : notice.touches) {
    Node item = mapping_node();
    add_text(item, "id", touch.id);
    add_text(item, "was", touch.was);
    add_text(item, "now", touch.now);
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace

std::string notice_text(const ErratumRecord& notice, bool says_touches) {
  Node section = mapping_node();
  add_text(section, "of", notice.of);
  add_text(section, "kind", notice.kind);
  add_text(section, "scope", notice.scope);
  add_text(section, "title", notice.title);
  add_text(section, "published", notice.published);
  add_text(section, "pmid", notice.pmid);
  add_text(section, "doi", notice.doi);
  add_text(section, "cited as", notice.cited_as);
  add_text(section, "summary", notice.summary);
  if (says_touches) add(section, "touches", touches_node(notice));
  add_text(section, "at", notice.locator);
  Node root = mapping_node();
  add(root, "notice", std::move(section));
  return write_yaml(root);
}

}  // namespace casebook::casefile
