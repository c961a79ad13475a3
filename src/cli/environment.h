#pragma once
// The environment variables that casebook reads: what main hands over in Io, and what the manual lists.

#include <array>
#include <string_view>

namespace casebook::cli {

struct EnvironmentVariable {
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array<EnvironmentVariable, 8> kEnvironment{{
    {"CASEBOOK_DB", "the catalogue, where --db names none"},
    {"CASEBOOK_PAGER", "the pager for output that is longer than the terminal, before PAGER; empty: none"},
    {"PAGER", "the pager, else less"},
    {"BROWSER", "the browser of --open: one command, or several apart by colons; %s stands for the address. Else xdg-open"},
    {"TMPDIR", "where --open makes a page that --output names no file for; else /tmp"},
    {"PATH", "where pager and browser are looked for"},
    {"NO_COLOR", "set to anything: no colour and no progress on a terminal"},
    {"HOME", "the folder that ~ stands for, where a shell asks for completions"},
}};

}  // namespace casebook::cli
