#include "render/render.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/errors.h"
#include "core/nearest_name.h"
#include "render/cell_text.h"
#include "render/formats.h"

namespace casebook::render {
namespace {

/// The byte order mark of csv and tsv, where it is asked for.
std::string mark(const Options& options) { return options.bom ? "\xEF\xBB\xBF" : ""; }
/// The tables that data formats print, by the name under which they are asked for: those of a part after its report's, "dose-titration-steps".
std::vector<std::pair<std::string, const document::Table*>> data_tables(const document::Document& document) {
  std::vector<std::pair<std::string, const document::Table*>> tables;
  const auto add = [&](const document::Document& part, const std::string& before) {
    for (const document::Table& table : part.tables) {
      if (!columns_for(table, Reading::data).empty()) tables.emplace_back(before + table.name, &table);
    }
  };
  add(document, "");
  for (const document::Document& part : document.parts) add(part, part.report + "-");
  return tables;
}

std::string separated_document(const document::Document& document, char separator, const std::string& wanted) {
  std::vector<std::string> names;
  for (const auto& [name, table] : data_tables(document)) {
    if (wanted.empty() || name == wanted) return separated_rows(*table, separator);
    names.push_back(name);
  }
  if (wanted.empty()) return {};
  const std::string near = core::did_you_mean(wanted, names);
  throw core::UsageError(fmt::format("no table '{}' in this report; {}{}{}", core::visible_text(wanted),
                                     names.empty() ? "it has none" : fmt::format("it has {}", fmt::join(names, ", ")),
                                     near.empty() ? "" : "; ", near));
}

std::string file_stem(const std::string& name, const std::vector<std::pair<std::string, std::string>>& taken,
                      const std::string& extension) {
  std::string stem;
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    stem += plain ? c : '_';
  }
  if (stem.empty()) stem = "table";
  const auto is_taken = [&](const std::string& candidate) {
    return std::any_of(taken.begin(), taken.end(), [&](const auto& file) {
      return core::lower_ascii(file.first) == core::lower_ascii(candidate + extension);
    });
  };
  std::string candidate = stem;
  for (int n = 2; is_taken(candidate); ++n) candidate = stem + "-" + std::to_string(n);
  return candidate;
}

bool is_for_data(const document::Row& row) { return row.data_only; }

bool says_nothing(const document::Table& table) { return table.rows.empty() && table.empty_text.empty(); }

/// Without the rows that are for programs alone, and without tables that hold nothing else or have nothing to say.
document::Document for_people(document::Document document) {
  std::vector<document::Table> tables;
  for (document::Table& table : document.tables) {
    if (says_nothing(table)) continue;
    const bool had_rows = !table.rows.empty();
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(), is_for_data), table.rows.end());
    if (!had_rows || !table.rows.empty()) tables.push_back(std::move(table));
  }
  document.tables = std::move(tables);
  for (document::Document& part : document.parts) part = for_people(std::move(part));
  return document;
}

/// Whether people see less of it than programs, beyond columns.
bool people_see_less(const document::Document& document) {
  return std::any_of(document.parts.begin(), document.parts.end(), people_see_less) ||
         std::any_of(document.tables.begin(), document.tables.end(), [](const document::Table& table) {
           return says_nothing(table) || std::any_of(table.rows.begin(), table.rows.end(), is_for_data);
         });
}

}  // namespace

document::Document read_by_people(const document::Document& document) { return people_see_less(document) ? for_people(document) : document; }

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> kNames{"table", "markdown", "csv", "tsv", "json", "html", "xlsx"};
  return kNames;
}

std::optional<Format> format_of(std::string_view name) {
  const auto& names = format_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Format>(found - names.begin());
}

std::string render(const document::Document& document, Format format, const Options& options) {
  const bool people = format == Format::table || format == Format::markdown || format == Format::html;
  if (people && people_see_less(document)) return render(read_by_people(document), format, options);
  switch (format) {
    case Format::table:
      return table_document(document, options);
    case Format::markdown:
      return markdown_document(document, options);
    case Format::csv:
      return mark(options) + separated_document(document, ',', options.table);
    case Format::tsv:
      return mark(options) + separated_document(document, '\t', options.table);
    case Format::json:
      return json_document(document, options);
    case Format::html:
      return html_document(document, options);
    case Format::xlsx:
      return xlsx_document(document, options);
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> render_all_tables(const document::Document& document, Format format,
                                                                   const Options& options) {
  const std::string extension = extension_of(format);
  std::vector<std::pair<std::string, std::string>> files;
  if (format != Format::csv && format != Format::tsv) {
    files.emplace_back(file_stem(document.report.empty() ? "report" : document.report, files, extension) + extension,
                       render(document, format, options));
    return files;
  }
  for (const auto& [name, table] : data_tables(document)) {
    files.emplace_back(file_stem(name, files, extension) + extension, mark(options) + separated_rows(*table, format == Format::csv ? ',' : '\t'));
  }
  return files;
}

std::string extension_of(Format format) {
  switch (format) {
    case Format::table:
      return ".txt";
    case Format::markdown:
      return ".md";
    case Format::csv:
      return ".csv";
    case Format::tsv:
      return ".tsv";
    case Format::json:
      return ".json";
    case Format::html:
      return ".html";
    case Format::xlsx:
      return ".xlsx";
  }
  return ".txt";
}

std::optional<std::string> render_index(const std::string& title, const std::vector<IndexEntry>& entries, Format format) {
  if (format == Format::html) return html_index(title, entries);
  if (format == Format::markdown) return markdown_index(title, entries);
  return std::nullopt;
}

std::string render_rows(const document::Table& table, Format format, const Options& options) {
  switch (format) {
    case Format::table:
      return table_rows(table, options);
    case Format::markdown:
      return markdown_rows(table);
    case Format::csv:
      return mark(options) + separated_rows(table, ',');
    case Format::tsv:
      return mark(options) + separated_rows(table, '\t');
    case Format::json:
      return json_rows(table);
    case Format::html:
      return html_rows(table);
    case Format::xlsx:
      return xlsx_rows(table);
  }
  return {};
}

}  // namespace casebook::render
