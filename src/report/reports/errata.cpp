// errata: which notices are there, and what do they touch?

#include <fmt/format.h>

#include "report/answer.h"
#include "report/notices_table.h"
#include "report/phrases.h"
#include "report/sources.h"

namespace casebook::report {
namespace {

void tell(document::Document& document, const std::vector<query::ErratumEffect>& notices) {
  const auto articles = static_cast<std::int64_t>(distinct(citekeys_of(notices)).size());
  std::int64_t touched = 0, doubted = 0;
  for (const auto& notice : notices) {
    touched += notice.claims_affected > 0 ? 1 : 0;
    doubted += notice.claims_flagged;
  }
  if (notices.size() == 1) {
    document.answer.push_back("On " + notices.front().citekey + " there is " + notice_words(notices.front()) + ".");
  } else {
    document.answer.push_back(fmt::format(
        "{} on {}; {} of them {} claims.", counted(static_cast<std::int64_t>(notices.size()), "notice", "notices"),
        counted(articles, "article", "articles"), touched == 0 ? "none" : std::to_string(touched),
        touched == 1 ? "touches" : "touch"));
  }
  document.answer.push_back(doubted == 0 ? "No claim is put in doubt."
                                         : fmt::format("{} {} put in doubt.", counted(doubted, "claim", "claims"),
                                                       doubted == 1 ? "is" : "are"));
}

document::Document run(query::Catalogue& catalogue, const ReportOptions& options) {
  document::Document document =
      begin_answer("errata", "Which notices are there, and what do they touch?", catalogue, options);
  const auto notices = query::erratum_effects(catalogue, filter_of(options));
  document.sql.emplace_back("notices", notices.sql);
  if (notices.rows.empty()) {
    document.answer.push_back(options.article.empty()
                                  ? "No notice is in this catalogue."
                                  : fmt::format("No notice on {} is in this catalogue.", options.article));
  } else {
    tell(document, notices.rows);
  }
  document.tables = {notices_table(notices.rows, true)};
  const auto to_judge = query::unjudged_notices(catalogue, filter_of(options));
  document.sql.emplace_back("corrections that nobody has judged yet", to_judge.sql);
  if (!to_judge.rows.empty()) document.answer.push_back(to_judge_sentence(to_judge.rows));
  document.tables.push_back(to_judge_table(to_judge.rows));
  if (!notices.rows.empty()) {
    document.caveats.push_back(
        "A retraction or an expression of concern puts what it touches in doubt until a reinstatement; a correction "
        "only where it does not say what should stand.");
  }
  document.caveats.push_back("Only notices that were entered or imported are known here.");
  add_sources(document, catalogue, citekeys_of(notices.rows));
  if (!catalogue.scope().as_of.empty()) {
    document.caveats.push_back(fmt::format("Notices are listed up to {} only.", catalogue.scope().as_of));
  }
  return document;
}

}  // namespace

extern const Report report_errata;
const Report report_errata{"errata", "Which corrections, retractions and concerns are there, and what do they touch?",
                           Subject::none, run};

}  // namespace casebook::report
