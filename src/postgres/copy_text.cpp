#include "postgres/copy_text.h"

#include <fmt/format.h>

#include <iterator>

#include "core/errors.h"

namespace casebook::postgres {
namespace {

constexpr std::string_view kEscaped = "\b\f\n\r\t\v\\";
constexpr std::string_view kLetters = "bfnrtv\\";

}  // namespace

void append_copy_field(std::string& line, const store::SqlValue& value) {
  if (std::holds_alternative<std::monostate>(value)) {
    line += "\\N";
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    fmt::format_to(std::back_inserter(line), "{}", *whole);
  } else if (const auto* real = std::get_if<double>(&value)) {
    fmt::format_to(std::back_inserter(line), "{}", *real);   // the shortest that reads back as the same
  } else {
    for (const char c : std::get<std::string>(value)) {
      const auto escaped = kEscaped.find(c);
      if (escaped != std::string_view::npos) {
        line += '\\';
        line += kLetters[escaped];
      } else {
        line += c;
      }
    }
  }
}

std::vector<std::optional<std::string>> copy_fields(std::string_view line) {
  std::vector<std::optional<std::string>> fields(1, std::string());
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\t') {
      fields.emplace_back(std::string());
      continue;
    }
    if (line[at] != '\\') {
      *fields.back() += line[at];
      continue;
    }
    if (++at == line.size()) throw core::StoreError("the server sent a row that ends within a value");
    const char c = line[at];
    const auto letter = kLetters.find(c);
    if (c == 'N' && fields.back()->empty() && (at + 1 == line.size() || line[at + 1] == '\t')) {
      fields.back().reset();
      if (at + 1 < line.size()) {
        fields.emplace_back(std::string());
        ++at;
      }
    } else {
      *fields.back() += letter == std::string_view::npos ? c : kEscaped[letter];
    }
  }
  return fields;
}

}  // namespace casebook::postgres
