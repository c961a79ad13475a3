#include "store/query_allowances.h"

#include <array>

namespace casebook::store {
namespace {

using namespace std::string_view_literals;

constexpr auto kFunctions = std::to_array<std::string_view>({
    "->"sv, "->>"sv, "abs"sv, "acos"sv, "acosh"sv, "asin"sv, "asinh"sv, "atan"sv, "atan2"sv, "atanh"sv, "avg"sv, "bm25"sv, "ceil"sv,
    "ceiling"sv, "char"sv, "coalesce"sv, "concat"sv, "concat_ws"sv, "cos"sv, "cosh"sv, "count"sv, "cume_dist"sv, "current_date"sv,
    "current_time"sv, "current_timestamp"sv, "date"sv, "datetime"sv, "degrees"sv, "dense_rank"sv, "exp"sv, "first_value"sv, "floor"sv,
    "format"sv, "glob"sv, "group_concat"sv, "hex"sv, "highlight"sv, "ifnull"sv, "iif"sv, "instr"sv, "json"sv, "json_array"sv,
    "json_array_length"sv, "json_error_position"sv, "json_extract"sv, "json_group_array"sv, "json_group_object"sv, "json_insert"sv,
    "json_object"sv, "json_patch"sv, "json_quote"sv, "json_remove"sv, "json_replace"sv, "json_set"sv, "json_type"sv, "json_valid"sv,
    "julianday"sv, "lag"sv, "last_value"sv, "lead"sv, "length"sv, "like"sv, "likelihood"sv, "likely"sv, "ln"sv, "log"sv, "log10"sv,
    "log2"sv, "lower"sv, "ltrim"sv, "match"sv, "max"sv, "min"sv, "mod"sv, "nth_value"sv, "ntile"sv, "nullif"sv, "octet_length"sv,
    "percent_rank"sv, "pi"sv, "pow"sv, "power"sv, "printf"sv, "quote"sv, "radians"sv, "random"sv, "randomblob"sv, "rank"sv, "replace"sv,
    "round"sv, "row_number"sv, "rtrim"sv, "sign"sv, "sin"sv, "sinh"sv, "snippet"sv, "soundex"sv, "sqrt"sv, "strftime"sv, "string_agg"sv,
    "substr"sv, "substring"sv, "sum"sv, "tan"sv, "tanh"sv, "time"sv, "timediff"sv, "total"sv, "trim"sv, "trunc"sv, "typeof"sv,
    "unhex"sv, "unicode"sv, "unixepoch"sv, "unlikely"sv, "upper"sv, "zeroblob"sv,
});

// data_version is what full-text search asks for on every query.
constexpr auto kPragmas = std::to_array<AllowedPragma>({
    {"application_id"sv, false}, {"collation_list"sv, false}, {"compile_options"sv, false}, {"data_version"sv, false},
    {"database_list"sv, false}, {"encoding"sv, false}, {"foreign_key_check"sv, true}, {"foreign_key_list"sv, true},
    {"foreign_keys"sv, false}, {"freelist_count"sv, false}, {"function_list"sv, false}, {"index_info"sv, true},
    {"index_list"sv, true}, {"index_xinfo"sv, true}, {"integrity_check"sv, true}, {"journal_mode"sv, false},
    {"page_count"sv, false}, {"page_size"sv, false}, {"pragma_list"sv, false}, {"quick_check"sv, true},
    {"schema_version"sv, false}, {"table_info"sv, true}, {"table_list"sv, true}, {"table_xinfo"sv, true},
    {"user_version"sv, false},
});

constexpr auto kTableFunctions = std::to_array<std::string_view>({"json_each"sv, "json_tree"sv});

}  // namespace

std::span<const std::string_view> allowed_functions() { return kFunctions; }
std::span<const AllowedPragma> allowed_pragmas() { return kPragmas; }
std::span<const std::string_view> allowed_table_functions() { return kTableFunctions; }

}  // namespace casebook::store
