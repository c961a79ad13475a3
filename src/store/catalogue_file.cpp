#include "store/catalogue_file.h"

#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include "core/errors.h"
#include "store/embedded_files.h"
#include "store/migrator.h"
#include "store/sqlite_error.h"
#include "store/view_installer.h"

namespace casebook::store {
namespace {

void require_file(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) {
    throw core::StoreError(fmt::format("there is no catalogue {}; make one with `casebook init`, or name another with --db",
                                       file.string()));
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw core::StoreError(fmt::format("{} is no file; name a catalogue with --db", file.string()));
  }
}

/// Makes SQLite roll back what a killed writer left, which a read-only connection may not do.
void roll_back_hot_journal(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file.string() + "-journal", ignored)) return;
  if (::access(file.c_str(), W_OK) != 0) return;
  Database writer(file, Access::read_write);
  writer.integer("SELECT count(*) FROM sqlite_schema");
}

void refuse_foreign(Database& database) {
  const auto found = identify(database);
  if (found.application_id != kApplicationId) {
    throw core::StoreError(fmt::format(
        "{} is not a casebook catalogue: found an SQLite database with application_id {}, expected {}; name another "
        "file with --db",
        database.file(), found.application_id, kApplicationId));
  }
  if (found.version > known_version()) {
    throw core::StoreError(fmt::format(
        "{} has schema version {}, this program knows up to {}; use the newer casebook that made it", database.file(),
        found.version, known_version()));
  }
}

Database open_any(const std::filesystem::path& file, Access access) {
  require_file(file);
  roll_back_hot_journal(file);
  if (access == Access::read_write && ::access(file.c_str(), W_OK) != 0) {
    throw core::StoreError(fmt::format("{} may not be written ({}); check its permissions", file.string(), std::strerror(errno)));
  }
  Database database(file, access);
  refuse_foreign(database);
  return database;
}

// Names of the file that is being made, for the one who ends the program: what a handler may touch is little.
char unfinished[4096];
char unfinished_journal[4096 + 16];
constexpr int kEnding[] = {SIGINT, SIGTERM, SIGHUP};

/// Takes the unfinished file away and lets the program end as it would have.
extern "C" void remove_unfinished(int signal) {
  ::unlink(unfinished);
  ::unlink(unfinished_journal);
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

/// While it lives, a signal that ends the program takes the file away with it. One at a time.
class RemovedOnSignal {
 public:
  explicit RemovedOnSignal(const std::string& file) {
    const std::string journal = file + "-journal";
    if (unfinished[0] != '\0' || file.size() >= sizeof unfinished) return;
    std::memcpy(unfinished_journal, journal.c_str(), journal.size() + 1);
    std::memcpy(unfinished, file.c_str(), file.size() + 1);
    for (std::size_t i = 0; i < std::size(kEnding); ++i) {
      former_[i] = std::signal(kEnding[i], remove_unfinished);
      if (former_[i] == SIG_IGN) std::signal(kEnding[i], SIG_IGN);   // nohup
    }
    installed_ = true;
  }
  RemovedOnSignal(const RemovedOnSignal&) = delete;
  RemovedOnSignal& operator=(const RemovedOnSignal&) = delete;
  ~RemovedOnSignal() {
    if (!installed_) return;
    for (std::size_t i = 0; i < std::size(kEnding); ++i) std::signal(kEnding[i], former_[i]);
    unfinished[0] = '\0';
  }

 private:
  using Handler = void (*)(int);
  Handler former_[std::size(kEnding)] = {};
  bool installed_ = false;
};

/// Takes away what programs that were killed left unfinished beside `file`: 'casebook.db.4711.part', when there is no process 4711.
void sweep_beside(const std::filesystem::path& file) {
  const std::string front = file.filename().string() + ".";
  std::error_code error;
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(front) || !(name.ends_with(".part") || name.ends_with(".part-journal"))) continue;
    int process = 0;
    const auto number = std::from_chars(name.data() + front.size(), name.data() + name.size(), process);
    if (number.ec != std::errc() || process <= 0 || !(std::string_view(number.ptr) == ".part" || std::string_view(number.ptr) == ".part-journal")) continue;
    std::error_code ignored;
    if (::kill(process, 0) != 0 && errno == ESRCH) std::filesystem::remove(entry->path(), ignored);
  }
}

/// Removes a half-made file unless it was kept.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)), on_signal_(path_.string()) { remove(); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { remove(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  void remove() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    std::filesystem::remove(path_.string() + "-journal", ignored);
  }
  std::filesystem::path path_;
  RemovedOnSignal on_signal_;
};

void rename_into_place(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::rename(from, to, error);
  if (error) throw core::StoreError(fmt::format("{} could not be put in place: {}", to.string(), error.message()));
}

bool is_catalogue(const std::filesystem::path& file) {
  try {
    Database database(file, Access::read_only);
    return identify(database).application_id == kApplicationId;
  } catch (const core::StoreError&) {
    return false;
  }
}

/// Keeps other programs from writing a catalogue that is about to be replaced, and rolls back what a killed one left: its journal would be
/// taken for one of the new file. A file that is damaged, or is no catalogue, has no writers to wait for; its journal goes.
class ReplacedFile {
 public:
  explicit ReplacedFile(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
      try {
        database_.emplace(file, Access::read_write);
        if (sqlite3_db_readonly(database_->handle(), "main") == 1) throw sqlite_error(SQLITE_READONLY, "it is there to be read only", file.string());
        transaction_.emplace(*database_);
        return;
      } catch (const core::StoreError& problem) {
        transaction_.reset();
        if (is_catalogue(file)) throw core::StoreError(fmt::format("{}; {} was left as it is", problem.what(), file.string()), problem.sqlite_code());
      }
    }
    std::filesystem::remove(file.string() + "-journal", error);
  }

 private:
  std::optional<Database> database_;
  std::optional<Transaction> transaction_;
};

constexpr int kPagesAtOnce = 4096;   // of a copy, between two looks at the clock

std::filesystem::path beside(const std::filesystem::path& file) {
  return fmt::format("{}.{}.part", file.string(), ::getpid());
}

}  // namespace

FileIdentity identify(Database& database) {
  try {
    return {static_cast<int>(database.integer("PRAGMA application_id")), schema_version(database)};
  } catch (const core::StoreError& error) {
    if (error.sqlite_code() == 0) throw;
    throw sqlite_error(error.sqlite_code(), error.what(), database.file());
  }
}

Database open_catalogue(const std::filesystem::path& file, Access access) {
  Database database = open_any(file, access);
  const int version = identify(database).version;
  const int oldest = access == Access::read_only ? known_version() - 1 : known_version();
  if (version < oldest) {
    throw core::StoreError(fmt::format("{} has schema version {}, this program needs {}; bring it up with `casebook migrate`",
                                       file.string(), version, known_version()));
  }
  if (access == Access::read_write && !views_are_current(database, embedded::views())) {
    Transaction transaction(database);
    drop_views(database);
    create_views(database, embedded::views());
    transaction.commit();
  }
  return database;
}

Database open_to_migrate(const std::filesystem::path& file) { return open_any(file, Access::read_write); }

void create_catalogue(const std::filesystem::path& file, const std::string& today,
                      const std::function<void(Database&)>& fill) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, error))) {
    throw core::StoreError(fmt::format("{} exists already and is left as it is; move it away or name another with --db", file.string()));
  }
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  if (!std::filesystem::is_directory(folder, error)) {
    throw core::StoreError(fmt::format("the folder {} does not exist; make it first", folder.string()));
  }
  sweep_beside(file);
  const TemporaryFile temporary(beside(file));
  {
    Database database = Database::create(temporary.path());
    migrate(database, embedded::migrations(), embedded::views(), today);
    fill(database);
  }
  // A second `init` may have come first; a hard link fails where a rename would overwrite.
  std::filesystem::create_hard_link(temporary.path(), file, error);
  if (error == std::errc::file_exists) throw core::StoreError(fmt::format("{} exists already and is left as it is", file.string()));
  if (error) rename_into_place(temporary.path(), file);
}

void copy_catalogue(const std::filesystem::path& from, const std::filesystem::path& asked, bool replace, const Progress& progress) {
  std::error_code error;
  if (!replace && std::filesystem::exists(std::filesystem::symlink_status(asked, error))) {
    throw core::StoreError(fmt::format("{} exists already and is left as it is; name another file", asked.string()));
  }
  // A link stays a link: what it leads to is replaced.
  const auto to = std::filesystem::is_symlink(asked, error) && std::filesystem::exists(asked, error) ? std::filesystem::canonical(asked, error) : asked;
  sweep_beside(to);
  const TemporaryFile temporary(beside(to));
  {
    Database source = open_any(from, Access::read_only);
    // One snapshot: between steps nobody may write, or the copy would begin again and again.
    source.execute("BEGIN");
    source.integer("SELECT count(*) FROM sqlite_schema");
    Database target = Database::create(temporary.path());
    sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (backup == nullptr) throw sqlite_error(sqlite3_extended_errcode(target.handle()), sqlite3_errmsg(target.handle()), to.string());
    const auto page_size = static_cast<std::uint64_t>(source.integer("PRAGMA page_size"));
    int result = SQLITE_OK;
    for (int tries = 0; tries < 50;) {
      result = sqlite3_backup_step(backup, progress ? kPagesAtOnce : -1);
      if (result == SQLITE_OK) {
        const auto left = static_cast<std::uint64_t>(sqlite3_backup_remaining(backup));
        const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup));
        progress((total - left) * page_size, total * page_size);
        continue;
      }
      if (result != SQLITE_BUSY && result != SQLITE_LOCKED) break;
      sqlite3_sleep(100);
      ++tries;
    }
    sqlite3_backup_finish(backup);
    if (result != SQLITE_DONE) throw sqlite_error(result, sqlite3_errstr(result), to.string());
    Statement check = target.prepare("PRAGMA integrity_check(1)");
    if (!check.step() || check.text(0) != "ok") {
      throw core::StoreError(fmt::format("{} is damaged ({}); it was not copied", from.string(), check.text(0).value_or("no answer")));
    }
  }
  if (!replace) return rename_into_place(temporary.path(), to);
  const ReplacedFile replaced(to);
  rename_into_place(temporary.path(), to);
}

std::string now_utc() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr) now = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace casebook::store
