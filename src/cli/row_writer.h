#pragma once
// Rows as they come, in any format: csv, tsv and json leave the program while the query runs.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/output_options.h"
#include "document/document.h"

namespace casebook::cli {

/// Memory for the rows that are held, in bytes.
inline constexpr std::size_t kMostHeld = std::size_t{64} << 20;

/// What a row takes in memory.
std::size_t size_of(const std::vector<document::Cell>& cells);

/// Prints a table of unknown length. The formats that align (table, markdown, html, xlsx) hold all rows, at most 64 MB of them; the others a batch.
class RowWriter {
 public:
  /// \throws core::UsageError, core::StoreError as format_of() and Output
  RowWriter(const std::vector<std::string>& columns, const OutputOptions& options, Io& io);

  /// \throws core::StoreError when a format that holds all rows would hold more than it may
  void add(std::vector<document::Cell> cells);
  /// Writes what is held and puts the file in place. Without it nothing stands under the name given.
  void finish();
  /// The file that is being written, under the name that it has until then; empty: none.
  const std::filesystem::path& unfinished() const { return output_.unfinished(); }

 private:
  bool streams() const;
  void write_batch(bool last);
  OutputOptions options_;
  Io& io_;
  render::Format format_;
  Output output_;
  document::Table table_;
  std::size_t held_ = 0;   ///< bytes of its rows
  bool begun_ = false;
};

}  // namespace casebook::cli
