#include "bibliography/record_writer.h"

#include <fmt/core.h>

#include <utility>

#include "bibliography/citekey.h"
#include "bibliography/record_row.h"
#include "bibliography/relation.h"
#include "core/printed_place.h"
#include "core/text.h"
#include "store/embedded_files.h"
#include "store/row_statement.h"

namespace casebook::bibliography {
namespace {

const store::EmbeddedFile& script(std::string_view stem) { return store::embedded_file(store::embedded::loading(), stem); }

core::Diagnostic conflict(const SourcePosition& where, const char* rule, std::string message, std::string hint = {}) {
  core::Diagnostic diagnostic;
  diagnostic.severity = core::Severity::warning;
  diagnostic.rule = rule;
  diagnostic.where.file = where.file;
  diagnostic.where.line = where.line;
  diagnostic.where.end_line = where.line;
  diagnostic.message = core::visible_text(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

const char* scheme_name(const char* scheme) {
  const std::string_view name(scheme);
  return name == "pmid" ? "PMID" : name == "doi" ? "DOI" : "PMCID";
}

}  // namespace

/// What runs once or more for every record. Values go in by the order of the parameters.
struct RecordWriter::Statements {
  explicit Statements(store::Database& database) : of(database) {}
  store::RowStatement prepared(const char* sql) const { return {of, sql}; }
  store::Database& of;

  store::RowStatement owner = prepared("SELECT article_id FROM article_identifiers WHERE scheme = :scheme AND value = :value");
  store::RowStatement number = prepared("SELECT value FROM article_identifiers WHERE article_id = :article_id AND scheme = :scheme");
  store::RowStatement citekey_taken = prepared("SELECT 1 FROM articles WHERE citekey = :citekey");
  store::RowStatement imported = prepared("SELECT source_file IS NULL FROM articles WHERE article_id = :article_id");
  store::RowStatement before = prepared("SELECT digest, revised, format FROM article_records WHERE article_id = :article_id");
  store::RowStatement awaited_pmid = prepared("SELECT 1 FROM article_links WHERE to_article_id IS NULL AND to_pmid = :number LIMIT 1");
  store::RowStatement awaited_doi = prepared("SELECT 1 FROM article_links WHERE to_article_id IS NULL AND to_doi = :number LIMIT 1");

  store::RowStatement add_article = prepared(
      "INSERT INTO articles(citekey, title, journal, published, issue_date, volume, issue, pages, language, design, registration, conflict_of_interest, text_read) "
      "VALUES(:citekey, :title, :journal, :published, :issue_date, :volume, :issue, :pages, :language, :design, :registration, :conflict_of_interest, 'citation')");
  store::RowStatement change_article = prepared(
      "UPDATE articles SET title = :title, journal = :journal, published = :published, issue_date = :issue_date, volume = :volume, issue = :issue, pages = :pages, "
      "language = :language, design = :design, registration = :registration, conflict_of_interest = :conflict_of_interest WHERE article_id = :article_id");
  store::RowStatement add_number = prepared("INSERT INTO article_identifiers(scheme, value, article_id) VALUES(:scheme, :value, :article_id)");
  store::RowStatement change_number =
      prepared("INSERT INTO article_identifiers(scheme, value, article_id) VALUES(:scheme, :value, :article_id) "
               "ON CONFLICT(article_id, scheme) DO UPDATE SET value = excluded.value ON CONFLICT(scheme, value) DO NOTHING");
  store::RowStatement add_record = prepared(
      "INSERT INTO article_records(article_id, format, pmid, pmcid, doi, title, vernacular_title, journal, journal_abbreviation, issn, published, issue_date, "
      "published_text, electronic_date, volume, issue, pages, book_title, publisher, place, edition, isbn, registration, conflict_of_interest, printed_at, "
      "revised, source_name, source_position, digest, imported) VALUES(:article_id, :format, :pmid, :pmcid, :doi, :title, :vernacular_title, :journal, "
      ":journal_abbreviation, :issn, :published, :issue_date, :published_text, :electronic_date, :volume, :issue, :pages, :book_title, :publisher, :place, "
      ":edition, :isbn, :registration, :conflict_of_interest, :printed_at, :revised, :source_name, :source_position, :digest, :imported)");
  store::RowStatement add_author = prepared(
      "INSERT INTO article_authors(article_id, position, family, given, orcid, affiliation, suffix, initials, kind) "
      "VALUES(:article_id, :position, :family, :given, :orcid, :affiliation, :suffix, :initials, :kind)");
  store::RowStatement add_editor =
      prepared("INSERT INTO article_editors(article_id, position, family, given, suffix) VALUES(:article_id, :position, :family, :given, :suffix)");
  store::RowStatement add_language = prepared("INSERT INTO article_languages(article_id, position, language) VALUES(:article_id, :position, :language)");
  store::RowStatement add_type =
      prepared("INSERT INTO article_publication_types(article_id, position, publication_type) VALUES(:article_id, :position, :type)");
  store::RowStatement add_keyword = prepared(
      "INSERT INTO article_keywords(article_id, position, scheme, term, code, major) VALUES(:article_id, :position, :scheme, :term, :code, :major)");
  store::RowStatement add_other_number =
      prepared("INSERT OR IGNORE INTO article_other_identifiers(article_id, scheme, value) VALUES(:article_id, :scheme, :value)");
  store::RowStatement add_link = prepared(
      "INSERT INTO article_links(article_id, relation, to_pmid, to_doi, to_text, note, to_published, to_printed_at, origin) "
      "VALUES(:article_id, :relation, :to_pmid, :to_doi, :to_text, :note, :to_published, :to_printed_at, 'record')");
  store::RowStatement add_text = prepared(
      "INSERT INTO article_texts(article_id, abstract) VALUES(:article_id, :abstract) ON CONFLICT(article_id) DO UPDATE SET abstract = excluded.abstract");
  store::RowStatement index_text = prepared("INSERT INTO article_search(rowid, title, abstract) VALUES(:article_id, :title, :abstract)");
};

RecordWriter::RecordWriter(store::Database& database, std::string now)
    : database_(database),
      now_(std::move(now)),
      statements_(std::make_unique<Statements>(database)),
      forget_full_text_(database, script("forget_full_text")),
      index_full_text_(database, script("index_full_text")),
      resolve_links_(database, script("resolve_record_links")),
      fill_from_record_(database, script("fill_from_record")),
      raise_notices_(database, script("raise_notices")),
      touch_everything_(database, script("touch_everything")) {}

RecordWriter::~RecordWriter() = default;

std::int64_t RecordWriter::owner_of(const char* scheme, const std::string& value) {
  return value.empty() ? 0 : statements_->owner.text(scheme).text(value).first();
}

std::string RecordWriter::number_of(std::int64_t article_id, const char* scheme) {
  auto& statement = statements_->number.integer(article_id).text(scheme);
  std::string value(statement.step() ? statement.text_at(0) : std::string_view{});
  statement.done();
  return value;
}

std::string RecordWriter::citekey_of(std::int64_t article_id) {
  auto& statement = database_.cached("SELECT citekey FROM articles WHERE article_id = :article_id");
  statement.bind(":article_id", article_id);
  std::string key = statement.step() ? *statement.text(0) : std::string{};
  statement.reset();
  return key;
}

/// An article of the same first author, year and title, when neither has a number that the other contradicts. For records without any number.
std::int64_t RecordWriter::namesake(const Record& record) {
  const std::string base = citekey_base(record);
  const std::string title = core::lower_ascii(record.title);
  auto& statement = database_.cached("SELECT article_id, title FROM articles WHERE citekey >= :base AND citekey < :end ORDER BY article_id");
  statement.bind(":base", base).bind(":end", base + "~");
  std::int64_t found = 0;
  while (found == 0 && statement.step()) {
    if (core::lower_ascii(statement.text(1).value_or("")) == title && !title.empty()) found = *statement.integer(0);
  }
  statement.reset();
  return found;
}

RecordWriter::Found RecordWriter::find(const Record& record, std::vector<core::Diagnostic>& conflicts) {
  Found found;
  found.pmid = record.pmid;
  found.pmcid = record.pmcid;
  found.doi = record.doi;
  found.article_id = owner_of("pmid", record.pmid);
  found.by_pmid = found.article_id != 0;
  const auto look = [&](const char* scheme, std::string& value) {
    const auto owner = owner_of(scheme, value);
    if (owner == 0 || owner == found.article_id) return;
    const std::string other = number_of(owner, "pmid");
    // A PMID says most: two of them are two articles, whatever else they share.
    if (found.article_id == 0 && (record.pmid.empty() || other.empty())) {
      found.article_id = owner;
      return;
    }
    const std::string here = record.pmid.empty() ? citekey_of(found.article_id) : "PMID " + record.pmid;
    conflicts.push_back(conflict(record.where, "identifier-conflict",
                                 fmt::format("{} {} of {} belongs to {}{}", scheme_name(scheme), value, here, citekey_of(owner), other.empty() ? "" : " (PMID " + other + ")"),
                                 "it stays where it is; see which of the two is right"));
    value.clear();
  };
  look("doi", found.doi);
  look("pmcid", found.pmcid);
  if (found.article_id == 0 && record.pmid.empty() && record.doi.empty() && record.pmcid.empty()) found.article_id = namesake(record);
  if (found.article_id == 0) return found;
  for (const auto& [scheme, value] : {std::pair<const char*, std::string*>("pmid", &found.pmid), {"doi", &found.doi}, {"pmcid", &found.pmcid}}) {
    const std::string there = number_of(found.article_id, scheme);
    if (value->empty() || there.empty() || there == *value) continue;
    // The record itself may have changed its mind about a DOI; a case file and a PMID stand.
    const bool imported = statements_->imported.integer(found.article_id).first() != 0;
    if (imported && std::string_view(scheme) != "pmid") continue;
    conflicts.push_back(conflict(record.where, "identifier-conflict",
                                 fmt::format("{} has {} {}, the record {}", citekey_of(found.article_id), scheme_name(scheme), there, *value), "nothing was overwritten"));
    value->clear();
  }
  return found;
}

std::string RecordWriter::free_citekey(const Record& record) {
  const std::string base = citekey_base(record);
  auto& number = suffixes_[base];
  for (;;) {
    std::string key = base + citekey_suffix(number++);
    if (statements_->citekey_taken.text(key).first() == 0) return key;
  }
}

/// The row of an article that no case file speaks of; a new one gets its key.
void RecordWriter::write_article(const Record& record, std::int64_t& article_id) {
  const bool is_new = article_id == 0;
  const auto dates = dates_of(record);
  const std::string design = design_of(record);
  const std::string citekey = is_new ? free_citekey(record) : std::string{};
  auto& statement = is_new ? statements_->add_article.text(citekey) : statements_->change_article;
  statement.text_or_null(record.title)
      .text_or_null(record.journal.empty() ? record.book_title : record.journal)
      .text_or_null(dates.published)
      .text_or_null(dates.issue_date)
      .text_or_null(record.volume)
      .text_or_null(record.issue)
      .text_or_null(record.pages)
      .text_or_null(record.languages.empty() ? std::string_view{} : record.languages.front())
      .text(design)
      .text_or_null(record.registration)
      .text_or_null(record.conflict_of_interest);
  if (!is_new) statement.integer(article_id);
  statement.run();
  if (is_new) article_id = database_.last_insert_id();
}

void RecordWriter::write_numbers(const Found& found, std::int64_t article_id, bool is_new) {
  auto& statement = is_new ? statements_->add_number : statements_->change_number;
  for (const auto& [scheme, value] : {std::pair("pmid", &found.pmid), {"pmcid", &found.pmcid}, {"doi", &found.doi}}) {
    if (!value->empty()) statement.text(scheme).text(*value).integer(article_id).run();
  }
}

void RecordWriter::write_record(const Record& record, const Found& found, std::int64_t article_id, const std::string& digest) {
  const auto dates = dates_of(record);
  const std::string printed_at = core::printed_place(record.published.iso, record.volume, record.pages);
  statements_->add_record.integer(article_id)
      .text(record.format)
      .text_or_null(found.pmid)
      .text_or_null(found.pmcid)
      .text_or_null(found.doi)
      .text_or_null(record.title)
      .text_or_null(record.vernacular_title)
      .text_or_null(record.journal)
      .text_or_null(record.journal_abbreviation)
      .text_or_null(record.issn)
      .text_or_null(dates.published)
      .text_or_null(dates.issue_date)
      .text_or_null(record.published.words)
      .text_or_null(record.electronic_date)
      .text_or_null(record.volume)
      .text_or_null(record.issue)
      .text_or_null(record.pages)
      .text_or_null(record.book_title)
      .text_or_null(record.publisher)
      .text_or_null(record.place)
      .text_or_null(record.edition)
      .text_or_null(record.isbn)
      .text_or_null(record.registration)
      .text_or_null(record.conflict_of_interest)
      .text_or_null(printed_at)
      .text_or_null(record.revised)
      .text(record.where.file)
      .integer(record.where.line)
      .text(digest)
      .text(now_)
      .run();
}

void RecordWriter::write_people(const Record& record, std::int64_t article_id, bool curated) {
  bool keep = false;
  if (curated) {   // the names of a case file stand
    auto& statement = database_.cached("SELECT 1 FROM article_authors WHERE article_id = :article_id LIMIT 1");
    statement.bind(":article_id", article_id);
    keep = statement.step();
    statement.reset();
  }
  int position = 0;
  if (!keep) {
    for (const auto& author : record.authors) {
      statements_->add_author.integer(article_id)
          .integer(++position)
          .text(author.family)
          .text_or_null(author.given)
          .text_or_null(author.orcid)
          .text_or_null(author.affiliation)
          .text_or_null(author.suffix)
          .text_or_null(author.initials)
          .text(author.group ? "group" : "person")
          .run();
    }
  }
  position = 0;
  for (const auto& editor : record.editors) {
    statements_->add_editor.integer(article_id).integer(++position).text(editor.family).text_or_null(editor.given).text_or_null(editor.suffix).run();
  }
}

void RecordWriter::write_lists(const Record& record, std::int64_t article_id) {
  int position = 0;
  for (const auto& language : record.languages) statements_->add_language.integer(article_id).integer(++position).text(language).run();
  position = 0;
  for (const auto& type : record.publication_types) statements_->add_type.integer(article_id).integer(++position).text(type).run();
  position = 0;
  for (const auto& keyword : record.keywords) {
    statements_->add_keyword.integer(article_id).integer(++position).text(keyword.scheme).text(keyword.term).text_or_null(keyword.code).integer(keyword.major ? 1 : 0).run();
  }
  for (const auto& number : record.other_identifiers) statements_->add_other_number.integer(article_id).text(number.scheme).text(number.value).run();
}

void RecordWriter::write_links(const Record& record, std::int64_t article_id) {
  for (const auto& link : record.links) {
    const std::string printed_at = core::printed_place(link.text);
    statements_->add_link.integer(article_id)
        .text(link.relation)
        .text_or_null(link.pmid)
        .text_or_null(link.doi)
        .text_or_null(link.text)
        .text_or_null(link.note)
        .text_or_null(link.published)
        .text_or_null(printed_at)
        .run();
  }
}

void RecordWriter::write_text(const Record& record, std::int64_t article_id, bool is_new, bool curated) {
  if (!record.abstract.empty()) statements_->add_text.integer(article_id).text(record.abstract).run();
  if (!is_new || curated) {
    index_full_text_.run(article_id);
    return;
  }
  // What index_full_text would write, without asking the database for what is at hand.
  statements_->index_text.integer(article_id).text_or_null(record.title).text_or_null(record.abstract).run();
}

/// Whether a link waits for one of these numbers.
bool RecordWriter::is_awaited(const Found& found) {
  if (!found.pmid.empty() && statements_->awaited_pmid.text(found.pmid).first() != 0) return true;
  return !found.doi.empty() && statements_->awaited_doi.text(found.doi).first() != 0;
}

/// What the record before said; the row of the article and what a case file says stay.
void RecordWriter::clear_rows(std::int64_t article_id, bool curated) {
  // What the other ends made of the links that go is made anew as well.
  auto& ends = database_.cached("SELECT to_article_id FROM article_links WHERE article_id = :article_id AND to_article_id IS NOT NULL AND origin = 'record'");
  ends.bind(":article_id", article_id);
  while (ends.step()) linked_.insert(*ends.integer(0));
  ends.reset();
  for (const char* sql : {"DELETE FROM article_records WHERE article_id = :article_id", "DELETE FROM article_editors WHERE article_id = :article_id",
                          "DELETE FROM article_languages WHERE article_id = :article_id", "DELETE FROM article_publication_types WHERE article_id = :article_id",
                          "DELETE FROM article_keywords WHERE article_id = :article_id", "DELETE FROM article_other_identifiers WHERE article_id = :article_id",
                          "DELETE FROM article_links WHERE article_id = :article_id AND origin = 'record'", "DELETE FROM article_texts WHERE article_id = :article_id"}) {
    database_.cached(sql).bind(":article_id", article_id).run();
  }
  if (!curated) database_.cached("DELETE FROM article_authors WHERE article_id = :article_id").bind(":article_id", article_id).run();
}

RecordWriter::Outcome RecordWriter::write(const Record& record, std::vector<core::Diagnostic>& conflicts) {
  const std::string digest = digest_of(record);
  const Found found = find(record, conflicts);
  std::int64_t article_id = found.article_id;
  bool curated = false;
  bool recorded = false;
  if (article_id != 0) {
    auto& before = statements_->before.integer(article_id);
    recorded = before.step();
    const std::string old_digest(recorded ? before.text_at(0) : std::string_view{});
    const std::string old_revised(recorded ? before.text_at(1) : std::string_view{});
    const int old_rank = recorded ? format_rank(std::string(before.text_at(2))) : 0;
    before.done();
    const int rank = format_rank(record.format);
    const bool older = !old_revised.empty() && !record.revised.empty() && record.revised < old_revised;
    const bool newer = !old_revised.empty() && record.revised > old_revised;
    const bool known = !old_digest.empty() && (old_digest == digest || older || (rank < old_rank && !newer));
    curated = statements_->imported.integer(article_id).first() == 0;
    if (known) {
      // Numbers that the better record lacks are taken all the same.
      bool gained = false;
      for (const auto& [scheme, value] : {std::pair("pmid", &found.pmid), {"pmcid", &found.pmcid}, {"doi", &found.doi}}) {
        if (value->empty() || old_digest == digest || !number_of(article_id, scheme).empty()) continue;
        statements_->add_number.text(scheme).text(*value).integer(article_id).run();
        gained = true;
      }
      if (gained) {
        resolve_links_.run(article_id);
        linked_.insert(article_id);
      }
      return gained ? Outcome::merged : Outcome::unchanged;
    }
    forget_full_text_.run(article_id);
    clear_rows(article_id, curated);
  }
  const bool is_new = article_id == 0;
  const bool awaited = is_awaited(found);
  if (!curated) write_article(record, article_id);
  write_numbers(found, article_id, is_new);
  write_record(record, found, article_id, digest);
  write_people(record, article_id, curated);
  write_lists(record, article_id);
  write_links(record, article_id);
  if (curated) {
    fill_from_record_.run(article_id);
    curated_[article_id] = record.where;
  }
  write_text(record, article_id, is_new, curated);
  if (!is_new || awaited || !record.links.empty()) {
    resolve_links_.run(article_id);
    linked_.insert(article_id);
  }
  if (is_new) return Outcome::added;
  return recorded ? Outcome::updated : Outcome::merged;
}

void RecordWriter::finish(std::vector<core::Diagnostic>& conflicts) {
  std::set<std::int64_t> articles = linked_;
  for (const auto article_id : linked_) {
    auto& ends = database_.cached("SELECT to_article_id FROM article_links WHERE article_id = :article_id AND to_article_id IS NOT NULL AND origin = 'record'");
    ends.bind(":article_id", article_id);
    while (ends.step()) articles.insert(*ends.integer(0));
    ends.reset();
  }
  for (const auto article_id : articles) {
    raise_notices_.run(article_id);
    touch_everything_.run(article_id);
    auto& kinds = database_.cached(
        "SELECT DISTINCT kind, link_kind, pmid FROM notice_matches WHERE article_id = :article_id AND kind <> link_kind AND source_file IS NOT NULL ORDER BY pmid");
    kinds.bind(":article_id", article_id);
    while (kinds.step()) {
      const auto where = curated_.find(article_id);
      conflicts.push_back(conflict(where == curated_.end() ? SourcePosition{} : where->second, "notice-differs",
                                   fmt::format("{}: the case file calls the notice{} a {}, the record a {}", citekey_of(article_id),
                                               kinds.text(2) ? " with PMID " + *kinds.text(2) : "", *kinds.text(0), *kinds.text(1)),
                                   "the case file stands; correct it where the record is right"));
    }
    kinds.reset();
  }
  for (const auto& [article_id, where] : curated_) {
    auto& differences = database_.cached("SELECT field, curated, recorded FROM record_differences WHERE article_id = :article_id ORDER BY field");
    differences.bind(":article_id", article_id);
    while (differences.step()) {
      conflicts.push_back(conflict(where, "record-differs",
                                   fmt::format("{}: the case file says {} '{}', the record '{}'", citekey_of(article_id), *differences.text(0), *differences.text(1),
                                               *differences.text(2)),
                                   "the case file stands; correct it where the record is right"));
    }
    differences.reset();
  }
  linked_.clear();
  curated_.clear();
}

bool RecordWriter::write_deleted(const std::string& pmid, const SourcePosition& where, std::vector<core::Diagnostic>& conflicts) {
  database_.cached("INSERT OR IGNORE INTO deleted_citations(pmid, source_name, imported) VALUES(:pmid, :source_name, :imported)")
      .bind(":pmid", pmid)
      .bind(":source_name", where.file)
      .bind(":imported", now_)
      .run();
  const auto owner = owner_of("pmid", pmid);
  if (owner == 0) return false;
  conflicts.push_back(conflict(where, "citation-deleted", fmt::format("PubMed has withdrawn PMID {}, which {} has", pmid, citekey_of(owner)),
                               "the article stays; it may have been listed twice"));
  return true;
}

}  // namespace casebook::bibliography
