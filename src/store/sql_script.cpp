#include "store/sql_script.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>

#include "store/sqlite_error.h"

namespace casebook::store {
namespace {

[[noreturn]] void fail(Database& database, std::string_view path, std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto line_start = before.rfind('\n');
  const auto column = offset - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
  const auto error = sqlite_error(sqlite3_extended_errcode(database.handle()), sqlite3_errmsg(database.handle()),
                                  database.file());
  throw core::StoreError(fmt::format("{}:{}:{}: {}", path, line, column, error.what()), error.sqlite_code());
}

}  // namespace

void run_script(Database& database, std::string_view path, std::string_view text, std::int64_t article_id) {
  std::size_t start = 0;
  while (start < text.size()) {
    sqlite3_stmt* raw = nullptr;
    const char* tail = nullptr;
    const auto rest = text.substr(start);
    const int prepared = sqlite3_prepare_v2(database.handle(), rest.data(), static_cast<int>(rest.size()), &raw, &tail);
    if (prepared != SQLITE_OK) {
      const int offset = sqlite3_error_offset(database.handle());
      fail(database, path, text, start + static_cast<std::size_t>(std::max(offset, 0)));
    }
    const auto used = static_cast<std::size_t>(tail - rest.data());
    if (raw != nullptr) {
      const int parameter = sqlite3_bind_parameter_index(raw, ":article_id");
      if (parameter != 0) sqlite3_bind_int64(raw, parameter, article_id);
      int result = SQLITE_ROW;
      while (result == SQLITE_ROW) result = sqlite3_step(raw);
      const auto spaces = rest.find_first_not_of(" \t\r\n");
      sqlite3_finalize(raw);
      if (result != SQLITE_DONE) fail(database, path, text, start + (spaces == std::string_view::npos ? 0 : spaces));
    }
    start += used;
  }
}

}  // namespace casebook::store
