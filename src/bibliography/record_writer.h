#pragma once
// Records into rows.

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "bibliography/record.h"
#include "core/diagnostic.h"
#include "store/database.h"
#include "store/sql_script.h"

namespace casebook::bibliography {

/// Writes records into a catalogue, each article once: recognised by PMID, then DOI, then PMCID, and a record without number by title, first author and year. Must be used
/// inside a transaction, by one import.
class RecordWriter {
 public:
  enum class Outcome {
    added,       ///< a new article
    merged,      ///< an article that was there under another number, or with a case file only
    updated,     ///< an imported article whose record says something else now
    unchanged    ///< nothing to do: the same record, an older one, or one in a lesser format
  };

  RecordWriter(store::Database& database, std::string now);
  RecordWriter(const RecordWriter&) = delete;
  RecordWriter& operator=(const RecordWriter&) = delete;
  ~RecordWriter();

  /// \param conflicts gains what contradicts the catalogue: nothing is overwritten then
  Outcome write(const Record& record, std::vector<core::Diagnostic>& conflicts);

  /// Makes notices of the links of what was written, at both ends. Once, after the last record.
  void finish(std::vector<core::Diagnostic>& conflicts);

  /// A number that PubMed has withdrawn. \returns whether an article of the catalogue has it
  bool write_deleted(const std::string& pmid, const SourcePosition& where, std::vector<core::Diagnostic>& conflicts);

 private:
  struct Found {
    std::int64_t article_id = 0;
    bool by_pmid = false;
    std::string pmid;       ///< the record's numbers as far as they may be written: one that belongs to another article is left out
    std::string pmcid;
    std::string doi;
  };
  Found find(const Record& record, std::vector<core::Diagnostic>& conflicts);
  std::int64_t owner_of(const char* scheme, const std::string& value);
  std::string number_of(std::int64_t article_id, const char* scheme);
  std::string citekey_of(std::int64_t article_id);
  std::int64_t namesake(const Record& record);
  std::string free_citekey(const Record& record);
  void write_article(const Record& record, std::int64_t& article_id);
  void write_numbers(const Found& found, std::int64_t article_id, bool is_new);
  void write_record(const Record& record, const Found& found, std::int64_t article_id, const std::string& digest);
  void write_people(const Record& record, std::int64_t article_id, bool curated);
  void write_lists(const Record& record, std::int64_t article_id);
  void write_links(const Record& record, std::int64_t article_id);
  void write_text(const Record& record, std::int64_t article_id, bool is_new, bool curated);
  bool is_awaited(const Found& found);
  void clear_rows(std::int64_t article_id, bool curated);

  store::Database& database_;
  std::string now_;
  struct Statements;
  std::unique_ptr<Statements> statements_;   ///< of every row
  store::PreparedScript forget_full_text_;
  store::PreparedScript index_full_text_;
  store::PreparedScript resolve_links_;
  store::PreparedScript fill_from_record_;
  store::PreparedScript raise_notices_;
  store::PreparedScript touch_everything_;
  std::unordered_map<std::string, int> suffixes_;
  std::set<std::int64_t> linked_;            ///< articles whose links, or the links to which, have changed
  std::unordered_map<std::int64_t, SourcePosition> curated_;   ///< articles with case files that a record was merged into
};

}  // namespace casebook::bibliography
