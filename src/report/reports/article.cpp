// article: what does the catalogue hold of one article?

#include <fmt/format.h>

#include <map>

#include "core/errors.h"
#include "query/erratum_effects.h"
#include "query/evidence.h"
#include "report/answer.h"
#include "report/notices_table.h"
#include "report/phrases.h"
#include "report/row_standing.h"
#include "report/sources.h"
#include "report/view_table.h"

namespace casebook::report {
namespace {

using document::cell;
using query::Evidence;

document::Table facts_table(const query::ArticleCitation& article, const People& people) {
  document::Table table;
  table.name = "facts";
  table.title = "The article";
  table.columns = {document::text_column("fact", "fact"), document::text_column("value", "value")};
  const auto add = [&](const char* fact, const auto& value) { document::add_row(table, {cell(fact), cell(value)}); };
  add("design", article.design);
  add("setting", article.setting);
  add("published", article.published);
  if (article.issue_date) add("issue of", article.issue_date);
  add("its own patients", article.patients_reported);
  std::map<std::pair<std::string, std::string>, std::int64_t> treated;
  for (const auto& course : people.courses) treated[{course.treatment, course.unit}] += course.affected;
  std::vector<std::string> parts;
  for (const auto& [course, number] : treated)
    parts.push_back(course.first + ": " + counted_units(number, course.second));
  if (!parts.empty()) add("counted as treated", listed(parts, ", "));
  add("read", article.text_read);
  add("language", article.language);
  add("conflict of interest", article.conflict_of_interest);
  if (article.pmcid) add("PMC", article.pmcid);
  if (article.status != "final") add("status", article.status);
  if (article.note) add("note", article.note);
  return table;
}

std::string said_words(const Evidence& claim) { return claim.topic ? *claim.topic + ": " + claim.said : claim.said; }

document::Table claims_table(const std::vector<Evidence>& claims) {
  document::Table table;
  table.name = "claims";
  table.title = "Its claims";
  table.empty_text = "no claim is recorded; only the citation is known";
  ReaderCells reader;
  for (const Evidence& claim : claims) {
    const bool background = claim.kind == "background";
    reader.add(table, document::reader_column("what", "kind"), cell(claim.kind));
    reader.add(table, document::reader_column("who", "subject", 4), background ? cell("", "") : cell(claim.subject));
    reader.add(table, document::reader_column("patients", "in"),
               background ? cell("", "") : document::count_cell(claim.affected, claim.assessed));
    reader.add(table, document::reader_column("words", "claim"), cell(said_words(claim)));
    std::string where = claim.locator.value_or("");
    if (claim.via_source) where += (where.empty() ? "via " : ", via ") + *claim.via_source;
    reader.add(table, document::reader_column("where", "where", 1),
               where.empty() ? document::not_stated() : cell(where));
    reader.add(table, document::reader_column("how", "basis", 2), cell(claim.basis));
    reader.add(table, document::reader_column("counts", "counts", 3),
               background ? cell("", "") : cell(counts_words(standing_of(claim))));
    auto cells = reader.take();
    if (table.rows.empty()) append_view_columns<Evidence>(table);
    append_view_cells(cells, claim);
    document::add_row(table, std::move(cells), claim.counted == 0);
  }
  if (claims.empty()) append_view_columns<Evidence>(table);
  return table;
}

std::string claims_sentence(const std::vector<Evidence>& claims) {
  std::vector<std::pair<std::string, std::int64_t>> kinds;
  for (const Evidence& claim : claims) {
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.first == claim.kind; });
    if (found == kinds.end()) {
      kinds.emplace_back(claim.kind, 1);
    } else {
      ++found->second;
    }
  }
  std::vector<std::string> parts;
  for (const auto& [kind, number] : kinds) {
    parts.push_back(kind == "background" ? fmt::format("{} on background", number) : counted(number, kind, kind + "s"));
  }
  return fmt::format("{}: {}.", counted(static_cast<std::int64_t>(claims.size()), "claim", "claims"), listed(parts));
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  if (options.article.empty()) throw core::UsageError("the report 'article' needs an article; give its citekey");
  document::Document document =
      begin_answer("article", fmt::format("What does the catalogue hold of {}?", options.article), catalogue, options);
  const auto sources = add_sources(document, catalogue, {options.article});
  if (sources.empty()) {
    document.answer.push_back(fmt::format("No article {} is in this catalogue.", options.article));
    document.tables = {claims_table({})};
    return document;
  }
  const auto filter = filter_of(options);
  const auto claims = query::evidence(catalogue, filter);
  const auto notices = query::erratum_effects(catalogue, filter);
  document.sql.insert(document.sql.begin(), {"claims", claims.sql});
  const People people = treated_people(document, catalogue, options);
  document.scope = scope_of(people.courses);

  if (sources.front().title) document.answer.push_back("\"" + *sources.front().title + "\".");
  document.answer.push_back(claims.rows.empty() ? std::string("No claim is recorded; only the citation is known.")
                                                : claims_sentence(claims.rows));
  std::vector<std::string> words;
  for (const auto& notice : notices.rows) words.push_back(notice_words(notice));
  document.answer.push_back(words.empty() ? "No notice on it is known."
                                          : (words.size() == 1 ? "There is " : "There are ") + listed(words) + ".");

  document.tables = {claims_table(claims.rows), facts_table(sources.front(), people)};
  if (!notices.rows.empty()) {
    document.tables.push_back(notices_table(notices.rows, false));
    document.tables.back().title = "Notices";
  }
  std::vector<RowStanding> standings;
  for (const Evidence& claim : claims.rows) {
    if (claim.kind != "background") standings.push_back(standing_of(claim));
  }
  for (auto& caveat : standing_caveats(standings)) document.caveats.push_back(std::move(caveat));
  document.caveats.push_back(fmt::format("'Not reported' holds for what was read: {}.", sources.front().text_read));
  return document;
}

}  // namespace

extern const Report report_article;
const Report report_article{"article", "What does the catalogue hold of one article?", Subject::article, run};

}  // namespace casebook::report
