// Calendar dates: what is read is written back as it stood, and exists.

#include "core/date.h"
#include "property.h"

using namespace casebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto date = core::read_date(text);
  if (!date) return 0;
  fuzz::demand(date->text() == text, "a date is written as it was read", date->text());
  fuzz::demand(date->year >= 1500 && date->year <= 2999, "years 1500 to 2999", text);
  fuzz::demand(!date->month || (*date->month >= 1 && *date->month <= 12), "months 1 to 12", text);
  fuzz::demand(!date->day || (date->month && *date->day >= 1 && *date->day <= 31), "a day stands in a month", text);
  fuzz::demand(!core::is_after(*date, *date), "no date is after itself", text);
  const core::Date year{date->year, std::nullopt, std::nullopt};
  const core::Date next{date->year + 1, 1, 1};
  fuzz::demand(!core::is_after(year, *date) || date->month, "a year does not begin after a date in it", text);
  fuzz::demand(core::is_after(next, *date), "the next year begins after it", text);
  return 0;
}
