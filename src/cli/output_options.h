#pragma once
// --format, --output and their companions: the same for every command that prints.

#include <CLI/App.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/run.h"
#include "document/document.h"
#include "render/render.h"

namespace casebook::cli {

struct OutputOptions {
  std::string format = "table";
  std::string output;           ///< empty: standard output
  std::string table;            ///< csv and tsv of a report: which of its tables
  bool sql = false;             ///< of a report: the SQL behind it
  bool open = false;            ///< as html, in the browser
  bool bom = false;             ///< csv and tsv: begin with the byte order mark
};

/// --output, for commands that write text of one kind.
void add_output_file(CLI::App& app, OutputOptions& options);
/// --format, --output, --open and --bom, for commands that print rows.
void add_row_output(CLI::App& app, OutputOptions& options);
/// Those, --table and --sql, for commands that print a document.
void add_document_output(CLI::App& app, OutputOptions& options);

/// html where the page is to be opened.
/// \throws core::UsageError for an unknown name, with the nearest, and for a workbook that would go to the terminal
render::Format format_of(const OutputOptions& options);

/// Where output goes: standard output, or a file that stands under its name only when all is written.
class Output {
 public:
  /// \param file  empty: `io.out`
  /// \throws core::StoreError when the file cannot be made
  Output(Io& io, const std::filesystem::path& file);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  /// \throws core::StoreError when the disk is full or the reader has gone
  void write(std::string_view text);
  /// Puts the file in place. \throws core::StoreError
  void finish();
  /// Where it stands until then; empty: it is written in place.
  const std::filesystem::path& unfinished() const { return temporary_; }

 private:
  void require_good(std::ostream& stream);
  Io& io_;
  std::filesystem::path file_;
  std::filesystem::path temporary_;   ///< empty: written in place (standard output, a device)
  std::ofstream stream_;
};

/// Writes all of `text` to --output or standard output.
void write_text(std::string_view text, const OutputOptions& options, Io& io);
/// Writes a file of a folder, which is made where it is missing. \throws core::StoreError
void write_file(const std::filesystem::path& folder, const std::string& name, std::string_view text, Io& io);
/// A report in the wanted format; --output FOLDER/ takes all tables, one file each.
void write_document(const document::Document& document, const OutputOptions& options, Io& io);
/// A table by itself.
void write_rows(const document::Table& table, const OutputOptions& options, Io& io);

/// The options with --output naming the page that --open will show; without --open as they are.
/// \param name  of the page, where --output names none: 'dose-titration'
OutputOptions page_options(const OutputOptions& options, const std::string& name, const Io& io);
/// After the page is written: opens it, where --open asks for it. \throws core::StoreError when nothing can
void show_page(const OutputOptions& options, Io& io);

/// What a renderer wants to know of the options and the terminal.
render::Options render_options(const OutputOptions& options, const Io& io);

}  // namespace casebook::cli
