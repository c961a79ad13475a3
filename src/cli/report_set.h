#pragma once
// `report all`: every question answered, a file each, with a page that leads to them.

#include "cli/output_options.h"
#include "report/report.h"

namespace casebook::cli {

/// Writes into the folder `output.output` (which ends in /) each report that needs no article, a summary of each treatment, and each of their articles; html
/// and markdown get an index. With `asked.treatment` only what is about it. csv and tsv make a folder of tables for each.
/// \throws core::UsageError unless a folder is named
void write_report_set(query::Catalogue& catalogue, const report::ReportOptions& asked, const OutputOptions& output, Io& io);

}  // namespace casebook::cli
