#pragma once

#include <string>
#include <string_view>

namespace casebook::casefile {

/// SHA-256 (FIPS 180-4) of bytes, in lower-case hexadecimal; over libmd.
std::string sha256(std::string_view bytes);

}  // namespace casebook::casefile
