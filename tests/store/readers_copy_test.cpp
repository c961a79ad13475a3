#include "store/readers_copy.h"

#include <fstream>
#include <iterator>

#include "catch.h"
#include "core/errors.h"
#include "store/catalogue_file.h"
#include "store/temporary_folder.h"

using namespace casebook::store;
using casebook::tests::TemporaryFolder;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// With an article and its abstract, and one that was deleted.
void make(const std::filesystem::path& file) {
  create_catalogue(file, "2026-01-01T00:00:00Z", [](Database& database) {
    database.execute("INSERT INTO articles(article_id, citekey, title, design, text_read, status) VALUES(1, 'kept-2000', 'Kept title', 'case report', 'abstract', 'final')");
    database.execute("INSERT INTO article_texts(article_id, abstract) VALUES(1, 'words of a zwitterwort')");
    database.execute("INSERT INTO article_search(rowid, title, abstract) VALUES(1, 'Kept title', 'words of a zwitterwort')");
    database.execute("INSERT INTO articles(article_id, citekey, title, design, text_read, status) VALUES(2, 'gone-2000', 'Deleted title', 'case report', 'abstract', 'final')");
    database.execute("DELETE FROM articles WHERE article_id = 2");
  });
}

}  // namespace

TEST_CASE("a reader's copy holds what the catalogue holds, nothing that was deleted, and abstracts only where they are asked for", "[store]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "casebook.db";
  make(file);
  const std::string before = bytes_of(file);
  write_readers_copy(file, folder.path() / "bare.db", false);
  write_readers_copy(file, folder.path() / "whole.db", true);
  CHECK(bytes_of(file) == before);
  CHECK(bytes_of(folder.path() / "bare.db").find("zwitterwort") == std::string::npos);
  CHECK(bytes_of(folder.path() / "bare.db").find("Deleted title") == std::string::npos);
  CHECK(bytes_of(folder.path() / "whole.db").find("words of a zwitterwort") != std::string::npos);
  Database bare = open_catalogue(folder.path() / "bare.db", Access::read_only);
  CHECK(bare.integer("SELECT count(*) FROM articles") == 1);
  CHECK(bare.integer("SELECT count(*) FROM article_search WHERE article_search MATCH 'kept'") == 1);
  CHECK(bare.integer("SELECT count(*) FROM article_search WHERE article_search MATCH 'zwitterwort'") == 0);
  Database whole = open_catalogue(folder.path() / "whole.db", Access::read_only);
  CHECK(whole.integer("SELECT count(*) FROM article_search WHERE article_search MATCH 'zwitterwort'") == 1);
}

TEST_CASE("the same catalogue gives the same copy, and nothing else is left behind", "[store]") {
  const TemporaryFolder folder;
  make(folder.path() / "casebook.db");
  write_readers_copy(folder.path() / "casebook.db", folder.path() / "one.db", false);
  write_readers_copy(folder.path() / "casebook.db", folder.path() / "two.db", false);
  CHECK(bytes_of(folder.path() / "one.db") == bytes_of(folder.path() / "two.db"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 3);
  CHECK_THROWS_AS(write_readers_copy(folder.path() / "none.db", folder.path() / "three.db", false), casebook::core::StoreError);
}
