#pragma once
// --open: a page in the reader's browser.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace casebook::cli {

/// 'file:///tmp/a%20b.html'
std::string file_address(const std::filesystem::path& file);

/// The commands to try, in order: those of $BROWSER, apart by ':' (%s stands for the address, which else comes last), else xdg-open where it is there.
std::vector<std::string> browser_commands(const std::map<std::string, std::string>& environment);

/// Opens the file, and waits for the program that does.
/// \throws core::StoreError naming the file when there is no browser, or none that takes it
void open_in_browser(const std::filesystem::path& file, const std::map<std::string, std::string>& environment);

/// A new file of that name in a folder of its own below $TMPDIR, else /tmp. It stays: a browser reads it when casebook is gone.
/// \throws core::StoreError
std::filesystem::path temporary_page(const std::string& name, const std::map<std::string, std::string>& environment);

}  // namespace casebook::cli
