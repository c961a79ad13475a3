// xlsx, for spreadsheets: the answer on the first sheet, each table on one of its own with its data columns. Numbers are numbers, what is not stated is
// an empty cell, and text is never a formula. Figures are left to the other formats: their numbers stand in the tables.

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/errors.h"
#include "render/cell_text.h"
#include "render/formats.h"

namespace casebook::render {
namespace {

constexpr std::size_t kMostRows = 1'048'575;      // of a sheet, below its heading
constexpr std::size_t kMostColumns = 16'384;
constexpr int kMostCharacters = 32'000;           // of a cell; the format ends at 32,767
constexpr std::int64_t kMostExact = 9'007'199'254'740'992;   // above it a spreadsheet rounds
constexpr int kNarrowest = 8;
constexpr int kWidest = 60;
constexpr int kAnswerWidth = 110;

/// A file that goes when this does.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "casebook-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) throw core::StoreError(fmt::format("the workbook could not be written: no file could be made as {}", name));
    ::close(file);
    path_ = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void require(lxw_error error) {
  if (error != LXW_NO_ERROR) throw core::StoreError(fmt::format("the workbook could not be written: {}", lxw_strerror(error)));
}

/// "_x0041_" is how the format writes the character 0x41: text of that look is kept by writing its first character so.
std::string without_character_codes(std::string text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    const auto is_hex = [&](std::size_t i) { return std::isxdigit(static_cast<unsigned char>(text[i])) != 0; };
    if (at + 6 >= text.size() || text[at + 6] != '_' || !(is_hex(at + 2) && is_hex(at + 3) && is_hex(at + 4) && is_hex(at + 5))) continue;
    text.replace(at, 1, "_x005F_");
    at += 6;
  }
  return text;
}

/// Text that a cell can hold: nothing invisible, and a word where it had to be cut.
std::string cell_words(std::string_view text) {
  std::string words = without_character_codes(several_lines(text));
  if (core::code_points(words) <= kMostCharacters) return words;
  std::size_t end = 0;
  for (int n = 0; n < kMostCharacters; ++n) end += core::code_point_at(words, end).length;
  return words.substr(0, end) + " [cut here: a cell holds no more]";
}

class Workbook {
 public:
  Workbook() : book_(workbook_new(scratch_.path().c_str())) {
    if (book_ == nullptr) throw core::StoreError("the workbook could not be written: out of memory");
    lxw_doc_properties properties{};
    properties.created = 1;   // no clock: the same answer is the same file
    require(workbook_set_properties(book_, &properties));
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    format_set_text_wrap(bold_);
    format_set_align(bold_, LXW_ALIGN_VERTICAL_TOP);
    plain_ = workbook_add_format(book_);
    format_set_align(plain_, LXW_ALIGN_VERTICAL_TOP);
    wrapped_ = workbook_add_format(book_);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (book_ != nullptr) workbook_close(book_);   // frees; of a file that nobody reads
  }

  void add_answer(const document::Document& document, const Options& options) {
    lxw_worksheet* sheet = add_sheet("answer");
    require(worksheet_set_column(sheet, 0, 0, kAnswerWidth, nullptr));
    lxw_row_t row = 0;
    const auto line = [&](std::string_view text, lxw_format* format) {
      require(worksheet_write_string(sheet, row++, 0, cell_words(text).c_str(), format));
    };
    const auto part = [&](std::string_view heading, const std::vector<std::string>& lines) {
      if (lines.empty()) return;
      ++row;
      line(heading, bold_);
      for (const auto& one : lines) line(one, wrapped_);
    };
    line(document.question, bold_);
    if (!document.scope.empty()) line(document.scope, wrapped_);
    for (const auto& parameter : document.parameters) line(parameter.name + ": " + value_words(parameter.value), wrapped_);
    part("Answer", document.answer);
    for (const auto& each : document.parts) {
      part(each.question, each.answer);
      part("What this does not say", each.caveats);
    }
    part("What it does not say", document.caveats);
    std::vector<std::string> sources;
    for (const auto& source : document.sources) {
      std::string text = source_reference(source) + "\nread: ";
      const auto reading = source_reading(source);
      for (const auto& one : reading) text += (&one == &reading.front() ? "" : " · ") + one;
      sources.push_back(text);
    }
    part("Sources", sources);
    if (options.show_sql) {
      std::vector<std::string> queries;
      for (const auto& [name, text] : document.sql) queries.push_back(name + "\n" + text);
      part("SQL", queries);
    }
    ++row;
    line("An empty cell is what the articles do not state.", wrapped_);
    line(kNotAdvice, wrapped_);
  }

  void add_table(const document::Table& table) {
    const auto columns = columns_for(table, Reading::data);
    if (columns.empty()) return;
    if (table.rows.size() > kMostRows || columns.size() > kMostColumns) {
      throw core::UsageError(fmt::format("the table {} has {} rows and {} columns, a sheet holds {} and {}; write csv", table.name, table.rows.size(), columns.size(),
                                         kMostRows, kMostColumns));
    }
    lxw_worksheet* sheet = add_sheet(table.name);
    worksheet_freeze_panes(sheet, 1, 0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      const std::string& name = table.columns[columns[i]].name;
      require(worksheet_write_string(sheet, 0, at, cell_words(name).c_str(), bold_));
      int widest = core::display_width(name);
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto& value = cell_at(table.rows[row], columns[i]).value;
        write(sheet, static_cast<lxw_row_t>(row + 1), at, value);
        if (const auto text = cell_text(document::Cell{value, std::nullopt})) widest = std::max(widest, core::display_width(*text));
      }
      require(worksheet_set_column(sheet, at, at, std::clamp(widest + 2, kNarrowest, kWidest), nullptr));
    }
    if (!table.rows.empty()) {
      require(worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), static_cast<lxw_col_t>(columns.size() - 1)));
    }
  }

  std::string bytes() {
    lxw_workbook* book = std::exchange(book_, nullptr);
    require(workbook_close(book));
    std::ifstream in(scratch_.path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  /// At most 31 characters, none of []:*?/\, each name once.
  lxw_worksheet* add_sheet(const std::string& name) {
    std::string plain;
    for (const char c : name) {
      const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ' ';
      plain += kept ? c : '_';
    }
    if (plain.empty()) plain = "table";
    plain = plain.substr(0, 28);
    std::string free = plain;
    for (int n = 2; std::find(taken_.begin(), taken_.end(), core::lower_ascii(free)) != taken_.end(); ++n) free = fmt::format("{}_{}", plain.substr(0, 25), n);
    taken_.push_back(core::lower_ascii(free));
    lxw_worksheet* sheet = workbook_add_worksheet(book_, free.c_str());
    if (sheet == nullptr) throw core::StoreError(fmt::format("the workbook could not be written: no sheet {}", free));
    return sheet;
  }

  void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const document::Value& value) {
    if (is_not_stated(value)) return;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      const bool exact = *whole >= -kMostExact && *whole <= kMostExact;
      require(exact ? worksheet_write_number(sheet, row, column, static_cast<double>(*whole), plain_)
                    : worksheet_write_string(sheet, row, column, std::to_string(*whole).c_str(), plain_));
    } else if (const auto* number = std::get_if<double>(&value)) {
      require(worksheet_write_number(sheet, row, column, *number, plain_));
    } else if (const auto* flag = std::get_if<bool>(&value)) {
      require(worksheet_write_number(sheet, row, column, *flag ? 1 : 0, plain_));   // as csv has it
    } else {
      require(worksheet_write_string(sheet, row, column, cell_words(std::get<std::string>(value)).c_str(), wrapped_));
    }
  }

  Scratch scratch_;
  lxw_workbook* book_;
  lxw_format* bold_ = nullptr;
  lxw_format* plain_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  std::vector<std::string> taken_{"history"};   // which Excel keeps for itself
};

}  // namespace

std::string xlsx_document(const document::Document& document, const Options& options) {
  Workbook book;
  book.add_answer(document, options);
  for (const auto& table : document.tables) book.add_table(table);
  for (const auto& part : document.parts) {
    for (auto table : part.tables) {
      table.name = part.report + "-" + table.name;
      book.add_table(table);
    }
  }
  return book.bytes();
}

std::string xlsx_rows(const document::Table& table) {
  Workbook book;
  book.add_table(table);
  if (columns_for(table, Reading::data).empty()) book.add_table({"rows", {}, {document::Column{"rows", {}, {}, {}, {}, 0}}, {}, {}});
  return book.bytes();
}

}  // namespace casebook::render
