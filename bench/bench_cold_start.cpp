// CPU of a whole process that answers one question from the seed, beside the system's sqlite3 reading the same view. The aim is below 20 ms.

#include <benchmark/benchmark.h>

#include "process.h"

namespace {

using casebook::bench::run;

const std::string& seed_catalogue() {
  static const casebook::bench::ScratchFolder folder;
  static const std::string file = [] {
    auto path = folder.file("seed.db");
    run({CASEBOOK_PROGRAM, "--db", path, "init"});
    return path;
  }();
  return file;
}

void measure(benchmark::State& state, const std::vector<std::string>& words) {
  for (auto _ : state) {
    const auto cost = run(words);
    if (!cost.ok) {
      state.SkipWithError("the command failed");
      break;
    }
    state.SetIterationTime(cost.cpu);
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
