#pragma once
// A JSON Schema (draft-07) of case files, notice files and vocabulary files, from the table of keys: editors complete and underline with it.

#include <string>
#include <variant>
#include <vector>

#include "casefile/vocabulary.h"

namespace casebook::casefile {

struct SchemaMember;

/// A JSON value of the kinds that a schema needs; members in the order given.
struct SchemaValue {
  using List = std::vector<SchemaValue>;
  using Members = std::vector<SchemaMember>;
  std::variant<bool, std::int64_t, std::string, List, Members> value;
};

struct SchemaMember {
  std::string name;
  SchemaValue value;
};

/// The schema. Names of vocabularies are suggestions: synonyms and new terms remain allowed. What only meaning can tell (counts, times, doses) is left to
/// `casebook check`.
SchemaValue case_schema(const Vocabulary& vocabulary);

}  // namespace casebook::casefile
