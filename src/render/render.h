#pragma once
// A document in each of the formats. A renderer does not know which report it prints; no format loses a caveat, a
// source, a notice, the legend or a denominator (csv and tsv carry one table, that is their nature).

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"

namespace casebook::render {

enum class Format { table, markdown, csv, tsv, json, html, xlsx };

/// The format called `name` ("table", "markdown", "csv", "tsv", "json", "html", "xlsx"); nullopt for any other.
std::optional<Format> format_of(std::string_view name);

/// Those names, in the order of the enum.
const std::vector<std::string>& format_names();

struct Options {
  int width = 100;        ///< columns of the terminal; only the table format is fitted to it (20 to 10,000)
  bool colour = false;    ///< terminal attributes (bold, dim); table only
  bool unicode = true;    ///< false: the program's own marks and bars in ASCII; letters of names stay; table only
  bool show_sql = false;  ///< the SQL behind the answer, where a format has a place for it
  std::string table;      ///< csv and tsv: which table; empty: the first
  bool bom = false;       ///< csv and tsv: the byte order mark in front, by which Excel knows UTF-8; others take it for part of the first name
  std::string index = {}; ///< html and markdown: the page beside it that leads to all; empty: none
};

/// The document as text that ends with a newline; xlsx is a file's bytes. The same document and options give the same bytes: no clock, locale
/// or hash order. Control characters, markup and formulas in any field come out harmless. \throws UsageError for an
/// unknown table name (csv, tsv), naming the tables there are, and for a table that is larger than a sheet; core::StoreError when a workbook cannot be made
std::string render(const document::Document& document, Format format, const Options& options);

/// For `--output DIR/`: a file name and its text for every table (csv, tsv), or the whole document as one file (other
/// formats). File names hold only letters, digits, '-', '_' and one dot, and are distinct.
std::vector<std::pair<std::string, std::string>> render_all_tables(const document::Document& document, Format format,
                                                                   const Options& options);

/// ".txt", ".md", ".csv", ".tsv", ".json", ".html".
std::string extension_of(Format format);

/// A page of a set of reports.
struct IndexEntry {
  std::string group;  ///< heading: 'Questions'
  std::string file;   ///< its name in the same folder
  std::string title;  ///< the question
  std::string words;  ///< its answer, in a sentence
};

/// The page that leads to the others, a heading a group; nullopt for formats without links.
std::optional<std::string> render_index(const std::string& title, const std::vector<IndexEntry>& entries, Format format);

/// A table without a document (results of SQL, status). json is an array of row objects; html is a whole page.
std::string render_rows(const document::Table& table, Format format, const Options& options);

}  // namespace casebook::render
