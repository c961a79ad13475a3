// Lengths of time: bounds in order, and what is written of a reading reads as the same.

#include <cmath>
#include <set>

#include "core/duration.h"
#include "property.h"

using namespace casebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto days = core::days_of(text)) fuzz::demand(std::isfinite(*days) && *days >= 0, "days are a number from 0 on", text);
  const auto reading = core::read_duration(text);
  fuzz::demand_reading(reading);
  if (!reading.ok()) return 0;
  const core::Duration& read = *reading.value;
  static const std::set<std::string, std::less<>> kStatistics{"each", "mean", "median", "range"};
  fuzz::demand(kStatistics.count(read.statistic) == 1, "a statistic of the catalogue", read.statistic);
  for (const auto& bound : {read.min_days, read.max_days, read.sd_days}) fuzz::demand(!bound || (std::isfinite(*bound) && *bound >= 0), "bounds are numbers from 0 on", text);
  fuzz::demand(!read.min_days || !read.max_days || *read.min_days <= *read.max_days, "bounds are in order", text);

  const std::string min = core::number_text(read.min_days.value_or(0));
  const std::string max = core::number_text(read.max_days.value_or(0));
  if ((min + max).find_first_not_of("0123456789.") != std::string::npos || (!read.min_days && !read.max_days)) return 0;
  if (read.min_days.value_or(0) > 1e12 || read.max_days.value_or(0) > 1e12) return 0;   // no number is read above it
  const std::string words = !read.max_days ? "at least " + min + " days" : !read.min_days ? "at most " + max + " days" : min == max ? min + " days" : min + "-" + max + " days";
  const auto again = core::read_duration(words);
  fuzz::demand(again.ok(), "what is written of a length can be read", words);
  const auto near = [](const std::optional<double>& one, const std::optional<double>& other) {
    return one.has_value() == other.has_value() && (!one || std::abs(*one - *other) <= 1e-12 * std::abs(*one));
  };
  fuzz::demand(near(read.min_days, again.value->min_days) && near(read.max_days, again.value->max_days), "bounds are written as they were read", words);
  return 0;
}
