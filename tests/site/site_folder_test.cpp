#include "site/site_folder.h"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "catch.h"
#include "core/errors.h"
#include "program.h"
#include "store/temporary_folder.h"

using namespace casebook;
using namespace casebook::tests;
using casebook::site::SiteFolder;
using casebook::site::Written;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

Written published(const fs::path& folder, const std::map<std::string, std::string>& files) {
  SiteFolder site(folder);
  for (const auto& [path, bytes] : files) site.put(path, bytes);
  return site.finish();
}

/// Every file below a folder and its bytes.
std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("a site is written once, and again only where it changed", "[site]") {
  const TemporaryFolder temporary;
  const auto folder = temporary.path() / "site";
  const auto first = published(folder, {{"index.html", "one"}, {"articles/a.html", "two"}});
  CHECK(first.changed == 2);
  CHECK(first.files == 3);
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (const char* path : {"index.html", "articles/a.html", "casebook-site.json"}) fs::last_write_time(folder / path, old);
  const auto stamp = fs::last_write_time(folder / "index.html");
  CHECK(published(folder, {{"index.html", "one"}, {"articles/a.html", "two"}}).changed == 0);
  for (const char* path : {"index.html", "articles/a.html", "casebook-site.json"}) CHECK(fs::last_write_time(folder / path) == stamp);
  CHECK(published(folder, {{"index.html", "one"}, {"articles/a.html", "three"}}).changed == 1);
  CHECK(fs::last_write_time(folder / "index.html") == stamp);
  CHECK(read_file(folder / "articles/a.html") == "three");
  CHECK(files_of(folder).size() == 3);
}

TEST_CASE("what the site no longer has goes, unless somebody changed it", "[site]") {
  const TemporaryFolder temporary;
  const auto folder = temporary.path() / "site";
  published(folder, {{"index.html", "one"}, {"articles/a.html", "two"}, {"articles/b.html", "three"}, {"old/c.html", "four"}});
  write_file(folder / "articles/b.html", "mine");
  write_file(folder / "articles/own.html", "never published");
  const auto written = published(folder, {{"index.html", "one"}});
  CHECK(written.removed == 2);
  CHECK(written.kept == std::vector<std::string>{"articles/b.html"});
  CHECK_FALSE(fs::exists(folder / "old"));
  CHECK(read_file(folder / "articles/b.html") == "mine");
  CHECK(read_file(folder / "articles/own.html") == "never published");
}

TEST_CASE("a folder that holds something else is not touched", "[site]") {
  const TemporaryFolder temporary;
  const auto folder = temporary.path() / "letters";
  fs::create_directory(folder);
  write_file(folder / "index.html", "a letter");
  CHECK_THROWS_WITH(SiteFolder(folder), Contains("did not publish"));
  write_file(folder / "casebook-site.json", "{\"files\": 3}");
  CHECK_THROWS_WITH(SiteFolder(folder), Contains("not casebook's"));
  for (const char* path : {"../outside.html", "/etc/passwd", "a/../../b", ".hidden", "a//b", "A.html", ""}) {
    INFO(path);
    write_file(folder / "casebook-site.json", std::string("{\"files\": {\"") + path + "\": \"0\"}}");
    CHECK_THROWS_AS(SiteFolder(folder), core::UsageError);
  }
  write_file(temporary.path() / "file", "text");
  CHECK_THROWS_WITH(SiteFolder(temporary.path() / "file"), Contains("is no folder"));
  CHECK(files_of(folder).at("index.html") == "a letter");
  CHECK(files_of(folder).size() == 2);
}

TEST_CASE("a file or a link in the way is named, and the site stays as it was", "[site]") {
  const TemporaryFolder temporary;
  const auto folder = temporary.path() / "site";
  published(folder, {{"index.html", "one"}});
  write_file(folder / "note.html", "mine");
  const auto before = files_of(folder);
  CHECK_THROWS_WITH(published(folder, {{"index.html", "two"}, {"note.html", "site"}}), Contains("note.html is in the way"));
  CHECK(files_of(folder) == before);
  fs::create_directory(temporary.path() / "elsewhere");
  fs::create_directory_symlink(temporary.path() / "elsewhere", folder / "articles");
  CHECK_THROWS_WITH(published(folder, {{"articles/a.html", "two"}}), Contains("it is no folder"));
  CHECK(fs::is_empty(temporary.path() / "elsewhere"));
}

TEST_CASE("a disk that is full leaves the old site, and no new one", "[site]") {
  const TemporaryFolder temporary;
  const auto folder = temporary.path() / "site";
  published(folder, {{"a.html", "one"}, {"b.html", "two"}});
  const auto before = files_of(folder);
  // A file may not grow beyond 1000 bytes: writing fails as on a full disk.
  rlimit whole{};
  getrlimit(RLIMIT_FSIZE, &whole);
  const auto former = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, whole.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto fails = [](const fs::path& target) {
    try {
      published(target, {{"a.html", "changed"}, {"b.html", std::string(5000, 'x')}});
    } catch (const core::StoreError& error) {
      return std::string(error.what());
    }
    return std::string("it did not fail");
  };
  const std::string old_site = fails(folder);
  const std::string new_site = fails(temporary.path() / "new");
  setrlimit(RLIMIT_FSIZE, &whole);
  std::signal(SIGXFSZ, former);
  CHECK_THAT(old_site, Contains("b.html could not be written: File too large"));
  CHECK_THAT(new_site, Contains("b.html could not be written"));
  CHECK(files_of(folder) == before);
  CHECK_FALSE(fs::exists(temporary.path() / "new"));
}

TEST_CASE("what a killed program gathered is taken away by the next", "[site]") {
  const TemporaryFolder temporary;
  const auto folder = temporary.path() / "site";
  fs::create_directories(folder / ".casebook-site.999999999.part");
  write_file(folder / ".casebook-site.999999999.part" / "index.html", "half");
  published(folder, {{"index.html", "one"}});
  CHECK(files_of(folder).size() == 2);
}

TEST_CASE("a site has no file twice and none outside of its folder", "[site]") {
  const TemporaryFolder temporary;
  SiteFolder site(temporary.path() / "site");
  site.put("a.html", "one");
  CHECK_THROWS_WITH(site.put("a.html", "two"), Contains("twice"));
  CHECK_THROWS_AS(site.put("../a.html", "two"), core::StoreError);
  CHECK_THROWS_AS(site.put("casebook-site.json", "two"), core::StoreError);
  const auto before = site.digest();
  site.put("b.html", "");
  CHECK(site.digest() != before);
}
