#include "bibliography/importer.h"

#include <filesystem>
#include <system_error>

#include "bibliography/record_reader.h"
#include "bibliography/record_writer.h"
#include "store/page_cache.h"

namespace casebook::bibliography {
namespace {

constexpr std::size_t kMostTold = 1000;
constexpr std::size_t kPageCache = 24 * 1024 * 1024;   // the leaves that new rows go to, so that none is written twice

/// 0 where there is none, or no file of a known size.
std::uint64_t size_of(const std::string& file) {
  std::error_code none;
  const auto size = std::filesystem::file_size(file, none);
  return none ? 0 : static_cast<std::uint64_t>(size);
}

}  // namespace

ImportSummary import_files(store::Database& database, const std::vector<std::string>& files, const ImportOptions& options) {
  ImportSummary summary;
  std::uint64_t size_of_all = 0;
  for (const auto& file : files) size_of_all += size_of(file);
  std::uint64_t read_before = 0;
  store::set_page_cache(database, kPageCache);
  store::Transaction transaction(database);
  const auto notices_before = database.integer("SELECT count(*) FROM errata");
  {
    RecordWriter writer(database, options.now);
    std::vector<core::Diagnostic> conflicts;
    const auto keep_conflicts = [&] {
      summary.conflicts_in_all += conflicts.size();
      for (auto& one : conflicts) {
        if (summary.conflicts.size() < kMostTold) summary.conflicts.push_back(std::move(one));
      }
      conflicts.clear();
    };
    for (const auto& file : files) {
      RecordSink sink;
      sink.record = [&](Record&& record) {
        ++summary.records;
        if (options.strict && summary.errors > 0) return;   // nothing of it will stay
        switch (writer.write(record, conflicts)) {
          case RecordWriter::Outcome::added:
            ++summary.added;
            break;
          case RecordWriter::Outcome::merged:
            ++summary.merged;
            break;
          case RecordWriter::Outcome::updated:
            ++summary.updated;
            break;
          case RecordWriter::Outcome::unchanged:
            ++summary.unchanged;
            break;
        }
        keep_conflicts();
      };
      sink.deleted = [&](const std::string& pmid, const SourcePosition& where) {
        ++summary.deleted;
        if (writer.write_deleted(pmid, where, conflicts)) ++summary.deleted_here;
        keep_conflicts();
      };
      sink.problem = [&](core::Diagnostic problem) {
        if (problem.severity == core::Severity::error) ++summary.errors;
        if (summary.problems.size() < kMostTold) summary.problems.push_back(std::move(problem));
      };
      if (options.progress) sink.progress = [&](std::size_t bytes) { options.progress(read_before + bytes, size_of_all); };
      read_records(file, sink);
      read_before += size_of(file);
    }
    if (options.strict && summary.errors > 0) return summary;
    writer.finish(conflicts);
    keep_conflicts();
  }
  const auto notices_now = database.integer("SELECT count(*) FROM errata");
  summary.notices = notices_now > notices_before ? static_cast<std::size_t>(notices_now - notices_before) : 0;
  summary.waiting = static_cast<std::size_t>(database.integer("SELECT count(*) FROM waiting_notices"));
  transaction.commit();
  summary.imported = true;
  return summary;
}

}  // namespace casebook::bibliography
