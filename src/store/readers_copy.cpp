#include "store/readers_copy.h"

#include <system_error>

#include "store/catalogue_file.h"

namespace casebook::store {
namespace {

/// A file that goes when this does.
struct PassingFile {
  std::filesystem::path path;
  ~PassingFile() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
};

}  // namespace

void write_readers_copy(const std::filesystem::path& from, const std::filesystem::path& to, bool abstracts) {
  // A connection that only reads cannot vacuum tables with generated columns (SQLite 3.40): it is a copy that is vacuumed into another.
  const PassingFile whole{to.string() + ".whole"};
  copy_catalogue(from, whole.path, true);
  Database copy(whole.path, Access::read_write);
  copy.execute("PRAGMA journal_mode = MEMORY");
  if (!abstracts && copy.integer("SELECT count(*) FROM article_texts") > 0) {
    Transaction transaction(copy);
    copy.execute("DELETE FROM article_texts");
    copy.execute("INSERT INTO article_search(article_search) VALUES('rebuild')");
    transaction.commit();
  }
  copy.prepare("VACUUM INTO :file").bind(":file", to.string()).run();
}

}  // namespace casebook::store
