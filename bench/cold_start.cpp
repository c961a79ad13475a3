// CPU of a whole process that answers one question from the seed, beside the system's sqlite3 reading the same view. The aim is below 20 ms.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

extern char** environ;

namespace {

double children_cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Runs a command with its output thrown away; false when it fails.
bool run(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const bool started = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return started && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

const std::string& seed_catalogue() {
  static const std::string file = [] {
    const auto path = (std::filesystem::temp_directory_path() / ("casebook-bench-" + std::to_string(getpid()) + ".db")).string();
    run({CASEBOOK_PROGRAM, "--db", path, "init"});
    std::atexit([] { std::filesystem::remove(seed_catalogue()); });
    return path;
  }();
  return file;
}

void measure(benchmark::State& state, const std::vector<std::string>& words) {
  for (auto _ : state) {
    const double before = children_cpu_seconds();
    if (!run(words)) {
      state.SkipWithError("the command failed");
      break;
    }
    state.SetIterationTime(children_cpu_seconds() - before);
  }
}

void casebook_report(benchmark::State& state) {
  measure(state, {CASEBOOK_PROGRAM, "--db", seed_catalogue(), "report", "dose-titration", "naltrexone"});
}
void casebook_version(benchmark::State& state) { measure(state, {CASEBOOK_PROGRAM, "--version"}); }
void sqlite3_view(benchmark::State& state) {
  measure(state, {"sqlite3", seed_catalogue(), "SELECT * FROM dose_titration WHERE treatment = 'naltrexone'"});
}

}  // namespace

BENCHMARK(casebook_report)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK(casebook_version)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK(sqlite3_view)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(100);
