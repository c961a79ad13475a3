#include "sql_functions/arguments.h"

#include <chrono>
#include <cmath>

SQLITE_EXTENSION_INIT3

namespace casebook::sql_functions {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kBetweenQuestions = std::chrono::milliseconds(20);
// SQLite 3.40 cannot be asked whether it was interrupted: a statement with enough steps for a progress handler can.
constexpr const char* kQuestion = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT max(i) FROM n";

}  // namespace

std::string shown(sqlite3_value* value) {
  constexpr std::size_t kLongest = 40;
  switch (sqlite3_value_type(value)) {
    case SQLITE_NULL: return "NULL";
    case SQLITE_INTEGER: return std::to_string(sqlite3_value_int64(value));
    case SQLITE_FLOAT: return stats::exact_text(sqlite3_value_double(value));
    case SQLITE_BLOB: return "a blob";
    default: break;
  }
  const auto* bytes = static_cast<const char*>(static_cast<const void*>(sqlite3_value_text(value)));
  std::string text(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
  if (text.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;   // not within a character
    text = text.substr(0, end) + "...";
  }
  return "'" + text + "'";
}

bool Argument::is_null() const { return sqlite3_value_type(value) == SQLITE_NULL; }

ArgumentError Argument::refusal(const std::string& expected) const {
  return ArgumentError(std::string(function) + ": " + name + " = " + shown(value) + ": expected " + expected);
}

long long Argument::whole() const {
  switch (sqlite3_value_numeric_type(value)) {
    case SQLITE_INTEGER: return sqlite3_value_int64(value);
    case SQLITE_FLOAT: {
      const double number = sqlite3_value_double(value);
      if (std::abs(number) <= 9007199254740992.0 && number == std::trunc(number)) return static_cast<long long>(number);
      break;
    }
    default: break;
  }
  throw refusal("a whole number");
}

double Argument::number() const {
  const int type = sqlite3_value_numeric_type(value);
  const double number = sqlite3_value_double(value);
  if ((type != SQLITE_INTEGER && type != SQLITE_FLOAT) || !std::isfinite(number)) throw refusal("a number");
  return number;
}

std::string_view Argument::text() const {
  if (sqlite3_value_type(value) != SQLITE_TEXT) throw refusal("text");
  const auto* bytes = static_cast<const char*>(static_cast<const void*>(sqlite3_value_text(value)));
  if (bytes == nullptr) throw std::bad_alloc();
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

std::string renamed(std::string message, std::initializer_list<Renaming> names) {
  for (const auto& [from, to] : names) {
    if (message.compare(0, from.size(), from) == 0 && message.compare(from.size(), 3, " = ") == 0) {
      return std::string(to) + message.substr(from.size());
    }
  }
  return message;
}

stats::Interruption interruption_of(sqlite3* connection) {
  return [connection, last = Clock::now()]() mutable {
    const auto now = Clock::now();
    if (now - last < kBetweenQuestions) return;
    last = now;
    if (sqlite3_exec(connection, kQuestion, nullptr, nullptr, nullptr) != SQLITE_OK) throw Interrupted();
  };
}

}  // namespace casebook::sql_functions
