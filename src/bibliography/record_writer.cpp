#include "bibliography/record_writer.h"

#include <fmt/core.h>

#include <utility>

#include "bibliography/citekey.h"
#include "bibliography/record_row.h"
#include "bibliography/relation.h"
#include "core/printed_place.h"
#include "core/text.h"
#include "store/embedded_files.h"

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

RecordWriter::RecordWriter(store::Database& database, std::string now)
    : database_(database),
      now_(std::move(now)),
      forget_full_text_(database, script("forget_full_text")),
      index_full_text_(database, script("index_full_text")),
      resolve_links_(database, script("resolve_record_links")),
      fill_from_record_(database, script("fill_from_record")),
      raise_notices_(database, script("raise_notices")),
      touch_everything_(database, script("touch_everything")) {}

std::int64_t RecordWriter::owner_of(const char* scheme, const std::string& value) {
  if (value.empty()) return 0;
  auto& statement = database_.cached("SELECT article_id FROM article_identifiers WHERE scheme = :scheme AND value = :value");
  statement.bind(":scheme", scheme).bind(":value", value);
  const auto owner = statement.step() ? *statement.integer(0) : 0;
  statement.reset();
  return owner;
}

std::string RecordWriter::number_of(std::int64_t article_id, const char* scheme) {
  auto& statement = database_.cached("SELECT value FROM article_identifiers WHERE article_id = :article_id AND scheme = :scheme");
  statement.bind(":article_id", article_id).bind(":scheme", scheme);
  std::string value = statement.step() ? *statement.text(0) : std::string{};
  statement.reset();
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
    auto& statement = database_.cached("SELECT 1 FROM articles WHERE article_id = :article_id AND source_file IS NULL");
    statement.bind(":article_id", found.article_id);
    const bool imported = statement.step();
    statement.reset();
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
    auto& statement = database_.cached("SELECT 1 FROM articles WHERE citekey = :citekey");
    statement.bind(":citekey", key);
    const bool taken = statement.step();
    statement.reset();
    if (!taken) return key;
  }
}

void RecordWriter::write_article(const Record& record, const Found& found, std::int64_t& article_id, bool curated) {
  if (!curated) {
    const auto dates = dates_of(record);
    auto& statement =
        article_id == 0
            ? database_.cached("INSERT INTO articles(citekey, title, journal, published, issue_date, volume, issue, pages, language, design, registration, text_read, "
                               "conflict_of_interest) VALUES(:citekey, :title, :journal, :published, :issue_date, :volume, :issue, :pages, :language, :design, "
                               ":registration, 'citation', :conflict_of_interest)")
            : database_.cached("UPDATE articles SET title = :title, journal = :journal, published = :published, issue_date = :issue_date, volume = :volume, "
                               "issue = :issue, pages = :pages, language = :language, design = :design, registration = :registration, "
                               "conflict_of_interest = :conflict_of_interest WHERE article_id = :article_id");
    if (article_id == 0) {
      statement.bind(":citekey", free_citekey(record));
    } else {
      statement.bind(":article_id", article_id);
    }
    statement.bind_text_or_null(":title", record.title)
        .bind_text_or_null(":journal", record.journal.empty() ? record.book_title : record.journal)
        .bind_text_or_null(":published", dates.published)
        .bind_text_or_null(":issue_date", dates.issue_date)
        .bind_text_or_null(":volume", record.volume)
        .bind_text_or_null(":issue", record.issue)
        .bind_text_or_null(":pages", record.pages)
        .bind_text_or_null(":language", record.languages.empty() ? std::string_view{} : record.languages.front())
        .bind(":design", design_of(record))
        .bind_text_or_null(":registration", record.registration)
        .bind_text_or_null(":conflict_of_interest", record.conflict_of_interest)
        .run();
    if (article_id == 0) article_id = database_.last_insert_id();
  }
  for (const auto& [scheme, value] : {std::pair("pmid", &found.pmid), {"pmcid", &found.pmcid}, {"doi", &found.doi}}) {
    if (value->empty()) continue;
    database_
        .cached("INSERT INTO article_identifiers(scheme, value, article_id) VALUES(:scheme, :value, :article_id) "
                "ON CONFLICT(article_id, scheme) DO UPDATE SET value = excluded.value ON CONFLICT(scheme, value) DO NOTHING")
        .bind(":scheme", scheme)
        .bind(":value", *value)
        .bind(":article_id", article_id)
        .run();
  }
}

void RecordWriter::write_record(const Record& record, const Found& found, std::int64_t article_id, const std::string& digest) {
  const auto dates = dates_of(record);
  database_
      .cached("INSERT INTO article_records(article_id, format, pmid, pmcid, doi, title, vernacular_title, journal, journal_abbreviation, issn, published, issue_date, "
              "published_text, electronic_date, volume, issue, pages, book_title, publisher, place, edition, isbn, registration, conflict_of_interest, printed_at, "
              "revised, source_name, source_position, digest, imported) VALUES(:article_id, :format, :pmid, :pmcid, :doi, :title, :vernacular_title, :journal, "
              ":journal_abbreviation, :issn, :published, :issue_date, :published_text, :electronic_date, :volume, :issue, :pages, :book_title, :publisher, :place, "
              ":edition, :isbn, :registration, :conflict_of_interest, :printed_at, :revised, :source_name, :source_position, :digest, :imported)")
      .bind(":article_id", article_id)
      .bind(":format", record.format)
      .bind_text_or_null(":pmid", found.pmid)
      .bind_text_or_null(":pmcid", found.pmcid)
      .bind_text_or_null(":doi", found.doi)
      .bind_text_or_null(":title", record.title)
      .bind_text_or_null(":vernacular_title", record.vernacular_title)
      .bind_text_or_null(":journal", record.journal)
      .bind_text_or_null(":journal_abbreviation", record.journal_abbreviation)
      .bind_text_or_null(":issn", record.issn)
      .bind_text_or_null(":published", dates.published)
      .bind_text_or_null(":issue_date", dates.issue_date)
      .bind_text_or_null(":published_text", record.published.words)
      .bind_text_or_null(":electronic_date", record.electronic_date)
      .bind_text_or_null(":volume", record.volume)
      .bind_text_or_null(":issue", record.issue)
      .bind_text_or_null(":pages", record.pages)
      .bind_text_or_null(":book_title", record.book_title)
      .bind_text_or_null(":publisher", record.publisher)
      .bind_text_or_null(":place", record.place)
      .bind_text_or_null(":edition", record.edition)
      .bind_text_or_null(":isbn", record.isbn)
      .bind_text_or_null(":registration", record.registration)
      .bind_text_or_null(":conflict_of_interest", record.conflict_of_interest)
      .bind_text_or_null(":printed_at", core::printed_place(record.published.iso, record.volume, record.pages))
      .bind_text_or_null(":revised", record.revised)
      .bind(":source_name", record.where.file)
      .bind(":source_position", record.where.line)
      .bind(":digest", digest)
      .bind(":imported", now_)
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
      database_
          .cached("INSERT INTO article_authors(article_id, position, family, given, orcid, affiliation, suffix, initials, kind) "
                  "VALUES(:article_id, :position, :family, :given, :orcid, :affiliation, :suffix, :initials, :kind)")
          .bind(":article_id", article_id)
          .bind(":position", ++position)
          .bind(":family", author.family)
          .bind_text_or_null(":given", author.given)
          .bind_text_or_null(":orcid", author.orcid)
          .bind_text_or_null(":affiliation", author.affiliation)
          .bind_text_or_null(":suffix", author.suffix)
          .bind_text_or_null(":initials", author.initials)
          .bind(":kind", author.group ? "group" : "person")
          .run();
    }
  }
  position = 0;
  for (const auto& editor : record.editors) {
    database_
        .cached("INSERT INTO article_editors(article_id, position, family, given, suffix) VALUES(:article_id, :position, :family, :given, :suffix)")
        .bind(":article_id", article_id)
        .bind(":position", ++position)
        .bind(":family", editor.family)
        .bind_text_or_null(":given", editor.given)
        .bind_text_or_null(":suffix", editor.suffix)
        .run();
  }
}

void RecordWriter::write_lists(const Record& record, std::int64_t article_id) {
  int position = 0;
  for (const auto& language : record.languages) {
    database_.cached("INSERT INTO article_languages(article_id, position, language) VALUES(:article_id, :position, :language)")
        .bind(":article_id", article_id)
        .bind(":position", ++position)
        .bind(":language", language)
        .run();
  }
  position = 0;
  for (const auto& type : record.publication_types) {
    database_.cached("INSERT INTO article_publication_types(article_id, position, publication_type) VALUES(:article_id, :position, :type)")
        .bind(":article_id", article_id)
        .bind(":position", ++position)
        .bind(":type", type)
        .run();
  }
  position = 0;
  for (const auto& keyword : record.keywords) {
    database_
        .cached("INSERT INTO article_keywords(article_id, position, scheme, term, code, major) VALUES(:article_id, :position, :scheme, :term, :code, :major)")
        .bind(":article_id", article_id)
        .bind(":position", ++position)
        .bind(":scheme", keyword.scheme)
        .bind(":term", keyword.term)
        .bind_text_or_null(":code", keyword.code)
        .bind(":major", keyword.major ? 1 : 0)
        .run();
  }
  for (const auto& number : record.other_identifiers) {
    database_.cached("INSERT OR IGNORE INTO article_other_identifiers(article_id, scheme, value) VALUES(:article_id, :scheme, :value)")
        .bind(":article_id", article_id)
        .bind(":scheme", number.scheme)
        .bind(":value", number.value)
        .run();
  }
}

void RecordWriter::write_links(const Record& record, std::int64_t article_id) {
  for (const auto& link : record.links) {
    database_
        .cached("INSERT INTO article_links(article_id, relation, to_pmid, to_doi, to_text, note, origin, to_published, to_printed_at) "
                "VALUES(:article_id, :relation, :to_pmid, :to_doi, :to_text, :note, 'record', :to_published, :to_printed_at)")
        .bind(":article_id", article_id)
        .bind(":relation", link.relation)
        .bind_text_or_null(":to_pmid", link.pmid)
        .bind_text_or_null(":to_doi", link.doi)
        .bind_text_or_null(":to_text", link.text)
        .bind_text_or_null(":note", link.note)
        .bind_text_or_null(":to_published", link.published)
        .bind_text_or_null(":to_printed_at", core::printed_place(link.text))
        .run();
  }
}

void RecordWriter::write_text(const Record& record, std::int64_t article_id, bool is_new, bool curated) {
  if (!record.abstract.empty()) {
    database_
        .cached("INSERT INTO article_texts(article_id, abstract) VALUES(:article_id, :abstract) ON CONFLICT(article_id) DO UPDATE SET abstract = excluded.abstract")
        .bind(":article_id", article_id)
        .bind(":abstract", record.abstract)
        .run();
  }
  if (!is_new || curated) {
    index_full_text_.run(article_id);
    return;
  }
  // What index_full_text would write, without asking the database for what is at hand.
  database_.cached("INSERT INTO article_search(rowid, title, abstract) VALUES(:article_id, :title, :abstract)")
      .bind(":article_id", article_id)
      .bind_text_or_null(":title", record.title)
      .bind_text_or_null(":abstract", record.abstract)
      .run();
}

/// Whether a link waits for one of these numbers.
bool RecordWriter::is_awaited(const Found& found) {
  bool awaited = false;
  if (!found.pmid.empty()) {
    auto& statement = database_.cached("SELECT 1 FROM article_links WHERE to_article_id IS NULL AND to_pmid = :number LIMIT 1");
    statement.bind(":number", found.pmid);
    awaited = statement.step();
    statement.reset();
  }
  if (!awaited && !found.doi.empty()) {
    auto& statement = database_.cached("SELECT 1 FROM article_links WHERE to_article_id IS NULL AND to_doi = :number LIMIT 1");
    statement.bind(":number", found.doi);
    awaited = statement.step();
    statement.reset();
  }
  return awaited;
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
    auto& before = database_.cached("SELECT digest, revised, format FROM article_records WHERE article_id = :article_id");
    before.bind(":article_id", article_id);
    recorded = before.step();
    const std::string old_digest = recorded ? *before.text(0) : std::string{};
    const std::string old_revised = recorded ? before.text(1).value_or("") : std::string{};
    const int old_rank = recorded ? format_rank(*before.text(2)) : 0;
    before.reset();
    const int rank = format_rank(record.format);
    const bool older = !old_revised.empty() && !record.revised.empty() && record.revised < old_revised;
    const bool newer = !old_revised.empty() && record.revised > old_revised;
    const bool known = !old_digest.empty() && (old_digest == digest || older || (rank < old_rank && !newer));
    auto& source = database_.cached("SELECT 1 FROM articles WHERE article_id = :article_id AND source_file IS NOT NULL");
    source.bind(":article_id", article_id);
    curated = source.step();
    source.reset();
    if (known) {
      // Numbers that the better record lacks are taken all the same.
      bool gained = false;
      for (const auto& [scheme, value] : {std::pair("pmid", &found.pmid), {"pmcid", &found.pmcid}, {"doi", &found.doi}}) {
        if (value->empty() || old_digest == digest || !number_of(article_id, scheme).empty()) continue;
        database_.cached("INSERT INTO article_identifiers(scheme, value, article_id) VALUES(:scheme, :value, :article_id)")
            .bind(":scheme", scheme)
            .bind(":value", *value)
            .bind(":article_id", article_id)
            .run();
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
  write_article(record, found, article_id, curated);
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
