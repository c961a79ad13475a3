#pragma once

#include <string>
#include <string_view>

namespace casebook::bibliography {

/// ISO 639-1 of a language as records name it: 'eng', 'en', 'English' -> 'en'. A code without a two-letter form stays as it is, in lower case ('egy');
/// 'und' (undetermined) and empty text give empty text.
std::string language_code(std::string_view language);

}  // namespace casebook::bibliography
