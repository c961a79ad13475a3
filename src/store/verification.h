#pragma once
// Whether a catalogue is whole: what SQLite, the views, the checks of schema/checks and the derived tables say.

#include <span>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "store/catalogue_file.h"
#include "store/database.h"
#include "store/embedded_files.h"

namespace casebook::store {

/// What the comment on top of a check says: `-- severity: warning`, `-- repair: ...`.
struct CheckHeader {
  core::Severity severity = core::Severity::error;
  std::string_view repair;   ///< what to do; empty: nothing said
};
/// \throws core::StoreError naming the file when there is no severity or an unknown one
CheckHeader read_check_header(const EmbeddedFile& check);

/// One finding a row of each check, with the curator's file and line where the row has them; the rule is the file's stem with '-'.
std::vector<core::Diagnostic> run_checks(Database& database, std::span<const EmbeddedFile> checks);

/// Everything that can be said against the catalogue, by the texts this program holds: damage of the file, dangling references, views of other texts,
/// the checks, derived tables and full text that differ from what the rest gives. Reads only; derived tables are made anew as temporary ones.
/// \param progress  told of how many parts are done; may be empty
std::vector<core::Diagnostic> verify_catalogue(Database& database, const Progress& progress = {});

}  // namespace casebook::store
