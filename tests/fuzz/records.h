#pragma once
// What must hold of any record that was read, whatever its format.

#include <sys/mman.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bibliography/bibtex_writer.h"
#include "bibliography/citekey.h"
#include "bibliography/csl_json_writer.h"
#include "bibliography/record_reader.h"
#include "bibliography/ris_writer.h"
#include "property.h"

namespace casebook::fuzz {

/// Bytes under a file name, without a disk.
class MemoryFile {
 public:
  MemoryFile() : handle_(::memfd_create("fuzz", 0)), path_("/proc/self/fd/" + std::to_string(handle_)) {
    if (handle_ < 0) std::abort();
  }
  void fill(std::string_view bytes) const {
    if (::ftruncate(handle_, 0) != 0 || ::pwrite(handle_, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) std::abort();
  }
  const std::string& path() const { return path_; }

 private:
  int handle_;
  std::string path_;
};

struct ReadRecords {
  std::string format;
  std::vector<bibliography::Record> records;
  std::vector<core::Diagnostic> problems;
};

inline ReadRecords read_text(std::string_view bytes) {
  static const MemoryFile file;
  file.fill(bytes);
  ReadRecords read;
  bibliography::RecordSink sink;
  sink.record = [&](bibliography::Record&& record) { read.records.push_back(std::move(record)); };
  sink.problem = [&](core::Diagnostic problem) { read.problems.push_back(std::move(problem)); };
  read.format = bibliography::read_records(file.path(), sink);
  return read;
}

inline bool all_of(std::string_view text, std::string_view characters) { return text.find_first_not_of(characters) == std::string_view::npos; }

inline void demand_record(const bibliography::Record& record) {
  demand(!record.title.empty() || !record.pmid.empty() || !record.doi.empty() || !record.pmcid.empty(), "a record can be recognised");
  demand(record.where.line >= 1, "a record has a line", record.title);
  demand(all_of(record.pmid, "0123456789"), "a PMID is digits", record.pmid);
  demand(record.pmcid.empty() || (record.pmcid.substr(0, 3) == "PMC" && all_of(record.pmcid.substr(3), "0123456789")), "a PMCID is PMC and digits", record.pmcid);
  demand(core::lower_ascii(record.doi) == record.doi, "a DOI is in lower case", record.doi);
  const std::string key = bibliography::citekey_base(record);
  demand(!key.empty() && all_of(key, "abcdefghijklmnopqrstuvwxyz0123456789-"), "a citekey is letters, digits and hyphens", key);
  for (const std::string* text : {&record.title, &record.vernacular_title, &record.journal, &record.journal_abbreviation, &record.book_title, &record.abstract, &record.volume,
                                  &record.issue, &record.pages, &record.publisher, &record.place, &record.conflict_of_interest, &record.published.iso, &record.published.words}) {
    demand(!core::first_invalid_utf8(*text), "text is UTF-8", *text);
  }
}

/// A record as the writer of RIS keeps it.
inline std::string kept_by_ris(const bibliography::Record& record) {
  return bibliography::ris({{"key", record}});
}

inline void demand_records(std::string_view bytes) {
  const ReadRecords read = read_text(bytes);
  std::vector<bibliography::CitedRecord> cited;
  for (const auto& record : read.records) {
    demand(record.format == read.format, "a record is of its file's format", record.format);
    demand_record(record);
    cited.push_back({"key-" + std::to_string(cited.size()), record});
  }
  for (const auto& problem : read.problems) {
    demand_problem(problem);
    demand_position(problem, 0);
  }
  if (cited.empty()) return;
  const auto written = read_text(bibliography::ris(cited));
  demand(written.format == "RIS", "what is written as RIS is RIS", written.format);
  demand(written.records.size() <= cited.size(), "no record makes two", bibliography::ris(cited));
  const auto again = read_text(bibliography::ris({{"key", read.records.front()}}));
  if (!again.records.empty()) {
    const std::string once = kept_by_ris(again.records.front());
    const auto twice = read_text(once);
    demand(!twice.records.empty() && kept_by_ris(twice.records.front()) == once, "RIS is written as it was read", once);
  }
  const std::string bibtex = bibliography::bibtex(cited);
  int depth = 0;
  for (std::size_t i = 0; i < bibtex.size(); ++i) {
    if (bibtex[i] == '\\') {
      ++i;
      continue;
    }
    depth += bibtex[i] == '{' ? 1 : bibtex[i] == '}' ? -1 : 0;
    demand(depth >= 0, "braces of BibTeX are balanced", bibtex);
  }
  demand(depth == 0, "braces of BibTeX are balanced", bibtex);
  const auto json = nlohmann::json::parse(bibliography::csl_json(cited), nullptr, false);
  demand(json.is_array() && json.size() == cited.size(), "CSL-JSON is an array of as many items");
}

}  // namespace casebook::fuzz
