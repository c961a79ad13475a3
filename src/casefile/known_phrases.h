#pragma once
// Readings of times, doses, counts and values, remembered: the phrases of a thousand articles are few, and reading one costs as much as the rest of its line.

#include <string_view>

#include "core/count.h"
#include "core/dose.h"
#include "core/duration.h"
#include "core/time_span.h"
#include "core/value.h"

namespace casebook::casefile {

// What core::read_time, read_dose, read_count, read_value, read_age and read_duration say of `text`. A reference holds until the same function is called again in this thread. Each thread
// remembers for itself, and no more than some thousand short phrases: hostile text fills no memory.
const core::Reading<core::TimeSpan>& known_time(std::string_view text);
const core::Reading<core::Dose>& known_dose(std::string_view text);
const core::Reading<core::Count>& known_count(std::string_view text);
const core::Reading<core::Value>& known_value(std::string_view text);
const core::Reading<core::Value>& known_age(std::string_view text);
const core::Reading<core::Duration>& known_duration(std::string_view text);

}  // namespace casebook::casefile
