#pragma once
// Rows as they come, in any format: csv, tsv and json leave the program while the query runs.

#include <string>
#include <vector>

#include "cli/output_options.h"
#include "document/document.h"

namespace casebook::cli {

/// Prints a table of unknown length. The formats that align (table, markdown, html) hold all rows, the others a batch.
class RowWriter {
 public:
  /// \throws core::UsageError, core::StoreError as format_of() and Output
  RowWriter(const std::vector<std::string>& columns, const OutputOptions& options, Io& io);

  void add(std::vector<document::Cell> cells);
  /// Writes what is held and puts the file in place. Without it nothing stands under the name given.
  void finish();

 private:
  bool streams() const;
  void write_batch(bool last);
  OutputOptions options_;
  Io& io_;
  render::Format format_;
  Output output_;
  document::Table table_;
  bool begun_ = false;
};

}  // namespace casebook::cli
