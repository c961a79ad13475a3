#include "cli/browser.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/outside_program.h"
#include "core/errors.h"

namespace casebook::cli {
namespace {

std::vector<std::string> with_address(const std::string& command, const std::string& address) {
  std::vector<std::string> words = command_words(command);
  bool placed = false;
  for (std::string& word : words) {
    for (std::size_t at = word.find("%s"); at != std::string::npos; at = word.find("%s", at + address.size())) {
      word.replace(at, 2, address);
      placed = true;
    }
  }
  if (!placed) words.push_back(address);
  return words;
}

}  // namespace

std::string file_address(const std::filesystem::path& file) {
  std::string address = "file://";
  for (const char c : std::filesystem::absolute(file).lexically_normal().string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::strchr("/-_.~", c) != nullptr;
    address += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return address;
}

std::vector<std::string> browser_commands(const std::map<std::string, std::string>& environment) {
  const std::string path = environment_value(environment, "PATH");
  std::vector<std::string> commands;
  std::string_view listed = environment.count("BROWSER") == 0 ? std::string_view() : std::string_view(environment.at("BROWSER"));
  while (!listed.empty()) {
    const auto end = std::min(listed.find(':'), listed.size());
    const std::string command(listed.substr(0, end));
    if (can_be_run(command, path)) commands.push_back(command);
    listed.remove_prefix(std::min(end + 1, listed.size()));
  }
  if (commands.empty() && can_be_run("xdg-open", path)) commands.emplace_back("xdg-open");
  return commands;
}

void open_in_browser(const std::filesystem::path& file, const std::map<std::string, std::string>& environment) {
  const auto commands = browser_commands(environment);
  if (commands.empty()) {
    throw core::StoreError(fmt::format("there is no browser to open {} with: neither $BROWSER nor xdg-open names one; open the file by hand", file.string()));
  }
  const std::string address = file_address(file);
  for (const auto& command : commands) {
    const auto process = start_program(with_address(command, address));
    if (process && wait_for_program(*process) == 0) return;
  }
  throw core::StoreError(fmt::format("{} could not open {}; open the file by hand", fmt::join(commands, ", "), file.string()));
}

std::filesystem::path temporary_page(const std::string& name, const std::map<std::string, std::string>& environment) {
  std::string folder = environment_value(environment, "TMPDIR");
  if (folder.empty()) folder = "/tmp";
  folder += "/casebook-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) throw core::StoreError(fmt::format("no file could be made in {}: {}", folder, std::strerror(errno)));
  return std::filesystem::path(folder) / name;
}

}  // namespace casebook::cli
