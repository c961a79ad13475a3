#include "report/limits.h"

#include <fmt/format.h>

#include "core/text.h"
#include "query/courses.h"
#include "report/phrases.h"

namespace casebook::report {
namespace {

constexpr std::size_t kMostCoursesNamed = 8;

std::string age_words(const store::AskedLimits& limits) {
  if (limits.age_min && limits.age_max) return fmt::format(" aged {} to {}", core::number_text(*limits.age_min), core::number_text(*limits.age_max));
  if (limits.age_min) return fmt::format(" aged {} or more", core::number_text(*limits.age_min));
  if (limits.age_max) return fmt::format(" aged {} or less", core::number_text(*limits.age_max));
  return "";
}

std::string age_text(const store::AskedLimits& limits) {
  return (limits.age_min ? core::number_text(*limits.age_min) : "") + "-" + (limits.age_max ? core::number_text(*limits.age_max) : "");
}

/// "albers-2017 (all patients, 3 treated: sex not stated)", courses of any studied treatment that may be of the people asked for.
std::vector<std::string> courses_that_do_not_say(query::Catalogue& catalogue, const query::Filter& filter) {
  std::vector<std::string> named;
  for (const query::Course& course : query::courses(catalogue, filter).rows) {
    if (course.role != "studied" && course.role != "comparator") continue;
    const std::string why = course.why_not_counted.value_or("");
    if (why.size() < 10 || why.substr(why.size() - 10) != "not stated") continue;
    const std::string treated = course.affected ? fmt::format(", {} treated", *course.affected) : "";
    named.push_back(fmt::format("{} ({}{}: {})", course.citekey, course.subject, treated, why));
  }
  return distinct(named);
}

}  // namespace

std::string people_limited_to(const store::AskedLimits& limits) {
  if (!limits.any()) return "";
  std::string words = (limits.sex.empty() ? "" : limits.sex + " ") + "patients" + age_words(limits);
  if (!limits.prior.empty()) words += " who had had " + limits.prior + " before";
  if (!limits.site.empty()) words += ", at this site: " + limits.site;
  return words;
}

void add_limits(document::Document& document, query::Catalogue& catalogue, const query::Filter& filter) {
  const store::AskedLimits& limits = catalogue.limits();
  if (!limits.any()) return;
  if (!limits.sex.empty()) document.parameters.push_back({"sex", limits.sex});
  if (limits.age_min || limits.age_max) document.parameters.push_back({"age", age_text(limits)});
  if (!limits.prior.empty()) document.parameters.push_back({"prior", limits.prior});
  if (!limits.site.empty()) document.parameters.push_back({"site", limits.site});
  if (!document.question.empty() && document.question.back() == '?') document.question.pop_back();
  document.question += fmt::format(" (limited to {})?", people_limited_to(limits));
  document.caveats.push_back(fmt::format("Limited to {}. What is said of others is left out.", people_limited_to(limits)));
  std::vector<std::string> named = courses_that_do_not_say(catalogue, filter);
  if (named.empty()) return;
  const auto all = static_cast<std::int64_t>(named.size());
  if (named.size() > kMostCoursesNamed) {
    named.resize(kMostCoursesNamed);
    named.push_back(fmt::format("{} more", all - static_cast<std::int64_t>(kMostCoursesNamed)));
  }
  document.caveats.push_back(fmt::format("Not stated, or not told apart, for {}, which {} not counted: {}.", counted(all, "course", "courses"),
                                         all == 1 ? "is" : "are", fmt::format("{}", fmt::join(named, "; "))));
}

}  // namespace casebook::report
