#include "report/notices_table.h"

#include <fmt/format.h>

#include "report/phrases.h"
#include "report/view_table.h"

namespace casebook::report {

using document::cell;

std::string touched_words(const query::ErratumEffect& notice) {
  if (notice.claims_affected == 0) return "none of its claims";
  std::string words = counted(notice.claims_affected, "claim", "claims");
  if (notice.claims_flagged == 0) return words;
  if (notice.claims_flagged == notice.claims_affected) return words + ", in doubt";
  return fmt::format("{}, {} in doubt", words, notice.claims_flagged);
}

std::string notice_words(const query::ErratumEffect& notice) {
  const bool vowel = std::string_view("aeiou").find(notice.kind.front()) != std::string_view::npos;
  return fmt::format("{} {} ({}) that touches {}", vowel ? "an" : "a", notice.kind, notice.scope,
                     touched_words(notice));
}

document::Table notices_table(const std::vector<query::ErratumEffect>& notices, bool with_articles) {
  document::Table table;
  table.name = "notices";
  table.empty_text = "no notice is recorded";
  ReaderCells reader;
  for (const auto& notice : notices) {
    if (with_articles) reader.add(table, document::reader_column("article", "article"), cell(notice.citekey));
    reader.add(table, document::reader_column("notice", "notice"), cell(notice.kind));
    reader.add(table, document::reader_column("about", "about"), cell(notice.scope));
    reader.add(table, document::reader_column("date", "published", 2), cell(notice.published));
    reader.add(table, document::reader_column("touches", "touches"), cell(touched_words(notice)));
    reader.add(table, document::reader_column("number", "PMID", 3), cell(notice.pmid));
    reader.add(table, document::reader_column("says", "says", 1), cell(notice.summary));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<query::ErratumEffect>(table);
    append_view_cells(cells, notice);
    document::add_row(table, std::move(cells));
  }
  if (notices.empty()) append_view_columns<query::ErratumEffect>(table);
  return table;
}

}  // namespace casebook::report
