#include "casefile/notice_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/identifiers.h"
#include "casefile/key_table.h"

namespace casebook::casefile {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void read_touches(CaseReading& reading, const Node& item, ErratumRecord& notice) {
  const Node* const node = item.find("touches");
  if (node == nullptr) {
    if (is_one_of(notice.kind, {"retraction", "expression of concern", "reinstatement"})) {
      notice.touches_everything = true;
    } else if (is_one_of(notice.kind, {"correction", "partial retraction", "corrected and republished"}) &&   // of any other word it is said that it is none
               !is_one_of(notice.scope, {"affiliation", "author", "funding", "typography"}) && !notice.scope.empty() &&
               !touches_set_aside(reading.parsed.set_aside, item.span)) {
      reading.error("touches-missing", item.span,
                    fmt::format("a {} of scope {} must say what it touches", notice.kind, shortened(notice.scope)),
                    "touches: nothing, everything, or a list of claim ids");
    }
    return;
  }
  const Node* const touches = reading.value(item, "touches", kText | kItems);
  if (touches == nullptr) return;
  if (touches->kind == Node::Kind::scalar) {
    notice.touches_everything = touches->text == "everything";
    if (!is_one_of(touches->text, {"nothing", "everything"}))
      notice.touches.push_back({touches->text, {}, {}, touches->span});
    return;
  }
  for (const Node* const one : reading.items(item, "touches", true)) {
    TouchRecord touch;
    touch.where = one->span;
    if (one->kind == Node::Kind::scalar) {
      touch.id = one->text;
    } else {
      touch.id = reading.text(*one, "id");
      touch.was = reading.text(*one, "was");
      touch.now = reading.text(*one, "now");
      if (const Node* const id = one->find("id")) touch.where = id->span;
    }
    if (!touch.id.empty()) notice.touches.push_back(std::move(touch));
  }
}

void read_one(CaseReading& reading, const Node& item) {
  DraftItem draft(reading);
  ErratumRecord notice;
  notice.where = item.span;
  notice.of = reading.text(item, "of");
  notice.kind = reading.text(item, "kind");
  notice.scope = reading.text(item, "scope");
  notice.title = reading.text(item, "title");
  notice.published = read_date_of(reading, item, "published");
  notice.pmid = read_pmid(reading, item);
  notice.doi = read_doi(reading, item);
  notice.cited_as = reading.text(item, "cited as");
  notice.summary = reading.text(item, "summary");
  notice.locator = reading.text(item, "at");
  notice.text_read = reading.text(item, "text read");
  read_touches(reading, item, notice);
  if (!draft.left_out() && !notice.kind.empty()) reading.file.errata.push_back(std::move(notice));
}

}  // namespace

void read_errata(CaseReading& reading, const Node& root) {
  for (const Node* const item : reading.items(root, "errata")) read_one(reading, *item);
}

void read_notice(CaseReading& reading, const Node& root) {
  if (const Node* const notice = reading.value(root, "notice", kSection)) read_one(reading, *notice);
}

}  // namespace casebook::casefile
