#include "cli/two_readers.h"

#include <fmt/format.h>

#include <ostream>

#include "cli/file_surroundings.h"
#include "cli/problems.h"
#include "core/errors.h"
#include "core/text.h"

namespace casebook::cli {

namespace {

/// \returns whether it has no error
bool reads(const casefile::ParsedFile& parsed, const casefile::Surroundings& surroundings, Io& io, std::string& key) {
  const casefile::ReadCase read = casefile::read_case(parsed, surroundings);
  if (!has_error(read.checked.problems)) {
    if (read.checked.file.kind != casefile::CaseFile::Kind::article) {
      throw core::UsageError(fmt::format("{} tells no article; vocabulary files and notices are not compared", core::visible_text(parsed.path)));
    }
    key = read.checked.file.article.key;
    return true;
  }
  print_problems(read.checked, io);
  io.err << core::summarise_diagnostics(read.checked.problems, 1) << "; " << core::visible_text(parsed.path) << " was not compared\n";
  return false;
}

}  // namespace

std::optional<casefile::ComparedCases> compare_readers(const std::string& first, const std::string& second, Context& context) {
  casefile::ParsedFile a = read_one_file(first);
  casefile::ParsedFile b = read_one_file(second);
  const casefile::Surroundings surroundings = file_surroundings(context);
  std::string key_a;
  std::string key_b;
  const bool first_reads = reads(a, surroundings, context.io, key_a);
  const bool second_reads = reads(b, surroundings, context.io, key_b);
  if (!first_reads || !second_reads) return std::nullopt;
  if (key_a != key_b) {
    throw core::UsageError(fmt::format("the files are not of one article: {} has '{}', {} has '{}'", core::visible_text(first), core::visible_text(key_a),
                                       core::visible_text(second), core::visible_text(key_b)));
  }
  return casefile::compare_cases(std::move(a), std::move(b), surroundings);
}

casefile::Readers reader_names(const std::string& option, const std::string& first, const std::string& second, const casefile::Node* decisions) {
  if (option.empty()) {
    const casefile::Node* const named = decisions == nullptr ? nullptr : decisions->find("readers");
    if (named != nullptr && named->items.size() == 2) return {named->items[0].text, named->items[1].text};
    return {first, second};
  }
  const auto comma = option.find(',');
  const std::string one = core::trimmed(std::string_view(option).substr(0, comma));
  const std::string other = comma == std::string::npos ? std::string() : core::trimmed(std::string_view(option).substr(comma + 1));
  if (one.empty() || other.empty() || other.find(',') != std::string::npos || one == other) {
    throw core::UsageError(fmt::format("--readers '{}' does not name two readers; write 'JA, RF'", core::visible_text(option)));
  }
  return {one, other};
}

std::optional<std::string> position(const core::SourceSpan& where) {
  if (where.line == 0) return std::nullopt;
  if (!where.path.empty()) return fmt::format("{}:{}: {}", where.file, where.line, where.path);
  return fmt::format("{}:{}", where.file, where.line);
}

}  // namespace casebook::cli
