#include "bibliography/csl_json_writer.h"

#include <nlohmann/json.hpp>

namespace casebook::bibliography {
namespace {

using Json = nlohmann::ordered_json;

const char* type_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::journal_article:
      return "article-journal";
    case RecordKind::book:
      return "book";
    case RecordKind::chapter:
      return "chapter";
    case RecordKind::other:
      return "document";
  }
  return "document";
}

void add(Json& item, const char* name, const std::string& text) {
  if (!text.empty()) item[name] = text;
}

Json names(const std::vector<Author>& authors) {
  Json list = Json::array();
  for (const auto& author : authors) {
    Json name = Json::object();
    const std::string given = author.given.empty() ? author.initials : author.given;
    if (author.group) {
      name["literal"] = author.family;
    } else {
      name["family"] = author.family;
      add(name, "given", given);
      add(name, "suffix", author.suffix);
    }
    list.push_back(std::move(name));
  }
  return list;
}

/// A date with the parts that are known; the words where no part is.
void add_date(Json& item, const char* name, const RecordDate& date) {
  if (const auto parts = date_parts(date.iso)) {
    Json list = Json::array({parts->year});
    if (parts->month) list.push_back(*parts->month);
    if (parts->day) list.push_back(*parts->day);
    item[name] = Json{{"date-parts", Json::array({list})}};
  } else if (!date.words.empty()) {
    item[name] = Json{{"literal", date.words}};
  }
}

Json item_of(const CitedRecord& cited) {
  const Record& record = cited.record;
  const RecordKind kind = kind_of(record);
  Json item = Json::object();
  item["id"] = cited.citekey;
  item["type"] = type_of(kind);
  add(item, "title", record.title.empty() ? record.book_title : record.title);
  if (!record.authors.empty()) item["author"] = names(record.authors);
  if (!record.editors.empty()) item["editor"] = names(record.editors);
  add(item, "container-title", kind == RecordKind::chapter ? record.book_title : record.journal);
  add(item, "container-title-short", record.journal_abbreviation);
  add_date(item, "issued", record.published);
  add_date(item, "available-date", {record.electronic_date, {}});
  add(item, "volume", record.volume);
  add(item, "issue", record.issue);
  add(item, "page", record.pages);
  add(item, "edition", record.edition);
  add(item, "publisher", record.publisher);
  add(item, "publisher-place", record.place);
  add(item, "DOI", record.doi);
  add(item, "PMID", record.pmid);
  add(item, "PMCID", record.pmcid);
  add(item, "ISSN", record.issn);
  add(item, "ISBN", record.isbn);
  if (!record.languages.empty()) item["language"] = record.languages.front();
  add(item, "abstract", record.abstract);
  return item;
}

}  // namespace

std::string csl_json(const std::vector<CitedRecord>& records) {
  Json list = Json::array();
  for (const auto& cited : records) list.push_back(item_of(cited));
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace casebook::bibliography
