// `casebook import` of a file as large as one of PubMed's baseline, beside a pass that only parses it with expat. Programs take turns within a round, so that a busy
// machine is busy for all of them; the table shows medians over the rounds and ratios of medians.
//
// bench_import [--articles N] [--rounds N] [--files STEM]: STEM.xml, .xml.gz and .nbib are made where they are missing, and kept.

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <functional>

#include "process.h"
#include "pubmed_files.h"

namespace {

using casebook::bench::Cost;

struct Work {
  const char* name;
  std::string file;
  std::function<Cost()> once;
  std::vector<Cost> costs = {};

  double median(double Cost::* part) const {
    std::vector<double> values;
    for (const auto& cost : costs) values.push_back(cost.*part);
    return casebook::bench::median(std::move(values));
  }
  double cpu() const { return median(&Cost::cpu); }
  double wall() const { return median(&Cost::wall); }
  double megabytes() const { return static_cast<double>(std::filesystem::file_size(file)) / 1e6; }
  double peak() const {
    std::size_t most = 0;
    for (const auto& cost : costs) most = std::max(most, cost.peak);
    return static_cast<double>(most) / 1e6;
  }
};

void aim(const char* what, double value, const char* comparison, double wanted, const char* unit) {
  const bool reached = comparison[0] == '<' ? value <= wanted : value >= wanted;
  fmt::print(" {:<52} {:>8.2f}{:<5} aim {} {:g}{}  {}\n", what, value, unit, comparison, wanted, unit, reached ? "reached" : "MISSED");
}

}  // namespace

int main(int count, char** arguments) {
  casebook::bench::PubmedFiles files;
  int rounds = 5;
  const casebook::bench::ScratchFolder folder;
  std::string stem = folder.file("pubmed");
  for (int i = 1; i < count; i += 2) {
    const char* const value = i + 1 < count ? arguments[i + 1] : nullptr;
    if (value != nullptr && std::strcmp(arguments[i], "--articles") == 0) {
      files.articles = std::strtoul(value, nullptr, 10);
    } else if (value != nullptr && std::strcmp(arguments[i], "--rounds") == 0) {
      rounds = std::atoi(value);
    } else if (value != nullptr && std::strcmp(arguments[i], "--files") == 0) {
      stem = value;
    } else {
      fmt::print(stderr, "usage: bench_import [--articles N] [--rounds N] [--files STEM]\n");
      return 2;
    }
  }
  const std::string xml = stem + ".xml";
  const std::string packed = stem + ".xml.gz";
  const std::string nbib = stem + ".nbib";
  if (!(std::filesystem::exists(xml) && std::filesystem::exists(packed) && std::filesystem::exists(nbib)) && !casebook::bench::write_pubmed_files(files, stem)) {
    fmt::print(stderr, "{}: cannot be written\n", stem);
    return 1;
  }
  const std::string beside = BENCH_FOLDER "/";
  const std::string empty = folder.file("empty.db");
  if (!casebook::bench::run({CASEBOOK_PROGRAM, "--db", empty, "init", "--empty"}).ok) {
    fmt::print(stderr, "casebook init failed\n");
    return 1;
  }
  const std::string catalogue = folder.file("catalogue.db");
  const auto import = [&](const std::string& file, bool again) {
    if (!again) std::filesystem::copy_file(empty, catalogue, std::filesystem::copy_options::overwrite_existing);
    return casebook::bench::run({CASEBOOK_PROGRAM, "--db", catalogue, "import", file});
  };
  Work works[] = {{"expat, parse alone", xml, [&] { return casebook::bench::run({beside + "expat_pass", xml}); }},
                  {"casebook import", xml, [&] { return import(xml, false); }},
                  {"casebook import again, nothing new", xml, [&] { return import(xml, true); }},
                  {"casebook import of .gz", packed, [&] { return import(packed, false); }},
                  {"casebook import of .nbib", nbib, [&] { return import(nbib, false); }},
                  {"reading alone, XML", xml, [&] { return casebook::bench::run({beside + "record_pass", xml}); }},
                  {"reading alone, .gz", packed, [&] { return casebook::bench::run({beside + "record_pass", packed}); }},
                  {"reading alone, NBIB", nbib, [&] { return casebook::bench::run({beside + "record_pass", nbib}); }}};
  for (int round = 0; round <= rounds; ++round) {
    for (auto& work : works) {
      const Cost cost = work.once();
      if (!cost.ok) {
        fmt::print(stderr, "{} of {} failed\n", work.name, work.file);
        return 1;
      }
      if (round > 0) work.costs.push_back(cost);   // the first round warms the file cache
    }
  }
  const auto& [expat, plain, again, gzip, tagged, reading, unpacking, reading_nbib] = works;
  fmt::print("{} articles, {} rounds; seconds, medians\n\n {:<36} {:>8} {:>8} {:>8} {:>10} {:>10}\n", files.articles, rounds, "", "MB", "CPU", "wall", "CPU/expat", "peak MB");
  for (const auto& work : works) {
    fmt::print(" {:<36} {:>8.1f} {:>8.2f} {:>8.2f} {:>10.2f} {:>10.1f}\n", work.name, work.megabytes(), work.cpu(), work.wall(), work.cpu() / expat.cpu(), work.peak());
  }
  fmt::print("\n");
  aim("CPU of the whole import, of expat's parse", plain.cpu() / expat.cpu(), "<=", 1, "");
  aim("most memory of an import", std::max({plain.peak(), gzip.peak(), tagged.peak(), again.peak()}), "<=", 100, " MB");
  aim("wall time of .gz, of the plain file", gzip.wall() / plain.wall(), "<=", 1.15, "");
  aim("NBIB read", reading_nbib.megabytes() / reading_nbib.wall(), ">=", 200, " MB/s");
  return 0;
}
