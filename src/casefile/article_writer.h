#pragma once
// One article's records into rows.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casefile/records.h"
#include "store/database.h"
#include "store/row_statement.h"

namespace casebook::casefile {

/// Keys that the rows of an article had before, so that what is the same keeps its key when the file is loaded again. Claims are known
/// by what they say: several with the same words share a list, used up in order.
struct FormerKeys {
  std::map<std::string, std::int64_t> patients;
  std::map<std::string, std::int64_t> cohorts;
  std::map<std::string, std::vector<std::int64_t>> claims;
};

/// What a claim is recognised by when its file has changed.
std::string claim_identity(std::string_view kind, std::string_view subject, std::string_view about, std::string_view said);

/// The statements of one call, prepared once for all its articles, and the keys of terms that were asked for.
struct ArticleRows {
  /// \param database  must outlive this
  explicit ArticleRows(store::Database& database);

  /// The key of a term. \throws core::StoreError for an unknown one
  std::int64_t term(const char* table, const char* key, const std::string& name);
  /// To be called when the vocabulary has changed.
  void forget_terms() { terms.clear(); }
  /// From now on which claims count is written with them, where the article by itself tells it; outcomes that count are gathered (schema/loading/gather_facts.sql).
  void derive_at_once();

  store::Database& database;
  store::RowStatement cohorts;
  store::RowStatement patients;
  store::RowStatement patient_sites;
  store::RowStatement claims;
  store::RowStatement characteristics;
  store::RowStatement treatments;
  store::RowStatement treatment_sites;
  store::RowStatement dose_steps;
  store::RowStatement outcomes;
  store::RowStatement adverse_events;
  store::RowStatement last_claim;
  struct Derived {
    store::RowStatement uncounted;
    store::RowStatement facts;
  };
  std::optional<Derived> derived;   ///< nullopt: what is derived comes later
  std::map<std::string_view, std::unordered_map<std::string, std::int64_t>> terms;   ///< by table (whose name is a literal) and name
};

/// Writes the rows below an article whose own row is there. Every name in `file` must be in the catalogue's vocabulary (the checker saw to it), but
/// for a group's several conditions and for combinations, whose terms are made.
class ArticleWriter {
 public:
  /// \param rows  must outlive this
  ArticleWriter(ArticleRows& rows, std::int64_t article_id, FormerKeys former);

  /// \returns the number of claims written
  int write(const CaseFile& file);
  /// Claims that had no counterpart before.
  int claims_added() const { return claims_added_; }
  /// Whether it was written, too, which of its claims never count.
  bool derived() const { return alone_; }
  /// Claim of a local id; \throws core::StoreError when the file has none
  std::int64_t claim_of(const std::string& local_id) const;
  /// Local ids and their claims.
  const std::map<std::string, std::int64_t>& local_claims() const { return local_claims_; }

 private:
  void write_cohorts(const CaseFile& file);
  void write_patients(const CaseFile& file);
  void write_links_between_people(const CaseFile& file);
  void write_characteristic(const CharacteristicRecord& record);
  void write_course(const CaseFile& file, const CourseRecord& record);
  struct WrittenCourse {
    std::int64_t claim;
    std::int64_t intervention;
    std::int64_t condition;
  };
  void write_step(const CourseRecord& course, const StepRecord& record, std::int64_t treatment);
  void write_outcome(const CaseFile& file, const CourseRecord& course, const OutcomeRecord& record, const WrittenCourse& written);
  void write_adverse_event(const CourseRecord& course, const AdverseEventRecord& record, std::int64_t treatment);
  void write_background(const BackgroundRecord& record);
  void resolve_references(const CaseFile& file);

  /// Notes why a claim never counts, where that is derived at once. \returns whether it may count
  template <typename Record>
  bool note_counting(std::int64_t claim, const Record& record, std::string_view role);
  std::int64_t write_claim(const ClaimRecord& record, std::string_view kind, std::string_view about, std::string_view topic = {});
  std::int64_t claim_key(const std::string& identity);
  std::int64_t new_claim_key();
  /// Whether no claim was there before: then nothing is to be recognised.
  bool is_new() const { return former_.claims.empty(); }
  /// The words that a claim is recognised by, where that may be needed.
  template <typename Words>
  std::string about(Words&& words) const {
    return is_new() ? std::string() : words();
  }
  std::int64_t combination_course(const CaseFile& file, const CourseRecord& course, const OutcomeRecord& outcome,
                                  std::vector<std::int64_t>& components);
  /// The claim of the course that `name` (its name or treatment) means for `subject`; 0 when the file has none.
  std::int64_t course_named(const CaseFile& file, const std::string& name, const ClaimRecord& subject) const;

  std::int64_t condition(const std::string& name);
  std::int64_t combination(const std::set<std::string>& names, const std::string& joined);

  ArticleRows& rows_;
  store::Database& database_;
  std::int64_t article_id_;
  FormerKeys former_;
  std::int64_t next_claim_ = 0;
  int claims_written_ = 0;
  int claims_added_ = 0;
  bool alone_ = false;                                  // claims are counted as they are written
  bool draft_ = false;
  std::set<std::string> retold_patients_;               // labels; of what is counted at once
  std::set<std::string> retold_cohorts_;
  std::set<std::string> other_units_;                   // groups of lesions or sides
  std::map<std::string, std::int64_t> patients_;
  std::map<std::string, std::int64_t> cohorts_;
  std::map<std::string, std::int64_t> local_claims_;
  std::map<const CourseRecord*, std::int64_t> courses_;
  std::map<std::string, std::int64_t> combinations_;    // 'subject / combination' -> claim of its course
  struct Reference {
    std::int64_t claim;
    const ClaimRecord* record;
  };
  std::vector<Reference> references_;
  struct LateOutcome {
    std::int64_t claim;
    const OutcomeRecord* record;
  };
  std::vector<LateOutcome> late_outcomes_;              // those that point at a course which may stand below them
};

}  // namespace casebook::casefile
