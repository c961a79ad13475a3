#pragma once
// The environment variables that casebook reads: what main hands over in Io, and what the manual lists.

#include <array>
#include <string_view>

namespace casebook::cli {

struct EnvironmentVariable {
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array<EnvironmentVariable, 3> kEnvironment{{
    {"CASEBOOK_DB", "the catalogue, where --db names none"},
    {"NO_COLOR", "set to anything: no colour and no progress on a terminal"},
    {"HOME", "the folder that ~ stands for, where a shell asks for completions"},
}};

}  // namespace casebook::cli
