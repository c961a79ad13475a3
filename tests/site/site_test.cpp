#include "site/site.h"

#include <regex>

#include "catch.h"
#include "program.h"

using namespace casebook;
using namespace casebook::tests;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return files;
}

// Markup, scripts and the like in every place for words.
constexpr const char* kHostile = R"yaml(article:
  key: hostile-2020
  title: "</title></script><script>alert('title')</script>"
  authors: ["<b>Anna</b>, \"><img src=x onerror=alert(1)>"]
  journal: "<script>alert('journal')</script>"
  published: "2020"
  doi: "10.1000/<script>alert('doi')</script>"
  design: case report
  text read: full text
  setting: "<script>alert('setting')</script>"
at: "</script><script>alert('place')</script>"
cohort: { size: 1, condition: Hailey-Hailey disease }
patients: [{ label: "<script>alert('label')</script>" }]
courses:
  - treatment: naltrexone
    who: all
    said: "</script><script>alert('said')</script> naltrexonehostile"
    adverse events: [{ event: "<script>alert('harm')</script>", who: all }]
)yaml";

}  // namespace

TEST_CASE("a site has a page for each question, treatment and article, and every link leads to a file of it", "[site]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  const auto ran = run_program({"publish", "site"});
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const auto files = files_of("site");
  for (const char* path : {"index.html", "articles.html", "downloads.html", "search.html", "questions/dose-titration.html", "questions/errata.html", "treatments/naltrexone.html",
                           "treatments/naltrexone.time-to-response.html", "articles/albers-2017.html", "downloads/casebook.db", "downloads/references.bib", "service-worker.js"}) {
    INFO(path);
    CHECK(files.count(path) == 1);
  }
  static const std::regex kLink("(?:href|src)=\"([^\"#]+)\"");
  for (const auto& [path, text] : files) {
    if (!path.ends_with(".html")) continue;
    INFO(path);
    CHECK(text.size() < 100'000);
    CHECK_THAT(text, Contains("default-src 'none'") && !Contains("unsafe-inline") && !Contains("2026-01-01"));
    for (auto link = std::sregex_iterator(text.begin(), text.end(), kLink); link != std::sregex_iterator(); ++link) {
      const std::string target = (*link)[1];
      INFO(target);
      if (target.starts_with("https://doi.org/") || target.starts_with("https://pubmed.")) continue;
      CHECK(files.count((fs::path(path).parent_path() / target).lexically_normal().string()) == 1);
    }
  }
  CHECK_THAT(files.at("index.html"), Contains("How were the treatments dosed and raised?") || Contains("dosed and raised"));
  CHECK_THAT(files.at("treatments/naltrexone.html"), Contains("3 of 3 patients started at 3 mg nightly"));
  CHECK_THAT(files.at("articles/albers-2017.html"), Contains("correction of 2017-10-01") && Contains("href=\"../downloads/cases/albers-2017.yaml\""));
}

TEST_CASE("what a site offers to take away is what the exports write", "[site]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"publish", "site"}).code == 0);
  CHECK(read_file("site/downloads/cases/albers-2017.yaml") == run_program({"export", "case", "albers-2017"}).out);
  CHECK(read_file("site/downloads/references.bib") == run_program({"export", "bibtex"}).out);
  CHECK(read_file("site/downloads/references/albers-2017.bib") == run_program({"export", "bibtex", "--article", "albers-2017"}).out);
  REQUIRE(run_program({"export", "csv", "--output", "views/"}).code == 0);
  CHECK(files_of("site/downloads/views") == files_of("views"));
  CHECK(run_program({"verify", "--db", "site/downloads/casebook.db"}).code == 0);
  const std::string query = "SELECT * FROM evidence";
  CHECK(run_program({"--db", "site/downloads/casebook.db", "sql", query}).out == run_program({"sql", query}).out);
}

TEST_CASE("publishing again changes nothing, and the same catalogue makes the same site elsewhere", "[site]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  REQUIRE(run_program({"publish", "site"}).code == 0);
  const auto stamp = fs::last_write_time("site/index.html");
  const auto again = run_program({"publish", "site"});
  CHECK_THAT(again.err, Contains(": 0 files changed, 0 removed"));
  CHECK(fs::last_write_time("site/index.html") == stamp);
  fs::copy_file("casebook.db", "other.db");
  REQUIRE(run_program({"--db", "other.db", "publish", "other"}).code == 0);
  CHECK(files_of("site") == files_of("other"));
  REQUIRE(run_program({"remove", "albers-2017"}).code == 0);
  REQUIRE(run_program({"publish", "site"}).code == 0);
  CHECK_FALSE(fs::exists("site/articles"));
  CHECK_THAT(read_file("site/index.html"), Contains("0 articles"));
}

TEST_CASE("markup and scripts in any words of a case file are text on every page and in the index", "[site]") {
  const WorkingFolder folder;
  REQUIRE(run_program({"init"}).code == 0);
  write_file("hostile-2020.yaml", kHostile);
  const auto added = run_program({"add", "hostile-2020.yaml"});
  INFO(added.err);
  REQUIRE(added.code == 0);
  REQUIRE(run_program({"publish", "site"}).code == 0);
  std::size_t told = 0;
  for (const auto& [path, text] : files_of("site")) {
    if (!path.ends_with(".html")) continue;
    INFO(path);
    CHECK_THAT(text, !Contains("<script>") && !Contains("<img") && !Contains("<b>Anna"));
    CHECK(text.find("</script>\n</head>") == text.rfind("</script>"));
    if (text.find("&lt;script&gt;alert(&#39;said&#39;)") != std::string::npos) ++told;
  }
  CHECK(told > 0);
  CHECK_THAT(read_file("site/search/texts-1.js"), Contains("naltrexonehostile"));
}
