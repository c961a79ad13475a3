#include "cli/outside_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <system_error>

extern char** environ;

namespace casebook::cli {
namespace {

bool is_executable(const std::string& file) {
  std::error_code ignored;
  return ::access(file.c_str(), X_OK) == 0 && !std::filesystem::is_directory(file, ignored);
}

}  // namespace

std::string environment_value(const std::map<std::string, std::string>& environment, const std::string& name) {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string() : found->second;
}

std::vector<std::string> command_words(std::string_view command) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while ((at = command.find_first_not_of(" \t", at)) != std::string_view::npos) {
    const auto end = std::min(command.find_first_of(" \t", at), command.size());
    words.emplace_back(command.substr(at, end - at));
    at = end;
  }
  return words;
}

bool can_be_run(std::string_view command, std::string_view path) {
  for (const auto& word : command_words(command)) {
    if (word.find('=') != std::string::npos) continue;
    if (word.find('/') != std::string::npos) return is_executable(word);
    while (!path.empty()) {
      const auto end = std::min(path.find(':'), path.size());
      if (end > 0 && is_executable(std::string(path.substr(0, end)) + "/" + word)) return true;
      path.remove_prefix(std::min(end + 1, path.size()));
    }
    return false;
  }
  return false;
}

std::optional<int> start_program(const std::vector<std::string>& words, int in) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (in >= 0) posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t ordinary;
  sigemptyset(&ordinary);
  for (const int signal : {SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ}) sigaddset(&ordinary, signal);
  posix_spawnattr_setsigdefault(&attributes, &ordinary);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process = 0;
  const int failed = ::posix_spawnp(&process, arguments.front(), &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return std::nullopt;
  return process;
}

int wait_for_program(int process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace casebook::cli
