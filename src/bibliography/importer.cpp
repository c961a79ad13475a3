#include "bibliography/importer.h"

#include "bibliography/record_reader.h"
#include "bibliography/record_writer.h"

namespace casebook::bibliography {
namespace {

constexpr std::size_t kMostTold = 1000;

}  // namespace

ImportSummary import_files(store::Database& database, const std::vector<std::string>& files, const ImportOptions& options) {
  ImportSummary summary;
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
      if (options.progress) sink.progress = [&](std::size_t bytes) { options.progress(file, bytes, summary.records); };
      read_records(file, sink);
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
