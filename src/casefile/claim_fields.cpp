#include "casefile/claim_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/key_table.h"
#include "core/nearest_name.h"

namespace casebook::casefile {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_claim_key(std::string_view key) {
  return is_one_of(key,
                   {"said", "at", "via", "basis", "certainty", "caution", "note", "id", "restates", "overruled by"});
}

/// Keys whose value is clear without the key.
bool speaks_alone(std::string_view key, std::string_view value) {
  return value != "not stated" &&
         is_one_of(key, {"dose", "treatment", "endpoint", "event", "what", "who", "when", "value", "text"});
}

void check_source(CaseReading& reading, const Node& node) {
  const std::string& name = node.text;
  std::vector<std::string> names;
  for (const auto& [source, address] : reading.file.article.sources) names.push_back(source);
  for (const LinkRecord& link : reading.file.links) names.push_back(link.key);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  if (reading.has_gaps() || reading.surroundings.articles->find(name)) return;
  for (std::string& key : reading.surroundings.articles->keys_near(name)) names.push_back(std::move(key));
  std::string hint = core::did_you_mean(name, names);
  if (hint.empty()) hint = "name it under 'sources' of the article, or give the key of an article";
  reading.error("unknown-source", node.span, fmt::format("no source '{}' is declared", shortened(name)),
                std::move(hint));
}

}  // namespace

std::string value_words(const Node& value) {
  if (value.kind == Node::Kind::scalar) return value.text;
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() || more.empty() ? "" : ", ") + more; };
  for (const Node& item : value.items) {
    if (item.kind == Node::Kind::scalar) add(item.text);
  }
  for (const Node::Entry& entry : value.entries) {
    if (entry.value.kind == Node::Kind::scalar) add(entry.key.text + " " + entry.value.text);
  }
  return words;
}

std::string own_words(const Node& item) {
  if (item.kind == Node::Kind::scalar) return item.text;
  std::string words;
  for (const Node::Entry& entry : item.entries) {
    if (is_claim_key(entry.key.text) || entry.key.text == "adverse events") continue;  // these are claims of their own
    const bool plain = entry.value.kind == Node::Kind::scalar;
    const std::string joined = plain ? std::string() : value_words(entry.value);
    const std::string& value = plain ? entry.value.text : joined;
    if (value.empty()) continue;
    if (!words.empty()) words += ", ";
    if (!speaks_alone(entry.key.text, value)) words.append(entry.key.text).append(" ");
    words += value;
  }
  return words;
}

Inherited inherit(CaseReading& reading, const Node& item, const Inherited& outer) {
  Inherited own = outer;
  if (const Node* const at = reading.value(item, "at", kText); at != nullptr && !at->text.empty()) {
    own.at = at->text;
    own.locator_reported = false;
  } else if (item.find("at") != nullptr) {
    own.locator_reported = true;  // a TODO, or broken
  }
  if (const Node* const via = reading.value(item, "via", kText)) {
    own.via = via->text;
    check_source(reading, *via);
  }
  return own;
}

ClaimRecord plain_claim(CaseReading& reading, const core::SourceSpan& where, Inherited& own, std::string words) {
  ClaimRecord claim;
  claim.said = words.empty() ? "not stated" : std::move(words);
  claim.locator = own.at;
  claim.via = own.via;
  claim.where = where;
  if (claim.locator.empty() && !own.locator_reported) {
    own.locator_reported = true;
    reading.open_error("locator-missing", where, "nothing says where in the article this stands",
                       "at: on the file, the course or the line");
  }
  return claim;
}

ClaimRecord read_claim(CaseReading& reading, const Node& item, Inherited& own, std::string words) {
  std::string said = reading.text(item, "said");
  ClaimRecord claim = plain_claim(reading, item.span, own, said.empty() ? std::move(words) : std::move(said));
  claim.caution = reading.text(item, "caution");
  claim.note = reading.text(item, "note");
  claim.id = reading.text(item, "id");
  claim.restates = reading.text(item, "restates");
  claim.overruled_by = reading.text(item, "overruled by");
  if (const std::string basis = reading.text(item, "basis"); is_one_of(basis, {"coded", "derived"}))
    claim.basis = basis;
  if (reading.text(item, "certainty") == "low") claim.certainty = "low";
  if (!reading.parsed.places) return claim;
  claim.values.spans.reserve(item.entries.size());
  for (const Node::Entry& entry : item.entries) {
    if (!entry.value.reported) claim.values.spans.emplace_back(entry.key.text, entry.value.span);
  }
  return claim;
}

}  // namespace casebook::casefile
