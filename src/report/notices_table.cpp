#include "report/notices_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/phrases.h"
#include "report/view_table.h"

namespace casebook::report {

using document::cell;

std::string touched_words(const query::ErratumEffect& notice) {
  if (notice.judged == 0 && notice.claims_affected == 0) return "not judged yet";
  if (notice.claims_affected == 0) return "none of its claims";
  std::string words = counted(notice.claims_affected, "claim", "claims");
  if (notice.claims_flagged == 0) return words;
  if (notice.claims_flagged == notice.claims_affected) return words + ", in doubt";
  return fmt::format("{}, {} in doubt", words, notice.claims_flagged);
}

std::string notice_words(const query::ErratumEffect& notice) {
  const bool vowel = std::string_view("aeiou").find(notice.kind.front()) != std::string_view::npos;
  const std::string name = fmt::format("{} {} ({})", vowel ? "an" : "a", notice.kind, notice.scope);
  if (notice.judged == 0 && notice.claims_affected == 0) return name + " of which nobody has said yet what it touches";
  return name + " that touches " + touched_words(notice);
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

document::Table to_judge_table(const std::vector<query::UnjudgedNotice>& corrections) {
  document::Table table;
  table.name = "to_judge";
  table.title = "Corrections that nobody has judged yet";
  table.empty_text = "no correction of an article with claims waits to be judged";
  table.columns = {document::text_column("citekey", "article"), document::text_column("kind", "notice"), document::text_column("published", "published"),
                   document::text_column("pmid", "PMID"),       document::text_column("summary", "says"), document::text_column("cited_as", "printed in"),
                   document::number_column("claims", "claims"), document::reader_column("results", "speaks of results"), document::data_column("pressing")};
  table.columns[5].drop_order = 1;
  table.columns[2].drop_order = 2;
  for (const auto& row : corrections) {
    document::add_row(table, {cell(row.citekey), cell(row.kind), cell(row.published), cell(row.pmid), cell(row.summary), cell(row.cited_as), cell(row.claims),
                              cell(row.pressing != 0 ? "yes" : "no"), cell(row.pressing)});
  }
  return table;
}

std::string to_judge_sentence(const std::vector<query::UnjudgedNotice>& corrections) {
  if (corrections.empty()) return {};
  const auto number = static_cast<std::int64_t>(corrections.size());
  const auto urgent = std::count_if(corrections.begin(), corrections.end(), [](const auto& row) { return row.pressing != 0; });
  std::string words = fmt::format("Of {} nobody has said yet what {}", counted(number, "correction", "corrections"), number == 1 ? "it touches" : "they touch");
  if (urgent > 0) words += fmt::format("; {} {} of doses, data or results", urgent, urgent == 1 ? "speaks" : "speak");
  return words + ": see `casebook notice --list`.";
}

}  // namespace casebook::report
