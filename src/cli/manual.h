#pragma once
// The pages of the manual, from the same texts as --help.

#include <CLI/App.hpp>
#include <string>
#include <utility>
#include <vector>

namespace casebook::cli {

/// Prose as roff: what stands between backquotes is bold, everything else prints as it is.
std::string roff_text(std::string_view text);

/// The page of the program or of one of its commands, in roff with the macros of man(7). No date: the same program gives the same page.
std::string manual_page(const CLI::App& app);

/// File name and text of the page of the program and of every command, formats of `export` and the like included: 'casebook-export-csv.1'.
std::vector<std::pair<std::string, std::string>> manual_pages(const CLI::App& root);

}  // namespace casebook::cli
