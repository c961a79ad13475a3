#pragma once
// Read once a build instead of once a file. No file may rely on it: each includes what it uses, and builds with
// -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON. Not <filesystem>: its std::quoted would stand beside core::quoted wherever a std::string is quoted.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>
