#include "draft/draft_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "bibliography/record_reader.h"
#include "bibliography/text_source.h"
#include "core/text.h"
#include "draft/abstract_page.h"

namespace casebook::draft {
namespace {

core::Diagnostic problem(const std::string& shown, int line, int column, const char* rule, std::string message, std::string hint = {}) {
  core::Diagnostic found;
  found.rule = rule;
  found.where.file = shown;
  found.where.line = found.where.end_line = line;
  found.where.column = found.where.end_column = column;
  found.message = std::move(message);
  found.hint = std::move(hint);
  return found;
}

/// All of a file that is no file of records, as long as it may be.
/// \throws bibliography::BrokenInput
std::string whole_text(const std::string& file) {
  bibliography::TextSource source(file);
  std::string text;
  std::vector<char> chunk(64 * 1024);
  while (text.size() <= kLargestPage) {
    const std::size_t read = source.read(chunk.data(), chunk.size());
    if (read == 0) break;
    text.append(chunk.data(), read);
  }
  return text;
}

void read_page(const std::string& file, const std::string& shown, const DraftSink& sink) {
  std::string text;
  try {
    text = whole_text(file);
  } catch (const bibliography::BrokenInput& broken) {
    sink.problem(problem(shown, 1, 0, "file-broken", broken.what()));
    return;
  }
  if (text.size() > kLargestPage) {
    sink.problem(problem(shown, 1, 0, "page-too-long", fmt::format("is neither PubMed XML nor NBIB nor RIS, and longer than the {} MB that a page may have", kLargestPage / (1024 * 1024)),
                         "give one abstract page, or the record that PubMed exports"));
    return;
  }
  const auto nul = text.find('\0');
  const auto bad = std::min(core::first_invalid_utf8(text).value_or(text.size()), nul == std::string::npos ? text.size() : nul);
  if (bad < text.size()) {
    const auto before = std::string_view(text).substr(0, bad);
    const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const int column = core::code_points(before.substr(before.rfind('\n') + 1)) + 1;
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[bad]));
    sink.problem(problem(shown, line, column, "not-utf-8", fmt::format("the byte 0x{:02X} is no text in UTF-8", byte), "save the page as UTF-8; a PDF or a document of a word processor is not read"));
    return;
  }
  auto record = read_abstract_page(text);
  if (!record) {
    sink.problem(problem(shown, 1, 0, "format-unknown", "found neither a record (PubMed XML, NBIB, RIS) nor an abstract page: no line with journal, year and volume, no 'PMID:', no 'Abstract'",
                         "paste the page from the line of the journal to the end of the abstract"));
    return;
  }
  record->where = {shown, 1};
  sink.record(std::move(*record));
}

}  // namespace

void read_draft_input(const std::string& file, const std::string& shown, const DraftSink& sink) {
  bool page = false;
  bibliography::RecordSink records;
  records.record = [&](bibliography::Record&& record) {
    record.where.file = shown;
    sink.record(std::move(record));
  };
  records.problem = [&](core::Diagnostic one) {
    one.where.file = shown;
    // What is no file of records may be a page; an empty file is nothing.
    page = one.rule == "format-unknown" && one.message != "the file is empty";
    if (!page) sink.problem(std::move(one));
  };
  const std::string format = bibliography::read_records(file, records);
  if (format.empty() && page) read_page(file, shown, sink);
}

}  // namespace casebook::draft
