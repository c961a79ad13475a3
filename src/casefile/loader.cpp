#include "casefile/loader.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "casefile/article_writer.h"
#include "casefile/claims.h"
#include "casefile/notice_writer.h"
#include "casefile/sha256.h"
#include "casefile/vocabulary_writer.h"
#include "core/errors.h"
#include "core/nearest_name.h"
#include "store/embedded_files.h"
#include "store/load_transaction.h"
#include "store/row_statement.h"
#include "store/sql_script.h"

namespace casebook::casefile {
namespace {

/// 0 when the catalogue has no such article.
std::int64_t article_key(store::Database& database, const std::string& citekey) {
  auto& statement = database.cached("SELECT article_id FROM articles WHERE citekey = :citekey");
  statement.bind(":citekey", citekey);
  const auto key = statement.step() ? *statement.integer(0) : 0;
  statement.reset();
  return key;
}

std::int64_t require_article(store::Database& database, const std::string& citekey) {
  const auto key = article_key(database, citekey);
  if (key != 0) return key;
  const auto hint = core::did_you_mean(citekey, nearby_citekeys(database, citekey));
  throw core::UsageError(fmt::format("there is no article '{}' in the catalogue{}", citekey, hint.empty() ? "" : "; " + hint));
}

/// The article that was imported under one of the numbers, perhaps under another citekey: its case file takes its place. 0: none.
std::int64_t imported_article(store::Database& database, const ArticleRecord& article) {
  for (const auto& [scheme, value] : {std::pair("pmid", article.pmid), {"doi", article.doi}, {"pmcid", article.pmcid}}) {
    if (value.empty()) continue;
    auto& number = database.cached("SELECT article_id FROM article_identifiers WHERE scheme = :scheme AND value = :value");
    number.bind(":scheme", scheme).bind(":value", value);
    const auto article_id = number.step() ? *number.integer(0) : 0;
    number.reset();
    if (article_id == 0) continue;
    auto& imported = database.cached("SELECT 1 FROM articles WHERE article_id = :article_id AND source_file IS NULL");
    imported.bind(":article_id", article_id);
    const bool found = imported.step();
    imported.reset();
    if (found) return article_id;
  }
  return 0;
}

/// An imported article of another number gives up the citekey that the case file wants: it was made up by the import.
void move_namesake_aside(store::Database& database, const ArticleRecord& article) {
  auto& statement = database.cached("SELECT article_id FROM articles WHERE citekey = :citekey AND source_file IS NULL");
  statement.bind(":citekey", article.key);
  const auto namesake = statement.step() ? *statement.integer(0) : 0;
  statement.reset();
  if (namesake == 0) return;
  bool another = false;
  auto& numbers = database.cached("SELECT scheme, value FROM article_identifiers WHERE article_id = :article_id");
  numbers.bind(":article_id", namesake);
  while (numbers.step()) {
    const auto scheme = *numbers.text("scheme");
    const std::string& wanted = scheme == "pmid" ? article.pmid : scheme == "doi" ? article.doi : article.pmcid;
    another = another || (!wanted.empty() && wanted != *numbers.text("value"));
  }
  numbers.reset();
  if (!another) return;
  std::string key;
  for (int number = 2; key.empty() || article_key(database, key) != 0; ++number) key = fmt::format("{}-{}", article.key, number);
  database.cached("UPDATE articles SET citekey = :citekey WHERE article_id = :article_id").bind(":citekey", key).bind(":article_id", namesake).run();
}

bool is_loaded(store::Database& database, const CaseFile& file, const std::string& digest, std::int64_t article_id) {
  auto& statement = database.cached(
      "SELECT 1 FROM case_files WHERE sha256 = :sha256 AND kind = :kind AND (article_id = :article_id OR (:article_id IS NULL AND path = :path))");
  static constexpr const char* kKinds[] = {"article", "notice", "vocabulary"};
  statement.bind(":sha256", digest).bind(":kind", kKinds[static_cast<int>(file.kind)]).bind(":path", file.path);
  if (article_id != 0) statement.bind(":article_id", article_id);
  const bool found = statement.step();
  statement.reset();
  return found;
}

/// A text that came with this program is the program's, whoever loads it: `add seed/further` from a copy of the sources.
bool came_with_the_program(const std::string& text) {
  const auto seed = store::embedded::seed();
  return std::any_of(seed.begin(), seed.end(), [&](const store::EmbeddedFile& file) { return file.text == text; });
}

bool is_seed_article(const std::string& citekey) {
  const auto seed = store::embedded::seed();
  return std::any_of(seed.begin(), seed.end(), [&](const store::EmbeddedFile& file) { return store::stem_of(file.path) == citekey; });
}

FormerKeys former_keys(store::Database& database, std::int64_t article_id) {
  FormerKeys keys;
  auto& patients = database.cached("SELECT patient_id, label FROM patients WHERE article_id = :article_id ORDER BY patient_id");
  patients.bind(":article_id", article_id);
  while (patients.step()) keys.patients.emplace(*patients.text("label"), *patients.integer("patient_id"));
  patients.reset();
  auto& cohorts = database.cached("SELECT cohort_id, label FROM cohorts WHERE article_id = :article_id ORDER BY cohort_id");
  cohorts.bind(":article_id", article_id);
  while (cohorts.step()) keys.cohorts.emplace(*cohorts.text("label"), *cohorts.integer("cohort_id"));
  cohorts.reset();
  auto& claims = database.cached(
      "SELECT claim_id, kind, subject, about, said FROM claim_identities WHERE article_id = :article_id ORDER BY claim_id");
  claims.bind(":article_id", article_id);
  while (claims.step()) {
    keys.claims[claim_identity(*claims.text("kind"), claims.text("subject").value_or(""), claims.text("about").value_or(""), *claims.text("said"))]
        .push_back(*claims.integer("claim_id"));
  }
  claims.reset();
  return keys;
}

/// Articles whose counting depends on this one.
std::set<std::int64_t> neighbours(store::Database& database, std::int64_t article_id) {
  std::set<std::int64_t> found;
  auto& statement = database.cached("SELECT neighbour_id FROM neighbouring_articles WHERE article_id = :article_id ORDER BY neighbour_id");
  statement.bind(":article_id", article_id);
  while (statement.step()) found.insert(*statement.integer(0));
  statement.reset();
  return found;
}

/// The SQL of schema/loading and schema/derivations, prepared once for a call.
class Scripts {
 public:
  explicit Scripts(store::Database& database)
      : forget_full_text(database, file("forget_full_text")),
        index_full_text(database, file("index_full_text")),
        remove_rows(database, file("remove_rows")),
        remove_article(database, file("remove_article")),
        resolve_links(database, file("resolve_links")),
        fill_from_record(database, file("fill_from_record")),
        raise_notices(database, file("raise_notices")),
        touch_everything(database, file("touch_everything")) {
    for (const auto& script : store::embedded::derivations()) derivations_.emplace_back(database, script);
  }

  void derive(std::int64_t article_id) {
    for (auto& script : derivations_) script.run(article_id);
  }
  /// What the loader could not derive as it wrote the rows: which claims give way to another, in `competing`, and all of `tied`. Nothing was derived of these before.
  void derive_rest(store::Database& database, const std::vector<std::int64_t>& competing, const std::vector<std::int64_t>& tied) {
    for (auto& script : derivations_) {
      for (std::size_t step = 0; step < script.steps(); ++step) {
        const auto text = script.step_text(step);
        if (text.starts_with("DELETE")) continue;
        const auto into = text.substr(0, text.find('('));
        if (into.ends_with("INTO response_facts")) store::run_script(database, file("put_facts"), {});
        for (const auto article_id : into.ends_with("INTO claim_precedence") ? competing : tied) script.run_step(step, article_id, article_id);
      }
    }
  }

  /// Outcomes that count are gathered from now on, until derive_rest().
  static void begin_facts(store::Database& database) { store::run_script(database, file("gather_facts"), {}); }

  store::PreparedScript forget_full_text;
  store::PreparedScript index_full_text;
  store::PreparedScript remove_rows;
  store::PreparedScript remove_article;
  store::PreparedScript resolve_links;
  store::PreparedScript fill_from_record;
  store::PreparedScript raise_notices;
  store::PreparedScript touch_everything;

 private:
  static const store::EmbeddedFile& file(std::string_view stem) { return store::embedded_file(store::embedded::loading(), stem); }
  std::vector<store::PreparedScript> derivations_;
};

/// What is written once an article, prepared once for a call.
struct BibliographyRows {
  explicit BibliographyRows(store::Database& database)
      : articles(database,
                 "INSERT INTO articles(citekey, title, journal, published, issue_date, volume, issue, pages, language, design, setting, registration, patients_reported, text_read, "
                 "conflict_of_interest, status, note, source_file, source_line) VALUES(:citekey, :title, :journal, :published, :issue_date, :volume, :issue, :pages, :language, "
                 ":design, :setting, :registration, :patients_reported, :text_read, :conflict_of_interest, :status, :note, :source_file, :source_line)"),
        changed_article(database,
                        "UPDATE articles SET citekey = :citekey, title = :title, journal = :journal, published = :published, issue_date = :issue_date, volume = :volume, "
                        "issue = :issue, pages = :pages, language = :language, design = :design, setting = :setting, registration = :registration, "
                        "patients_reported = :patients_reported, text_read = :text_read, conflict_of_interest = :conflict_of_interest, status = :status, note = :note, "
                        "source_file = :source_file, source_line = :source_line WHERE article_id = :article_id"),
        identifiers(database, "INSERT INTO article_identifiers(scheme, value, article_id) VALUES(:scheme, :value, :article_id)"),
        authors(database, "INSERT INTO article_authors(article_id, position, family, given) VALUES(:article_id, :position, :family, :given)"),
        case_files(database,
                   "INSERT INTO case_files(path, kind, article_id, sha256, loaded, origin, content) VALUES(:path, :kind, :article_id, :sha256, :loaded, :origin, :content) "
                   "ON CONFLICT(path, origin) DO UPDATE SET kind = excluded.kind, article_id = excluded.article_id, sha256 = excluded.sha256, loaded = excluded.loaded, "
                   "content = excluded.content"),
        not_removed(database, "DELETE FROM removed_seed_articles WHERE citekey = :citekey") {}

  store::RowStatement articles;
  store::RowStatement changed_article;
  store::RowStatement identifiers;
  store::RowStatement authors;
  store::RowStatement case_files;
  store::RowStatement not_removed;
};

std::int64_t write_article_row(store::Database& database, BibliographyRows& rows, const CaseFile& file, std::int64_t article_id) {
  const auto& article = file.article;
  std::optional<int> own_patients;
  for (const auto& cohort : file.cohorts) {
    if (cohort.parent.empty() && cohort.standing == "own") own_patients = cohort.size;
  }
  const auto values = [&](store::RowStatement& statement) -> store::RowStatement& {
    return statement.value(article.key)
        .text_or_null(article.title)
        .text_or_null(article.journal)
        .text_or_null(article.published)
        .text_or_null(article.issue_date)
        .text_or_null(article.volume)
        .text_or_null(article.issue)
        .text_or_null(article.pages)
        .text_or_null(article.language)
        .value(article.design)
        .text_or_null(article.setting)
        .text_or_null(article.registration)
        .value(own_patients)
        .value(article.text_read)
        .text_or_null(article.conflict_of_interest)
        .value(file.draft ? "draft" : "final")
        .text_or_null(article.note)
        .value(file.path)
        .value(article.where.line);
  };
  if (article_id == 0) {
    values(rows.articles).run();
    return database.last_insert_id();
  }
  values(rows.changed_article).value(article_id).run();
  return article_id;
}

void write_bibliography(store::Database& database, BibliographyRows& rows, const CaseFile& file, std::int64_t article_id) {
  const auto& article = file.article;
  for (const auto& [scheme, value] : {std::pair<const char*, const std::string&>("pmid", article.pmid), {"pmcid", article.pmcid}, {"doi", article.doi}}) {
    if (!value.empty()) rows.identifiers.value(scheme).value(value).value(article_id).run();
  }
  int position = 0;
  for (const auto& author : article.authors) rows.authors.value(article_id).value(++position).value(author.family).text_or_null(author.given).run();
  for (const auto& [name, address] : article.sources) {
    database.cached("INSERT INTO article_sources(article_id, name, address) VALUES(:article_id, :name, :address)")
        .bind(":article_id", article_id)
        .bind(":name", name)
        .bind(":address", address)
        .run();
  }
  for (const auto& link : file.links) {
    database
        .cached("INSERT INTO article_links(article_id, relation, to_citekey, to_pmid, to_doi, to_text, certainty, note) "
                "VALUES(:article_id, :relation, :to_citekey, :to_pmid, :to_doi, :to_text, :certainty, :note)")
        .bind(":article_id", article_id)
        .bind(":relation", link.relation)
        .bind_text_or_null(":to_citekey", link.key)
        .bind_text_or_null(":to_pmid", link.pmid)
        .bind_text_or_null(":to_doi", link.doi)
        .bind_text_or_null(":to_text", link.text)
        .bind(":certainty", link.certainty)
        .bind_text_or_null(":note", link.note)
        .run();
  }
  for (const auto& appraisal : file.appraisals) {
    database
        .cached("INSERT INTO appraisals(article_id, instrument, item, answer, why, reader) VALUES(:article_id, :instrument, :item, :answer, :why, :reader)")
        .bind(":article_id", article_id)
        .bind(":instrument", appraisal.instrument)
        .bind(":item", appraisal.item)
        .bind(":answer", appraisal.answer)
        .bind(":why", appraisal.why)
        .bind_text_or_null(":reader", appraisal.reader)
        .run();
  }
  int decision = 0;
  for (const auto& adjudication : file.adjudications) {
    database
        .cached("INSERT INTO adjudications(article_id, position, field, about, first_reader, second_reader, first_value, second_value, taken, decided_by, "
                "why, source_line) VALUES(:article_id, :position, :field, :about, :first_reader, :second_reader, :first_value, :second_value, :taken, "
                ":decided_by, :why, :source_line)")
        .bind(":article_id", article_id)
        .bind(":position", ++decision)
        .bind(":field", adjudication.field)
        .bind_text_or_null(":about", adjudication.about)
        .bind(":first_reader", adjudication.first_reader)
        .bind(":second_reader", adjudication.second_reader)
        .bind_text_or_null(":first_value", adjudication.first_value)
        .bind_text_or_null(":second_value", adjudication.second_value)
        .bind(":taken", adjudication.taken)
        .bind_text_or_null(":decided_by", adjudication.by)
        .bind_text_or_null(":why", adjudication.why)
        .bind(":source_line", adjudication.where.line)
        .run();
  }
}

void record_file(BibliographyRows& rows, const CaseFile& file, const char* kind, std::optional<std::int64_t> article_id, const std::string& digest, const std::string& now,
                 const std::string& origin) {
  rows.case_files.value(file.path).value(kind).value(article_id).value(digest).value(now).value(came_with_the_program(file.text) ? "seed" : origin.c_str()).value(file.text).run();
}

std::map<std::string, std::int64_t> local_claims_of(store::Database& database, std::int64_t article_id) {
  std::map<std::string, std::int64_t> claims;
  auto& statement = database.cached("SELECT local_id, claim_id FROM claims WHERE article_id = :article_id AND local_id IS NOT NULL");
  statement.bind(":article_id", article_id);
  while (statement.step()) claims.emplace(*statement.text(0), *statement.integer(1));
  statement.reset();
  return claims;
}

/// Whether two claims of an article may be about the same row of an answer (rule R4): said of one treatment, of one endpoint or finding. More articles than need be, none too few:
/// condition, unit, person and threshold are not looked at, and a row of doses is no tally.
bool claims_compete(const CaseFile& file) {
  std::vector<std::pair<std::string_view, std::string_view>> rows;
  for (const auto* const courses : {&file.prior, &file.courses}) {
    for (const CourseRecord& course : *courses) {
      rows.emplace_back(course.treatment, "treated");
      for (const OutcomeRecord& outcome : course.outcomes) {
        if (!outcome.with.empty()) return true;   // credited to a combination
        rows.emplace_back(course.treatment, outcome.endpoint);
      }
      for (const AdverseEventRecord& event : course.adverse_events) rows.emplace_back(course.treatment, event.finding);
    }
  }
  std::sort(rows.begin(), rows.end());
  return std::adjacent_find(rows.begin(), rows.end()) != rows.end();
}

/// Whether a file says something of another article: then rows of the two may have to find each other.
bool points_elsewhere(const CaseFile& file) {
  if (!file.links.empty()) return true;
  const auto has_other = [](const auto& record) { return !record.same_as.empty(); };
  if (std::any_of(file.patients.begin(), file.patients.end(), has_other) || std::any_of(file.cohorts.begin(), file.cohorts.end(), has_other)) return true;
  bool points = false;
  for_each_claim(file, [&](const ClaimRecord& claim) { points = points || !claim.via.empty() || !claim.overruled_by.empty(); });
  return points;
}

class Loading {
 public:
  Loading(store::Database& database, store::LoadTransaction& transaction, std::string now, std::string origin)
      : database_(database),
        transaction_(transaction),
        now_(std::move(now)),
        origin_(std::move(origin)),
        scripts_(database),
        bibliography_(database),
        rows_(database) {
    if (!transaction_.in_bulk()) return;
    scripts_.begin_facts(database_);
    rows_.derive_at_once();
  }

  FileChange load(const CheckedFile& checked) {
    switch (checked.file.kind) {
      case CaseFile::Kind::vocabulary:
        return vocabulary(checked.file);
      case CaseFile::Kind::notice:
        return notice(checked.file);
      case CaseFile::Kind::article:
        break;
    }
    return article(checked.file);
  }

  /// After the last article, before the notices.
  void articles_are_in() {
    transaction_.rows_are_in();
    for (const auto article_id : noticed_) scripts_.touch_everything.run(article_id);
    noticed_.clear();
  }

  /// Articles may point at one another: what depends on both ends comes last.
  void finish(const Progress& progress) {
    sort_out(changed_);
    sort_out(loaded_);
    sort_out(pointing_);
    // In bulk there was no article and no record before: nobody else can have pointed at these, and no record waited for one.
    const bool bulk = transaction_.in_bulk();
    const auto& to_resolve = bulk ? pointing_ : loaded_;
    const std::uint64_t total = to_resolve.size() + (bulk ? 0 : changed_.size());
    std::uint64_t done = 0;
    const auto tell = [&] {
      if (progress) progress("counting", ++done, total);
    };
    for (const auto article_id : to_resolve) {
      scripts_.resolve_links.run(article_id);
      tell();
    }
    if (!bulk) {
      for (const auto article_id : loaded_) {   // imported records may have waited for it
        scripts_.raise_notices.run(article_id);
        scripts_.touch_everything.run(article_id);
      }
    }
    // A precedence may rest on what a neighbour derived just now: those that have neighbours come twice.
    std::vector<std::int64_t> twice;
    for (const auto article_id : bulk ? pointing_ : changed_) {
      const auto near = neighbours(database_, article_id);
      if (near.empty()) continue;
      twice.push_back(article_id);
      twice.insert(twice.end(), near.begin(), near.end());
    }
    sort_out(twice);
    if (bulk) {
      competing_.insert(competing_.end(), pointing_.begin(), pointing_.end());
      sort_out(competing_);
      sort_out(tied_);
      scripts_.derive_rest(database_, competing_, tied_);
    } else {
      for (const auto article_id : changed_) {
        scripts_.derive(article_id);
        tell();
      }
    }
    for (const auto article_id : twice) {
      if (!bulk && !std::binary_search(changed_.begin(), changed_.end(), article_id)) scripts_.derive(article_id);
    }
    for (const auto article_id : twice) scripts_.derive(article_id);
  }

 private:
  /// Ascending, each once.
  static void sort_out(std::vector<std::int64_t>& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  }

  static FileChange unchanged(const CaseFile& file, const std::string& key) {
    FileChange change;
    change.what = file.kind;
    change.path = file.path;
    change.key = key;
    change.left_out = file.left_out;
    change.draft = file.draft;
    return change;
  }

  FileChange vocabulary(const CaseFile& file) {
    FileChange change = unchanged(file, file.vocabulary.vocabulary);
    const auto digest = sha256(file.text);
    if (is_loaded(database_, file, digest, 0)) return change;
    auto written = write_vocabulary(database_, file.vocabulary, came_with_the_program(file.text) ? "seed" : origin_);
    change.terms = std::move(written.terms);
    change.new_terms = std::move(written.added);
    changed_.insert(changed_.end(), written.articles.begin(), written.articles.end());
    rows_.forget_terms();
    record_file(bibliography_, file, "vocabulary", std::nullopt, digest, now_, origin_);
    change.kind = FileChange::Kind::added;
    return change;
  }

  FileChange notice(const CaseFile& file) {
    const auto& erratum = file.errata.front();
    FileChange change = unchanged(file, erratum.of);
    const auto article_id = require_article(database_, erratum.of);
    const auto digest = sha256(file.text);
    if (is_loaded(database_, file, digest, article_id)) return change;
    write_notice(database_, article_id, erratum, file.path, local_claims_of(database_, article_id));
    record_file(bibliography_, file, "notice", article_id, digest, now_, origin_);
    scripts_.touch_everything.run(article_id);
    changed_.push_back(article_id);
    change.kind = FileChange::Kind::added;
    return change;
  }

  FileChange article(const CaseFile& file) {
    FileChange change = unchanged(file, file.article.key);
    const auto digest = file.sha256.empty() ? sha256(file.text) : file.sha256;
    const bool bulk = transaction_.in_bulk();
    if (!bulk) move_namesake_aside(database_, file.article);
    auto article_id = bulk ? 0 : article_key(database_, file.article.key);   // in bulk a second one of the same key fails by its constraint
    if (article_id == 0 && !bulk) article_id = imported_article(database_, file.article);
    FormerKeys former;
    ClaimStates before;
    if (article_id == 0) {
      change.kind = FileChange::Kind::added;
    } else {
      if (is_loaded(database_, file, digest, article_id)) return change;
      change.kind = FileChange::Kind::updated;
      former = former_keys(database_, article_id);
      before = claim_states(database_, article_id);
      scripts_.forget_full_text.run(article_id);
      const auto near = neighbours(database_, article_id);
      changed_.insert(changed_.end(), near.begin(), near.end());
      remove_file_notices(database_, article_id);
      scripts_.remove_rows.run(article_id);
      database_.cached("DELETE FROM case_files WHERE article_id = :article_id AND kind = 'article'").bind(":article_id", article_id).run();
    }
    const bool updated = change.kind == FileChange::Kind::updated;
    article_id = write_article_row(database_, bibliography_, file, article_id);
    write_bibliography(database_, bibliography_, file, article_id);
    if (updated) scripts_.fill_from_record.run(article_id);   // of a new one there is none
    ArticleWriter writer(rows_, article_id, std::move(former));
    change.claims = writer.write(file);
    change.claims_added = writer.claims_added();
    change.claims_removed = static_cast<int>(before.size()) - (change.claims - change.claims_added);
    for (const auto& erratum : file.errata) write_notice(database_, article_id, erratum, file.path, writer.local_claims());
    if (updated) {
      change.claim_changes = claim_changes(before, claim_states(database_, article_id));
      apply_notice_files(article_id);
    }
    if (!bulk) {
      scripts_.touch_everything.run(article_id);
    } else if (!file.errata.empty()) {
      noticed_.push_back(article_id);
    }
    record_file(bibliography_, file, "article", article_id, digest, now_, origin_);
    bibliography_.not_removed.value(file.article.key).run();
    if (!bulk) scripts_.index_full_text.run(article_id);
    if (points_elsewhere(file)) pointing_.push_back(article_id);
    if (bulk) {   // a million articles keep no list of themselves
      if (!writer.derived()) tied_.push_back(article_id);
      if (claims_compete(file)) competing_.push_back(article_id);
      return change;
    }
    changed_.push_back(article_id);
    loaded_.push_back(article_id);
    return change;
  }

  /// Notices that came in files of their own are applied again when their article is loaded anew.
  void apply_notice_files(std::int64_t article_id) {
    std::vector<CaseText> notices;
    auto& statement = database_.cached("SELECT path, content FROM case_files WHERE article_id = :article_id AND kind = 'notice' ORDER BY case_file_id");
    statement.bind(":article_id", article_id);
    while (statement.step()) notices.push_back({*statement.text("path"), *statement.text("content")});
    statement.reset();
    if (notices.empty()) return;
    if (!surroundings_) surroundings_ = catalogue_surroundings(database_, now_.substr(0, 10));
    const auto claims = local_claims_of(database_, article_id);
    for (const auto& checked : check_case_texts(notices, *surroundings_)) {
      for (const auto& erratum : checked.file.errata) write_notice(database_, article_id, erratum, checked.file.path, claims);
    }
  }

  store::Database& database_;
  store::LoadTransaction& transaction_;
  std::string now_;
  std::string origin_;
  std::optional<Surroundings> surroundings_;     ///< for notice files of articles that are loaded anew
  std::vector<std::int64_t> changed_;
  std::vector<std::int64_t> loaded_;
  std::vector<std::int64_t> pointing_;           ///< those of the loaded that name another article
  std::vector<std::int64_t> competing_;          ///< in bulk: those in which a claim may give way to another
  std::vector<std::int64_t> tied_;               ///< in bulk: those of which all that is derived comes after the rows
  std::vector<std::int64_t> noticed_;            ///< in bulk: those whose notices may touch everything
  Scripts scripts_;
  BibliographyRows bibliography_;
  ArticleRows rows_;
};

/// One call: all of it, or nothing.
class Call {
 public:
  Call(store::Database& database, bool large, const std::string& now, const std::string& origin)
      : transaction_(database, large), loading_(database, transaction_, now, origin) {}

  FileChange load(const CheckedFile& checked) {
    try {
      return loading_.load(checked);
    } catch (const core::StoreError& error) {
      throw core::StoreError(fmt::format("{}: {}", checked.file.path, error.what()), error.sqlite_code());
    }
  }
  bool in_bulk() const { return transaction_.in_bulk(); }
  void articles_are_in() { loading_.articles_are_in(); }
  void finish(const Progress& progress) {
    loading_.finish(progress);
    transaction_.commit();
  }

 private:
  store::LoadTransaction transaction_;
  Loading loading_;
};

}  // namespace

bool check_cases(const CaseInput& input, Surroundings surroundings, const CallWatch& watch) {
  Checking checking(input, std::move(surroundings), watch.progress);
  checking.survey();
  bool good = true;
  checking.check("checking", [&](const CasePlace&, const CheckedFile& checked) {
    good = good && checked.loadable();
    if (watch.checked) watch.checked(checked);
  });
  return good;
}

bool load_cases(store::Database& database, const CaseInput& input, const std::string& now, const std::string& origin, const CallWatch& watch, std::uint64_t large_from) {
  Checking checking(input, catalogue_surroundings(database, now.substr(0, 10)), watch.progress);
  checking.survey();
  // With foreign keys not looked at, nothing may be deleted: a term that takes another's place would be.
  const bool renames = std::any_of(checking.vocabularies().begin(), checking.vocabularies().end(), [](const auto& entry) {
    const auto& terms = entry.second.file.vocabulary.terms;
    return std::any_of(terms.begin(), terms.end(), [](const TermRecord& term) { return !term.formerly.empty(); });
  });
  std::optional<Call> call(std::in_place, database, input.bytes() >= large_from && !renames, now, origin);
  const auto load = [&](const CheckedFile& checked) {
    const FileChange change = call->load(checked);
    if (watch.changed) watch.changed(change);
  };
  for (const auto& [place, vocabulary] : checking.vocabularies()) {
    if (vocabulary.loadable()) load(vocabulary);
  }
  std::vector<CasePlace> notices;
  const auto take = [&](const CasePlace& place, const CheckedFile& checked) {
    if (watch.checked) watch.checked(checked);
    if (!checked.loadable()) call.reset();
    if (!call) return;
    if (checked.file.kind == CaseFile::Kind::article) load(checked);
    if (checked.file.kind == CaseFile::Kind::notice) notices.push_back(place);
  };
  if (call->in_bulk()) {
    checking.forget_catalogue();
    checking.check_ahead("adding", take);
  } else {
    checking.check("adding", take);
  }
  if (!call) return false;
  if (notices.empty()) checking.forget_articles();
  call->articles_are_in();
  for (const CasePlace& place : notices) load(checking.check_again(place));
  call->finish(watch.progress);
  return true;
}

std::vector<FileChange> load_files(store::Database& database, const std::vector<CheckedFile>& files, const std::string& now,
                                   const std::string& origin) {
  std::vector<FileChange> changes(files.size());
  Call call(database, false, now, origin);
  for (const auto kind : {CaseFile::Kind::vocabulary, CaseFile::Kind::article, CaseFile::Kind::notice}) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (files[i].file.kind == kind) changes[i] = call.load(files[i]);
    }
  }
  call.finish({});
  return changes;
}

int remove_article(store::Database& database, const std::string& citekey) {
  store::Transaction transaction(database);
  const auto article_id = require_article(database, citekey);
  const auto near = neighbours(database, article_id);
  auto& count = database.cached("SELECT count(*) FROM claims WHERE article_id = :article_id");
  count.bind(":article_id", article_id);
  count.step();
  const auto claims = static_cast<int>(*count.integer(0));
  count.reset();
  Scripts scripts(database);
  scripts.forget_full_text.run(article_id);
  scripts.remove_rows.run(article_id);
  scripts.remove_article.run(article_id);
  if (is_seed_article(citekey)) {
    database.cached("INSERT OR IGNORE INTO removed_seed_articles(citekey) VALUES(:citekey)").bind(":citekey", citekey).run();
  }
  for (const auto other : near) scripts.derive(other);
  transaction.commit();
  return claims;
}

void derive_all(store::Database& database) {
  std::vector<std::int64_t> articles;
  auto statement = database.prepare("SELECT article_id FROM articles ORDER BY article_id");
  while (statement.step()) articles.push_back(*statement.integer(0));
  Scripts scripts(database);
  for (int round = 0; round < 2; ++round) {   // the second round sees what the neighbours derived in the first
    for (const auto article_id : articles) scripts.derive(article_id);
  }
  database.execute("INSERT INTO claim_search(claim_search) VALUES('rebuild')");
  database.execute("INSERT INTO article_search(article_search) VALUES('rebuild')");
}

}  // namespace casebook::casefile
