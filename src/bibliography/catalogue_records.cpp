#include "bibliography/catalogue_records.h"

#include <fmt/format.h>

#include "core/errors.h"
#include "core/text.h"

namespace casebook::bibliography {
namespace {

constexpr const char* kArticle =
    "SELECT article_id, title, journal, published, issue_date, volume, issue, pages, language, registration, conflict_of_interest FROM articles "
    "WHERE citekey = :citekey";
constexpr const char* kIdentifiers = "SELECT scheme, value FROM article_identifiers WHERE article_id = :article_id ORDER BY scheme";
constexpr const char* kRecord =
    "SELECT vernacular_title, journal_abbreviation, issn, published_text, electronic_date, book_title, publisher, place, edition, isbn FROM article_records "
    "WHERE article_id = :article_id";
constexpr const char* kLanguages = "SELECT language FROM article_languages WHERE article_id = :article_id ORDER BY position";
constexpr const char* kTypes = "SELECT publication_type FROM article_publication_types WHERE article_id = :article_id ORDER BY position";
constexpr const char* kKeywords = "SELECT scheme, term, code, major FROM article_keywords WHERE article_id = :article_id ORDER BY position";
constexpr const char* kEditors = "SELECT family, given, suffix FROM article_editors WHERE article_id = :article_id ORDER BY position";
constexpr const char* kAuthors = "SELECT family, given, suffix, initials, kind, orcid, affiliation FROM article_authors WHERE article_id = :article_id ORDER BY position";
constexpr const char* kAbstract = "SELECT abstract FROM article_texts WHERE article_id = :article_id";

void read_identifiers(store::Database& database, std::int64_t article_id, Record& record) {
  auto& statement = database.cached(kIdentifiers);
  statement.bind(":article_id", article_id);
  while (statement.step()) {
    const std::string scheme = *statement.text("scheme");
    (scheme == "pmid" ? record.pmid : scheme == "doi" ? record.doi : record.pmcid) = *statement.text("value");
  }
  statement.reset();
}

void read_authors(store::Database& database, std::int64_t article_id, Record& record) {
  auto& statement = database.cached(kAuthors);
  statement.bind(":article_id", article_id);
  while (statement.step()) {
    Author author;
    author.family = *statement.text("family");
    author.given = statement.text("given").value_or("");
    author.suffix = statement.text("suffix").value_or("");
    author.initials = statement.text("initials").value_or("");
    author.group = statement.text("kind") == "group";
    author.orcid = statement.text("orcid").value_or("");
    author.affiliation = statement.text("affiliation").value_or("");
    record.authors.push_back(std::move(author));
  }
  statement.reset();
}

/// What an imported record says beyond the article's own row; nothing where none was imported.
void read_record(store::Database& database, std::int64_t article_id, Record& record) {
  auto& statement = database.cached(kRecord);
  statement.bind(":article_id", article_id);
  if (statement.step()) {
    const auto text = [&statement](const char* name) { return statement.text(name).value_or(""); };
    record.vernacular_title = text("vernacular_title");
    record.journal_abbreviation = text("journal_abbreviation");
    record.issn = text("issn");
    record.published.words = text("published_text");
    if (record.electronic_date.empty() && text("electronic_date") != record.published.iso) record.electronic_date = text("electronic_date");
    record.book_title = text("book_title");
    record.publisher = text("publisher");
    record.place = text("place");
    record.edition = text("edition");
    record.isbn = text("isbn");
  }
  statement.reset();
  const auto each = [&](const char* sql, auto take) {
    auto& rows = database.cached(sql);
    rows.bind(":article_id", article_id);
    while (rows.step()) take(rows);
    rows.reset();
  };
  std::vector<std::string> languages;
  each(kLanguages, [&](store::Statement& row) { languages.push_back(*row.text("language")); });
  if (!languages.empty()) record.languages = std::move(languages);
  each(kTypes, [&](store::Statement& row) { record.publication_types.push_back(*row.text("publication_type")); });
  each(kKeywords, [&](store::Statement& row) {
    record.keywords.push_back({*row.text("scheme"), *row.text("term"), row.text("code").value_or(""), *row.integer("major") != 0});
  });
  each(kEditors, [&](store::Statement& row) {
    record.editors.push_back({*row.text("family"), row.text("given").value_or(""), "", row.text("suffix").value_or(""), "", "", !row.text("given")});
  });
}

}  // namespace

std::vector<CitedRecord> cited_records(store::Database& database, const std::vector<std::string>& citekeys) {
  std::vector<CitedRecord> records;
  for (const auto& citekey : citekeys) {
    auto& statement = database.cached(kArticle);
    statement.bind(":citekey", citekey);
    if (!statement.step()) {
      statement.reset();
      throw core::UsageError(fmt::format("there is no article '{}' in the catalogue", core::visible_text(citekey)));
    }
    const auto text = [&statement](const char* name) { return statement.text(name).value_or(""); };
    CitedRecord cited;
    cited.citekey = citekey;
    Record& record = cited.record;
    const auto article_id = *statement.integer("article_id");
    record.title = text("title");
    record.journal = text("journal");
    record.published.iso = text("issue_date");
    if (record.published.iso.empty()) {
      record.published.iso = text("published");
    } else if (text("published") != record.published.iso) {
      record.electronic_date = text("published");
    }
    record.volume = text("volume");
    record.issue = text("issue");
    record.pages = text("pages");
    if (!text("language").empty()) record.languages = {text("language")};
    record.registration = text("registration");
    record.conflict_of_interest = text("conflict_of_interest");
    statement.reset();
    read_identifiers(database, article_id, record);
    read_authors(database, article_id, record);
    read_record(database, article_id, record);
    auto& abstract = database.cached(kAbstract);
    abstract.bind(":article_id", article_id);
    if (abstract.step()) record.abstract = abstract.text("abstract").value_or("");
    abstract.reset();
    records.push_back(std::move(cited));
  }
  return records;
}

}  // namespace casebook::bibliography
