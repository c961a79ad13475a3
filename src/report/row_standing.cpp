#include "report/row_standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/phrases.h"

namespace casebook::report {
namespace {

using Citekeys = std::vector<std::string>;

/// "2 rows of a and b"
std::string rows_of(std::int64_t rows, const Citekeys& citekeys) {
  return fmt::format("{} of {}", counted(rows, "row", "rows"), listed(distinct(citekeys)));
}

std::string with_full_stop(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?') text += '.';
  return text;
}

}  // namespace

bool any_uncounted(const std::vector<RowStanding>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const RowStanding& row) { return !row.counts; });
}

std::string counts_words(const RowStanding& row) {
  if (row.counts) return row.flagged ? "yes, flagged" : "yes";
  return "no: " + row.why_not_counted.value_or("not stated why");
}

std::vector<std::string> standing_caveats(const std::vector<RowStanding>& rows) {
  Citekeys flagged_out, flagged_in, retold, drafts, overruled, at_first_hand;
  std::map<std::pair<std::string, std::string>, std::int64_t> doubled;
  std::map<std::string, Citekeys> passed_on;
  std::vector<std::string> cautions;
  for (const RowStanding& row : rows) {
    if (row.flagged) (row.counts ? flagged_in : flagged_out).push_back(row.citekey);
    const std::string why = row.counts ? "" : row.why_not_counted.value_or("");
    if (why == "retold") retold.push_back(row.citekey);
    if (why == "draft") drafts.push_back(row.citekey);
    if (why == "overruled") overruled.push_back(row.citekey);
    if (why == "said at first hand") at_first_hand.push_back(row.citekey);
    if (why == "possibly the same patient") ++doubled[{row.citekey, row.counted_in.value_or("another article")}];
    if (row.via_source) passed_on[*row.via_source].push_back(row.citekey);
    if (row.caution) cautions.push_back(with_full_stop(row.citekey + ": " + *row.caution));
  }
  const auto size = [](const Citekeys& keys) { return static_cast<std::int64_t>(keys.size()); };

  std::vector<std::string> caveats;
  if (!flagged_out.empty()) {
    caveats.push_back(
        fmt::format("Flagged by a notice: {}; listed, not counted.", rows_of(size(flagged_out), flagged_out)));
  }
  if (!flagged_in.empty()) {
    caveats.push_back(fmt::format("Flagged by a notice: {}; counted because flagged claims were asked for.",
                                  rows_of(size(flagged_in), flagged_in)));
  }
  if (!retold.empty()) {
    caveats.push_back(
        fmt::format("Patients of other articles, retold: {}; listed, not counted.", rows_of(size(retold), retold)));
  }
  for (const auto& [pair, number] : doubled) {
    caveats.push_back(fmt::format("Possibly the same patient: {} of {} {} not counted, since {} is.",
                                  counted(number, "row", "rows"), pair.first, number == 1 ? "is" : "are", pair.second));
  }
  if (!overruled.empty()) {
    caveats.push_back(
        fmt::format("Overruled by a better source: {}; listed, not counted.", rows_of(size(overruled), overruled)));
  }
  if (!at_first_hand.empty()) {
    caveats.push_back(fmt::format("Passed on by others though the article itself says it: {}; not counted.",
                                  rows_of(size(at_first_hand), at_first_hand)));
  }
  if (!drafts.empty()) {
    caveats.push_back(fmt::format("Unfinished: {}; listed, not counted.", rows_of(size(drafts), drafts)));
  }
  for (const auto& [source, citekeys] : passed_on) {
    caveats.push_back(
        fmt::format("Not said at first hand: {}, passed on by {}.", rows_of(size(citekeys), citekeys), source));
  }
  for (const std::string& caution : distinct(cautions)) caveats.push_back(caution);
  return caveats;
}

}  // namespace casebook::report
