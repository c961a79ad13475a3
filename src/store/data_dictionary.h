#pragma once
// What the comments in the views and tables of a catalogue say, read from the catalogue itself.

#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/embedded_files.h"

namespace casebook::store {

struct DescribedTable {
  std::string name;
  bool is_view = false;
  std::string about;                                            ///< question and grain, in one line
  std::vector<std::pair<std::string, std::string>> columns;     ///< name and comment
};

/// Views, then tables, each sorted by name; SQLite's own and those of full text are left out.
/// \throws core::StoreError naming a column that has no comment
std::vector<DescribedTable> data_dictionary(Database& database);

/// A query of schema/queries.
struct DescribedQuery {
  std::string name;       ///< 'dose_titration'
  std::string question;   ///< its first line of comment
  std::string about;      ///< those that follow
  std::string sql;        ///< without them
};
/// \throws core::StoreError naming the file when it does not begin with two lines of comment
DescribedQuery described_query(const EmbeddedFile& file);

}  // namespace casebook::store
