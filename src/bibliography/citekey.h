#pragma once
// Short names of imported articles.

#include <string>
#include <string_view>

#include "bibliography/record.h"

namespace casebook::bibliography {

/// "Müller-Łoś" -> "muller-los": ASCII letters and digits in lower case, words joined by hyphens, Latin letters without their marks. What has no such letters is empty.
std::string ascii_key(std::string_view text);

/// "albers-2017": family name of the first author (the first three words of a group) and the year of the earliest date; 'anonymous' and 'undated' where a record does not say.
std::string citekey_base(const Record& record);

/// "", "a", "b", ... "z", "aa": what is put behind the base the `number`th time (from 0).
std::string citekey_suffix(int number);

}  // namespace casebook::bibliography
