// summary: what is told of one treatment, on one page.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "document/table.h"
#include "report/answer.h"
#include "report/notices_table.h"
#include "report/phrases.h"
#include "report/sources.h"

namespace casebook::report {
namespace {

/// A question that the page answers, and the table of its answer that a reader sees; the other tables are for programs, and stand in the report itself.
struct Part {
  std::string_view report;
  std::string_view table;
};

constexpr std::array<Part, 8> kParts{{{"dose-titration", "ladder"},
                                      {"time-to-response", "estimates"},
                                      {"response-rates", "rates"},
                                      {"rechallenge", "rechallenges"},
                                      {"duration", "effects"},
                                      {"safety", "findings"},
                                      {"prior-therapies", "prior"},
                                      {"quality", "articles"}}};

/// Leaves readers one table.
void shorten(document::Document& part, const Part& asked, const std::string& treatment) {
  bool is_cut = false;
  for (document::Table& table : part.tables) {
    if (table.name == asked.table) continue;
    document::hide_from_readers(table);
    is_cut = is_cut || !table.rows.empty();
  }
  if (is_cut) part.caveats.push_back(fmt::format("Row by row: `casebook report {} {}`.", part.report, treatment.find(' ') == std::string::npos ? treatment : "'" + treatment + "'"));
}

/// Lines that several parts say stand once, in the whole.
void gather_caveats(document::Document& document) {
  std::map<std::string, int> said;
  for (const auto& part : document.parts) {
    for (const std::string& caveat : distinct(part.caveats)) ++said[caveat];
  }
  for (auto& part : document.parts) {
    std::vector<std::string> own;
    for (const std::string& caveat : part.caveats) (said[caveat] > 1 ? document.caveats : own).push_back(caveat);
    part.caveats = std::move(own);
  }
  document.caveats = distinct(document.caveats);
}

document::Document notices_part(query::Catalogue& catalogue, const std::vector<std::string>& citekeys) {
  document::Document part;
  part.report = "errata";
  part.question = "Which notices are there on these articles?";
  query::Filter filter;
  filter.articles = citekeys;
  const auto notices = query::erratum_effects(catalogue, filter);
  part.sql.emplace_back("notices", notices.sql);
  std::int64_t touched = 0, doubted = 0;
  for (const auto& notice : notices.rows) {
    touched += notice.claims_affected;
    doubted += notice.claims_flagged;
  }
  part.answer.push_back(notices.rows.empty() ? "None is known here."
                                             : fmt::format("{} on {}; {} touched, {} of them in doubt.",
                                                           sentence_case(counted(static_cast<std::int64_t>(notices.rows.size()), "notice", "notices")),
                                                           counted(static_cast<std::int64_t>(distinct(citekeys_of(notices.rows)).size()), "article", "articles"),
                                                           touched == 0 ? "no claim is" : counted(touched, "claim is", "claims are"), doubted == 0 ? "none" : std::to_string(doubted)));
  part.tables = {notices_table(notices.rows, true)};
  part.tables.front().empty_text = "no notice on these articles was entered or imported";
  return part;
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  document::Document document = begin_answer("summary", fmt::format("What is told of {}?", options.treatment), catalogue, options, true);
  const People people = treated_people(document, catalogue, options);
  std::vector<std::string> citekeys, scopes;
  for (const Part& asked : kParts) {
    document::Document part = find_report(asked.report)->run(catalogue, options);
    const std::string notices = notices_sentence(part.sources);   // said once, of the whole
    if (!part.answer.empty() && part.answer.back() == notices) part.answer.pop_back();
    shorten(part, asked, options.treatment);
    for (const auto& source : part.sources) citekeys.push_back(source.citekey);
    for (const std::string& line : part.legend) document.legend.push_back(line);
    for (const auto& query : part.sql) {
      if (std::find(document.sql.begin(), document.sql.end(), query) == document.sql.end()) document.sql.push_back(query);
    }
    if (!part.scope.empty()) scopes.push_back(part.scope);
    part.sources.clear();
    part.legend.clear();
    part.sql.clear();
    part.scope.clear();
    part.parameters.clear();
    document.parts.push_back(std::move(part));
  }
  document.legend = distinct(document.legend);
  if (!scopes.empty()) document.scope = scopes.front();
  document.parts.push_back(notices_part(catalogue, distinct(citekeys)));

  document.answer.push_back(people.articles.empty() ? fmt::format("Nobody is counted as treated with {}.", options.treatment)
                                                    : fmt::format("{}: {}", sentence_case(options.treatment), people_sentence(people)));
  const auto rates = std::find_if(document.parts.begin(), document.parts.end(), [](const auto& part) { return part.report == "response-rates"; });
  if (!people.articles.empty() && !rates->answer.empty()) document.answer.push_back(rates->answer.front());
  gather_caveats(document);
  document.caveats.emplace_back("This page shows published evidence. It is not medical advice.");
  add_sources(document, catalogue, citekeys);
  if (const auto notices = notices_sentence(document.sources); !notices.empty()) document.answer.push_back(notices);
  return document;
}

}  // namespace

extern const Report report_summary;
const Report report_summary{"summary", "What is told of one treatment, on one page?", Subject::treatment, run};

}  // namespace casebook::report
