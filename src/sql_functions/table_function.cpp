#include "sql_functions/table_function.h"

#include <cmath>
#include <memory>
#include <new>

#include "core/errors.h"

SQLITE_EXTENSION_INIT3

namespace casebook::sql_functions {
namespace {

struct Table : sqlite3_vtab {
  const TableFunction* function = nullptr;
  sqlite3* connection = nullptr;
};

struct FreeValue {
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};

struct Cursor : sqlite3_vtab_cursor {
  std::vector<Row> rows;
  std::size_t at = 0;
  std::vector<std::unique_ptr<sqlite3_value, FreeValue>> arguments;   // null where not given
};

const TableFunction& function_of(const sqlite3_vtab* table) { return *static_cast<const Table*>(table)->function; }

void give_message(sqlite3_vtab* table, const std::string& message) {
  sqlite3_free(table->zErrMsg);
  table->zErrMsg = sqlite3_mprintf("%s", message.c_str());
}

std::string declaration(const TableFunction& function) {
  std::string columns;
  for (const char* column : function.columns) columns += (columns.empty() ? "" : ", ") + std::string(column);
  for (const char* argument : function.arguments) columns += ", " + std::string(argument) + " HIDDEN";
  return "CREATE TABLE x(" + columns + ")";
}

int connect(sqlite3* connection, void* function, int, const char* const*, sqlite3_vtab** table, char**) {
  try {
    const auto& declared = *static_cast<const TableFunction*>(function);
    const int result = sqlite3_declare_vtab(connection, declaration(declared).c_str());
    if (result != SQLITE_OK) return result;
    sqlite3_vtab_config(connection, SQLITE_VTAB_INNOCUOUS);
    auto made = std::make_unique<Table>();
    made->function = &declared;
    made->connection = connection;
    *table = made.release();
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<Table*>(table);
  return SQLITE_OK;
}

/// idxNum is the set of arguments given, a bit each; they come to filter() in their order.
int choose_arguments(sqlite3_vtab* table, sqlite3_index_info* info) {
  const TableFunction& function = function_of(table);
  const int first = static_cast<int>(function.columns.size());
  std::vector<int> constraint(function.arguments.size(), -1);
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& one = info->aConstraint[i];
    if (one.op != SQLITE_INDEX_CONSTRAINT_EQ || one.iColumn < first) continue;
    if (!one.usable) return SQLITE_CONSTRAINT;   // an argument from a table that comes later: try another order
    constraint[static_cast<std::size_t>(one.iColumn - first)] = i;
  }
  int position = 0;
  for (std::size_t argument = 0; argument < constraint.size(); ++argument) {
    if (constraint[argument] < 0) {
      if (argument >= function.required) continue;
      give_message(table, std::string(function.name) + ": the argument " + function.arguments[argument] + " is missing");
      return SQLITE_ERROR;
    }
    auto& usage = info->aConstraintUsage[constraint[argument]];
    usage.argvIndex = ++position;
    usage.omit = 1;
    info->idxNum |= 1 << argument;
  }
  info->estimatedCost = 1000;
  info->estimatedRows = 10;
  return SQLITE_OK;
}

int best_index(sqlite3_vtab* table, sqlite3_index_info* info) {
  try {
    return choose_arguments(table, info);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  auto* made = new (std::nothrow) Cursor();
  if (made == nullptr) return SQLITE_NOMEM;
  *cursor = made;
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete static_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

void compute(Cursor& cursor, const Table& table, int given, int count, sqlite3_value** values) {
  const TableFunction& function = *table.function;
  cursor.rows.clear();
  cursor.at = 0;
  cursor.arguments.clear();
  cursor.arguments.resize(function.arguments.size());
  std::vector<Argument> arguments;
  int position = 0;
  for (std::size_t i = 0; i < function.arguments.size() && position < count; ++i) {
    if ((given & (1 << i)) == 0) {
      // Only with a later argument named in WHERE can an earlier one be missing.
      throw ArgumentError(std::string(function.name) + ": the argument " + function.arguments[i] + " is missing");
    }
    arguments.push_back({function.name, function.arguments[i], values[position]});
    cursor.arguments[i].reset(sqlite3_value_dup(values[position]));
    ++position;
  }
  cursor.rows = function.rows(arguments, interruption_of(table.connection));
}

int filter(sqlite3_vtab_cursor* cursor, int given, const char*, int count, sqlite3_value** values) {
  const auto& table = *static_cast<const Table*>(cursor->pVtab);
  try {
    compute(*static_cast<Cursor*>(cursor), table, given, count, values);
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const Interrupted&) {
    return SQLITE_INTERRUPT;
  } catch (const ArgumentError& error) {
    give_message(cursor->pVtab, error.what());
  } catch (const std::exception& error) {
    give_message(cursor->pVtab, std::string(table.function->name) + ": " + error.what());
  }
  return SQLITE_ERROR;
}

int next(sqlite3_vtab_cursor* cursor) {
  ++static_cast<Cursor*>(cursor)->at;
  return SQLITE_OK;
}

int eof(sqlite3_vtab_cursor* cursor) {
  const auto& self = *static_cast<const Cursor*>(cursor);
  return self.at >= self.rows.size() ? 1 : 0;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) {
  const auto& self = *static_cast<const Cursor*>(cursor);
  const auto& row = self.rows[self.at];
  const auto at = static_cast<std::size_t>(index);
  if (at >= row.size()) {
    const auto& argument = self.arguments[at - row.size()];
    if (argument != nullptr) sqlite3_result_value(context, argument.get());
    return SQLITE_OK;
  }
  if (const auto* whole = std::get_if<long long>(&row[at])) sqlite3_result_int64(context, *whole);
  if (const auto* number = std::get_if<double>(&row[at])) sqlite3_result_double(context, *number);
  if (const auto* text = std::get_if<const char*>(&row[at])) sqlite3_result_text(context, *text, -1, SQLITE_STATIC);
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(static_cast<const Cursor*>(cursor)->at) + 1;
  return SQLITE_OK;
}

/// Without xCreate: the function is a table of every connection and nobody can make another.
const sqlite3_module* module() {
  static const sqlite3_module made = [] {
    sqlite3_module functions{};
    functions.xConnect = connect;
    functions.xBestIndex = best_index;
    functions.xDisconnect = disconnect;
    functions.xOpen = open;
    functions.xClose = close;
    functions.xFilter = filter;
    functions.xNext = next;
    functions.xEof = eof;
    functions.xColumn = column;
    functions.xRowid = row_id;
    return functions;
  }();
  return &made;
}

}  // namespace

Cell cell(double number) { return std::isfinite(number) ? Cell(number) : Cell(); }

Cell cell(const std::optional<double>& number) { return number ? cell(*number) : Cell(); }

int register_table_function(sqlite3* connection, const TableFunction& function) {
  // The module only reads what it is given: the pointer is not const because SQLite's interface is not.
  return sqlite3_create_module_v2(connection, function.name, module(), const_cast<TableFunction*>(&function), nullptr);
}

}  // namespace casebook::sql_functions
