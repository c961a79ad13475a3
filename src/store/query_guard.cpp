#include "store/query_guard.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/errors.h"
#include "core/nearest_name.h"
#include "core/text.h"
#include "store/query_allowances.h"
#include "store/sqlite_error.h"

namespace casebook::store {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kOperationsBetweenLooks = 2000;   // some 10 microseconds

/// Why an action is refused, as the end of a sentence; nullptr for what is allowed without looking closer.
const char* refusal(int action) {
  switch (action) {
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return "the query would change rows";
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return "the query would open or close another file";
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return "a query needs no transaction";
    default:
      return "the query would change the tables and views";
  }
}

std::string lower(const char* text) { return core::lower_ascii(text == nullptr ? "" : text); }

bool blank_after(sqlite3* handle, std::string_view rest) {
  while (!rest.empty()) {
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int result = sqlite3_prepare_v2(handle, rest.data(), static_cast<int>(rest.size()), &statement, &tail);
    const bool something = result != SQLITE_OK || statement != nullptr;
    sqlite3_finalize(statement);
    if (something) return false;
    rest.remove_prefix(static_cast<std::size_t>(tail - rest.data()));
  }
  return true;
}

struct Place {
  int line = 1;
  int column = 1;   // in characters
};

Place place_of(std::string_view sql, std::size_t offset) {
  const auto before = sql.substr(0, offset);
  const auto line_start = before.rfind('\n');
  const auto start = line_start == std::string_view::npos ? 0 : line_start + 1;
  return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1, core::code_points(before.substr(start)) + 1};
}

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// Behind the name that begins at `offset`, quoted and qualified or not ("a"."b", a.b); behind the character where no name begins.
std::size_t end_of_name(const std::string& sql, std::size_t offset) {
  std::size_t end = offset;
  while (end < sql.size()) {
    if (sql[end] == '"' && sql.find('"', end + 1) != std::string::npos) {
      end = sql.find('"', end + 1) + 1;
    } else {
      while (end < sql.size() && in_word(sql[end])) ++end;
    }
    if (end == offset || end + 1 >= sql.size() || sql[end] != '.' || !(in_word(sql[end + 1]) || sql[end + 1] == '"')) break;
    ++end;
  }
  return std::max(end, offset + 1);
}

/// The message, then the line of the query with a marker under the word at `offset`, then the hint.
std::string with_place(const std::string& message, const std::string& sql, std::size_t offset, const std::string& hint) {
  offset = std::min(offset, sql.size());
  const std::size_t end = end_of_name(sql, offset);
  const Place from = place_of(sql, offset);
  core::Diagnostic diagnostic;
  diagnostic.hint = hint;
  diagnostic.where = {"query", from.line, from.column, from.line,
                      from.column + core::code_points(std::string_view(sql).substr(offset, end - offset)), {}};
  std::string excerpt = core::format_diagnostic(diagnostic, sql);
  excerpt.erase(0, excerpt.find('\n'));
  while (!excerpt.empty() && excerpt.back() == '\n') excerpt.pop_back();
  return fmt::format("{} (line {}, column {}){}", core::visible_text(message), from.line, from.column, excerpt);
}

/// "no such column: k.dose_mn" -> "dose_mn"; empty when the message is not of this kind.
std::string missing_name(const std::string& message, std::string_view kind) {
  const std::string start = fmt::format("no such {}: ", kind);
  if (message.compare(0, start.size(), start) != 0) return {};
  std::string name = message.substr(start.size());
  if (const auto dot = name.rfind('.'); dot != std::string::npos) name.erase(0, dot + 1);
  return name;
}

/// Where `name` stands in `sql` as a word by itself, without regard to case; npos when nowhere.
std::size_t find_word(const std::string& sql, const std::string& name) {
  const std::string text = core::lower_ascii(sql);
  const std::string word = core::lower_ascii(name);
  for (std::size_t at = text.find(word); at != std::string::npos && !word.empty(); at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !in_word(text[at - 1]);
    const bool ends = at + word.size() == text.size() || !in_word(text[at + word.size()]);
    if (starts && ends) return at;
  }
  return std::string::npos;
}

std::vector<std::string> first_column(Database& database, const char* sql) {
  std::vector<std::string> names;
  Statement statement = database.prepare(sql);
  while (statement.step()) names.push_back(statement.text(0).value_or(""));
  return names;
}

}  // namespace

struct GuardedQuery::State {
  Database& database;
  std::string sql;
  QueryLimits limits;
  sqlite3* handle;
  sqlite3_stmt* statement = nullptr;
  Clock::time_point deadline;
  std::int64_t heap_before = 0;
  std::vector<std::string> columns;
  std::string refused;      // the first refusal, as a sentence
  bool timed_out = false;
  std::set<std::string, std::less<>> functions;

  State(Database& from, std::string text, const QueryLimits& given) : database(from), sql(std::move(text)), limits(given), handle(from.handle()) {
    for (const auto function : allowed_functions()) functions.emplace(function);
    functions.insert(limits.functions.begin(), limits.functions.end());
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    sqlite3_finalize(statement);
    release();
  }

  /// Declares the virtual tables, which the authorizer would refuse once it stands.
  void declare_tables() {
    std::vector<std::string> tables(limits.tables);
    for (const auto table : allowed_table_functions()) tables.emplace_back(table);
    for (const auto& pragma : allowed_pragmas()) tables.push_back(fmt::format("pragma_{}", pragma.name));
    for (const auto& table : first_column(database,
                                          "SELECT '\"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_schema "
                                          "WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name")) {
      tables.push_back(table);
    }
    for (const auto& table : tables) {
      sqlite3_stmt* declared = nullptr;
      sqlite3_prepare_v2(handle, fmt::format("SELECT * FROM {} LIMIT 0", table).c_str(), -1, &declared, nullptr);
      if (declared != nullptr) sqlite3_step(declared);
      sqlite3_finalize(declared);
    }
  }

  void guard() {
    declare_tables();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);   // a misspelt "column" is an error, not a text
    for (const auto& [limit, value] : {std::pair{SQLITE_LIMIT_LENGTH, 16 << 20}, std::pair{SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
                                       std::pair{SQLITE_LIMIT_EXPR_DEPTH, 250}, std::pair{SQLITE_LIMIT_COMPOUND_SELECT, 100},
                                       std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000}, std::pair{SQLITE_LIMIT_VARIABLE_NUMBER, 1000},
                                       std::pair{SQLITE_LIMIT_ATTACHED, 0}, std::pair{SQLITE_LIMIT_WORKER_THREADS, 0}}) {
      sqlite3_limit(handle, limit, value);
    }
    // A sort that outgrows the memory limit is refused, and does not fill the disk instead.
    sqlite3_exec(handle, "PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
    deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(std::min(limits.seconds, 1e9)));
    heap_before = sqlite3_hard_heap_limit64(limits.heap_bytes);
    sqlite3_progress_handler(handle, kOperationsBetweenLooks, [](void* self) { return static_cast<State*>(self)->late() ? 1 : 0; }, this);
    sqlite3_set_authorizer(
        handle,
        [](void* self, int action, const char* first, const char* second, const char*, const char*) {
          return static_cast<State*>(self)->authorize(action, first, second);
        },
        this);
  }

  void release() {
    sqlite3_set_authorizer(handle, nullptr, nullptr);
    sqlite3_progress_handler(handle, 0, nullptr, nullptr);
    sqlite3_hard_heap_limit64(heap_before);
  }

  bool late() {
    if (Clock::now() > deadline) timed_out = true;
    return timed_out;
  }

  int authorize(int action, const char* first, const char* second) {
    if (late()) return SQLITE_DENY;   // preparing has no progress handler in SQLite 3.40
    switch (action) {
      case SQLITE_SELECT:
      case SQLITE_READ:
      case SQLITE_RECURSIVE:
        return SQLITE_OK;
      case SQLITE_FUNCTION:
        if (functions.find(lower(second)) != functions.end()) return SQLITE_OK;
        return refuse(fmt::format("the function {} is not among those that a query may use", core::visible_text(lower(second))));
      case SQLITE_PRAGMA:
        return authorize_pragma(lower(first), second);
      default:
        return refuse(fmt::format("{}; `casebook sql` only reads", refusal(action)));
    }
  }

  int authorize_pragma(const std::string& name, const char* argument) {
    const auto pragmas = allowed_pragmas();
    const auto found = std::find_if(pragmas.begin(), pragmas.end(), [&](const AllowedPragma& pragma) { return pragma.name == name; });
    if (found == pragmas.end()) {
      return refuse(fmt::format("PRAGMA {} is not among those that a query may use", core::visible_text(name)));
    }
    if (argument != nullptr && !found->takes_argument) return refuse(fmt::format("PRAGMA {} may be asked, not set", name));
    return SQLITE_OK;
  }

  int refuse(std::string sentence) {
    if (refused.empty()) refused = std::move(sentence);
    return SQLITE_DENY;
  }

  std::string hint(const std::string& message, std::size_t place) {
    if (place < sql.size() && sql[place] == '"' && !missing_name(message, "column").empty()) return "text stands in 'single quotes', names in \"double\"";
    if (const auto column = missing_name(message, "column"); !column.empty()) {
      return core::did_you_mean(column, first_column(database,
                                                     "SELECT DISTINCT c.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c "
                                                     "WHERE s.type = 'view' OR s.type = 'table' ORDER BY 1"));
    }
    if (const auto table = missing_name(message, "table"); !table.empty()) {
      return core::did_you_mean(table, first_column(database,
                                                    "SELECT name FROM sqlite_schema WHERE (type = 'view' OR type = 'table') "
                                                    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"));
    }
    if (const auto function = missing_name(message, "function"); !function.empty()) {
      return core::did_you_mean(function, {functions.begin(), functions.end()});
    }
    return {};
  }

  [[noreturn]] void fail(int code, std::size_t start) {
    const std::string message = sqlite3_errmsg(handle);
    const int offset = sqlite3_error_offset(handle);
    const int extended = sqlite3_extended_errcode(handle);
    release();
    if (timed_out) {
      throw core::StoreError(stopped_words(limits.seconds), SQLITE_INTERRUPT);
    }
    if (!refused.empty()) throw core::StoreError(refused, SQLITE_AUTH);
    if ((code & 0xff) == SQLITE_NOMEM) {
      throw core::StoreError(fmt::format("the query needs more than the {} MB of memory that it may use", limits.heap_bytes >> 20), code);
    }
    if ((code & 0xff) == SQLITE_TOOBIG) throw core::StoreError("the query, or a value that it makes, is longer than a query may use", code);
    if ((code & 0xff) != SQLITE_ERROR) throw sqlite_error(extended, message, database.file());
    // Of a missing table SQLite tells no place.
    const std::size_t place = offset >= 0 ? start + static_cast<std::size_t>(offset) : find_word(sql, missing_name(message, "table"));
    if (place == std::string::npos) throw core::StoreError(core::visible_text(message), code);
    throw core::StoreError(with_place(message, sql, place, hint(message, place)), code);
  }

  void prepare() {
    if (sql.find('\0') != std::string::npos) throw core::StoreError("the query holds a NUL character");
    std::size_t start = 0;
    while (statement == nullptr && start < sql.size()) {
      const char* tail = nullptr;
      const int result = sqlite3_prepare_v2(handle, sql.data() + start, static_cast<int>(sql.size() - start), &statement, &tail);
      if (result != SQLITE_OK) fail(result, start);
      start = static_cast<std::size_t>(tail - sql.data());
    }
    if (statement == nullptr) throw core::StoreError("there is no statement in the query");
    if (!blank_after(handle, std::string_view(sql).substr(start))) {
      release();
      const std::size_t next = std::min(sql.find_first_not_of(" \t\r\n;", start), sql.size());
      throw core::StoreError(with_place("there is more than one statement; ask one at a time", sql, next, {}));
    }
    if (sqlite3_stmt_readonly(statement) == 0) throw core::StoreError("the query would write; `casebook sql` only reads", SQLITE_AUTH);
    for (int i = 0; i < sqlite3_column_count(statement); ++i) columns.emplace_back(sqlite3_column_name(statement, i));
  }

  void bind(const std::vector<QueryParameter>& parameters) {
    std::vector<std::string> wanted;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
      const char* name = sqlite3_bind_parameter_name(statement, i);
      if (name == nullptr || name[0] == '?') throw core::UsageError("the query has a parameter without a name; write :name and give --param name=value");
      wanted.emplace_back(name + 1);
      const auto given = std::find_if(parameters.begin(), parameters.end(), [&](const QueryParameter& p) { return p.name == wanted.back(); });
      if (given == parameters.end()) {
        throw core::UsageError(fmt::format("the query's parameter {} has no value; give --param {}=value", name, wanted.back()));
      }
      bind_value(i, given->value);
    }
    for (const auto& parameter : parameters) {
      if (std::find(wanted.begin(), wanted.end(), parameter.name) != wanted.end()) continue;
      const std::string near = core::did_you_mean(parameter.name, wanted);
      throw core::UsageError(fmt::format("the query has no parameter :{}{}", core::visible_text(parameter.name), near.empty() ? "" : "; " + near));
    }
  }

  void bind_value(int index, const SqlValue& value) {
    int result = SQLITE_OK;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      result = sqlite3_bind_int64(statement, index, *whole);
    } else if (const auto* number = std::get_if<double>(&value)) {
      result = sqlite3_bind_double(statement, index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      result = sqlite3_bind_text(statement, index, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
    }
    if (result != SQLITE_OK) fail(result, 0);
  }
};

std::string stopped_words(double seconds) {
  return fmt::format("the query was stopped after {} seconds; ask for less, or allow more with --timeout", core::number_text(seconds, 6));
}

GuardedQuery::GuardedQuery(Database& database, std::string sql, const std::vector<QueryParameter>& parameters, const QueryLimits& limits)
    : state_(std::make_unique<State>(database, std::move(sql), limits)) {
  state_->guard();
  state_->prepare();
  state_->bind(parameters);
}

GuardedQuery::~GuardedQuery() = default;

const std::vector<std::string>& GuardedQuery::columns() const { return state_->columns; }

bool GuardedQuery::step() {
  const int result = sqlite3_step(state_->statement);
  // Few steps may make long rows, between which SQLite does not look at the clock.
  if (result == SQLITE_ROW && state_->late()) state_->fail(SQLITE_INTERRUPT, 0);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) state_->fail(result, 0);
  return false;
}

SqlValue GuardedQuery::value(int column) const {
  sqlite3_stmt* statement = state_->statement;
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement, column));
      constexpr std::string_view kDigits = "0123456789abcdef";
      std::string digits;
      const int size = sqlite3_column_bytes(statement, column);
      digits.reserve(2 * static_cast<std::size_t>(size));
      for (int i = 0; i < size; ++i) {
        digits += kDigits[bytes[i] >> 4U];
        digits += kDigits[bytes[i] & 15U];
      }
      return digits;
    }
    default: {
      const auto* bytes = static_cast<const char*>(static_cast<const void*>(sqlite3_column_text(statement, column)));
      return std::string(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
  }
}

}  // namespace casebook::store
