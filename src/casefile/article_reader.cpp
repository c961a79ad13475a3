#include "casefile/article_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "casefile/characters.h"
#include "casefile/identifiers.h"
#include "casefile/key_table.h"
#include "core/phrase.h"
#include "core/text.h"

namespace casebook::casefile {

namespace {

/// `Family, Given; Family, Given`; an author without a comma has a family name only.
void add_authors(std::string_view text, std::vector<AuthorRecord>& authors) {
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find(';', start), text.size());
    const std::string_view name = text.substr(start, end - start);
    const std::size_t comma = name.find(',');
    AuthorRecord author;
    author.family = core::trimmed(name.substr(0, comma));
    if (comma != std::string_view::npos) author.given = core::trimmed(name.substr(comma + 1));
    if (!author.family.empty()) authors.push_back(std::move(author));
    start = end + 1;
  }
}

/// A citekey stands in other files, in `KEY#ID`, in `KEY / label` and on command lines.
bool is_key(std::string_view text) {
  return !text.empty() && text.front() != '-' && std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c <= ' ' || c == 0x7F ||
           std::string_view("#/()[]{},;:'\"\\|*?<>&$`").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

}  // namespace

void read_article(CaseReading& reading, const Node& root) {
  ArticleRecord& article = reading.file.article;
  const Node* const found = reading.value(root, "article", kSection);
  if (found == nullptr) return;
  const Node& item = *found;
  article.where = item.span;
  if (reading.parsed.places) {
    for (const Node::Entry& entry : item.entries) article.values.spans.emplace_back(entry.key.text, entry.value.span);
  }
  if (const Node* const key = reading.value(item, "key", kText)) {
    article.key = key->text;
    if (!is_key(article.key)) {
      reading.error("wrong-shape", key->span, fmt::format("'{}' cannot be the key of an article", shortened(key->text)),
                    "letters, digits and hyphens: albers-2017");
    }
  } else if (const Node* const key_to_do = item.find("key");
             key_to_do != nullptr && !key_to_do->reported && reading.file.draft) {
    reading.error("key-missing", key_to_do->span, "article has no 'key'", "a draft needs its key too: albers-2017");
  }
  article.title = reading.text(item, "title");
  for (const Node* const authors : reading.texts(item, "authors")) add_authors(authors->text, article.authors);
  article.journal = reading.text(item, "journal");
  article.published = read_date_of(reading, item, "published");
  article.issue_date = read_date_of(reading, item, "issue date");
  article.volume = reading.text(item, "volume");
  article.issue = reading.text(item, "issue");
  article.pages = reading.text(item, "pages");
  article.doi = read_doi(reading, item);
  article.pmid = read_pmid(reading, item);
  article.pmcid = read_pmcid(reading, item);
  article.language = reading.text(item, "language");
  article.design = reading.text(item, "design");
  article.setting = reading.text(item, "setting");
  article.registration = reading.text(item, "registration");
  article.text_read = reading.text(item, "text read");
  article.conflict_of_interest = reading.text(item, "conflict of interest");
  article.note = reading.text(item, "note");
  // A draft may leave both open; the catalogue has a word for each.
  if (article.design.empty()) article.design = "not stated";
  if (article.text_read.empty()) article.text_read = "citation";
  if (const Node* const sources = reading.value(item, "sources", kPairs)) {
    for (const Node::Entry& source : sources->entries) {
      if (source.value.kind == Node::Kind::scalar && !source.value.reported && !source.key.reported) {
        article.sources.emplace_back(source.key.text, source.value.text);
      }
    }
  }
}

void read_links(CaseReading& reading, const Node& root) {
  for (const Node* const item : reading.items(root, "links")) {
    DraftItem draft(reading);
    LinkRecord link;
    link.where = item->span;
    link.relation = reading.text(*item, "relation");
    link.key = reading.text(*item, "key");
    link.pmid = read_pmid(reading, *item);
    link.doi = read_doi(reading, *item);
    link.text = reading.text(*item, "text");
    link.note = reading.text(*item, "note");
    const std::string certainty = reading.text(*item, "certainty");
    if (certainty == "possible" || certainty == "low") link.certainty = "possible";
    bool named = false;
    for (const char* const key : {"key", "pmid", "doi", "text"}) named = named || item->find(key) != nullptr;
    if (!named && !touches_set_aside(reading.parsed.set_aside, item->span)) {
      reading.error("key-missing", item->span, "a link has no 'key', 'pmid', 'doi' or 'text'",
                    "say which article is meant");
    }
    if (!draft.left_out()) reading.file.links.push_back(std::move(link));
  }
}

void read_appraisal(CaseReading& reading, const Node& root) {
  for (const Node* const item : reading.items(root, "appraisal")) {
    DraftItem draft(reading);
    AppraisalRecord appraisal;
    appraisal.where = item->span;
    if (const Node* const node = reading.value(*item, "item", kText)) {
      core::Phrase phrase(node->text);
      const bool murad = phrase.take("murad");
      const int last = murad ? 8 : 13;
      appraisal.instrument = murad ? "murad" : "care";
      const bool known = murad || phrase.take("care");
      phrase.take_one_of({"item", "question"});
      const std::optional<int> number = phrase.take_whole();
      if (known && number && phrase.done() && *number >= 1 && *number <= last) {
        appraisal.item = *number;
      } else {
        reading.error("value-unreadable", node->span,
                      fmt::format("'{}' is no item of an appraisal", shortened(node->text)),
                      "murad 1 to murad 8, care 1 to care 13");
      }
    }
    appraisal.answer = reading.text(*item, "answer");
    appraisal.why = reading.text(*item, "why");
    appraisal.reader = reading.text(*item, "by");
    if (!draft.left_out() && appraisal.item > 0) reading.file.appraisals.push_back(std::move(appraisal));
  }
}

void read_adjudication(CaseReading& reading, const Node& root) {
  const Node* const section = reading.value(root, "adjudication", kSection);
  if (section == nullptr) return;
  std::vector<std::string> readers;
  for (const Node* const one : reading.texts(*section, "readers")) readers.push_back(one->text);
  if (const Node* const node = section->find("readers"); node != nullptr && !node->reported && readers.size() != 2) {
    reading.error("wrong-shape", node->span, fmt::format("an adjudication is between two readers, not {}", readers.size()), "readers: [JA, RF]");
  }
  for (const char* const name : {"first reader", "second reader"}) readers.emplace_back(name);
  if (readers.size() > 2 && readers.size() != 4) readers = {"first reader", "second reader"};
  for (const Node* const item : reading.items(*section, "decisions")) {
    DraftItem draft(reading);
    AdjudicationRecord record;
    record.where = item->span;
    record.field = reading.text(*item, "field");
    record.about = reading.text(*item, "about");
    record.first_reader = readers[0];
    record.second_reader = readers[1];
    record.first_value = reading.text(*item, "first");
    record.second_value = reading.text(*item, "second");
    record.taken = reading.text(*item, "taken");
    record.by = reading.text(*item, "by");
    record.why = reading.text(*item, "why");
    if (!draft.left_out() && !record.field.empty() && !record.taken.empty()) reading.file.adjudications.push_back(std::move(record));
  }
}

void read_background(CaseReading& reading, const Node& root, const Inherited& outer) {
  for (const char* const topic : {"methods", "disagreements", "not seen"}) {
    std::vector<const Node*> remarks = reading.items(root, topic, true);
    if (const Node* const one = reading.value(root, topic, kText)) remarks = {one};
    for (const Node* const item : remarks) {
      DraftItem draft(reading);
      BackgroundRecord remark;
      // The file's `at` is where its claims stand; what could not be read, or differs between sources, stands nowhere unless the line says so.
      const Inherited& around = std::string_view(topic) == "methods" ? outer : Inherited{};
      Inherited own = item->kind == Node::Kind::mapping ? inherit(reading, *item, around) : around;
      own.locator_reported = true;  // a remark need not have a place
      if (item->kind == Node::Kind::mapping) {
        static_cast<ClaimRecord&>(remark) = read_claim(reading, *item, own, reading.text(*item, "text"));
      } else {
        static_cast<ClaimRecord&>(remark) = plain_claim(reading, item->span, own, item->text);
      }
      remark.topic = topic;
      if (!draft.left_out()) reading.file.background.push_back(std::move(remark));
    }
  }
}

}  // namespace casebook::casefile
