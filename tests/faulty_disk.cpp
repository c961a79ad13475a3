#include "faulty_disk.h"

#include <sqlite3.h>

#include <cstddef>
#include <filesystem>
#include <new>
#include <stdexcept>

namespace casebook::tests {
namespace {

struct State {
  sqlite3_vfs* below = nullptr;
  int operations = 0;
  int failing = 0;
  Fault fault = Fault::refused_once;
  std::string failed;
};

State& state() {
  static State all;
  return all;
}

enum class Operation { write, sync, truncate, remove, open };

std::string short_name(const char* path) { return path == nullptr ? "a nameless file" : std::filesystem::path(path).filename().string(); }

/// SQLITE_OK, or the error that the operation meets.
int meets(Operation operation, const std::string& file) {
  State& disk = state();
  ++disk.operations;
  if (disk.failing == 0 || disk.operations < disk.failing) return SQLITE_OK;
  if (disk.fault == Fault::refused_once && disk.operations > disk.failing) return SQLITE_OK;
  const bool full = disk.fault == Fault::full_from_then_on;
  if (full && operation != Operation::write) return SQLITE_OK;
  static constexpr const char* kNames[] = {"write", "sync", "truncation", "deletion", "opening"};
  static constexpr int kErrors[] = {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_DELETE, SQLITE_CANTOPEN};
  const auto place = static_cast<std::size_t>(operation);
  if (disk.failed.empty()) disk.failed = std::string(kNames[place]) + " of " + file;
  return full ? SQLITE_FULL : kErrors[place];
}

struct File {
  sqlite3_file base;      // first: SQLite sees this
  std::string* name;
  sqlite3_file* below;    // behind this struct, in the same block
};

File* own(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* below(sqlite3_file* file) { return own(file)->below; }

int close_file(sqlite3_file* file) {
  const int result = below(file)->pMethods != nullptr ? below(file)->pMethods->xClose(below(file)) : SQLITE_OK;
  delete own(file)->name;
  own(file)->name = nullptr;
  return result;
}
int read_file(sqlite3_file* file, void* into, int bytes, sqlite3_int64 at) { return below(file)->pMethods->xRead(below(file), into, bytes, at); }
int write_file(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at) {
  const int met = meets(Operation::write, *own(file)->name);
  return met != SQLITE_OK ? met : below(file)->pMethods->xWrite(below(file), from, bytes, at);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 bytes) {
  const int met = meets(Operation::truncate, *own(file)->name);
  return met != SQLITE_OK ? met : below(file)->pMethods->xTruncate(below(file), bytes);
}
int sync_file(sqlite3_file* file, int flags) {
  const int met = meets(Operation::sync, *own(file)->name);
  return met != SQLITE_OK ? met : below(file)->pMethods->xSync(below(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* bytes) { return below(file)->pMethods->xFileSize(below(file), bytes); }
int lock_file(sqlite3_file* file, int level) { return below(file)->pMethods->xLock(below(file), level); }
int unlock_file(sqlite3_file* file, int level) { return below(file)->pMethods->xUnlock(below(file), level); }
int check_reserved(sqlite3_file* file, int* held) { return below(file)->pMethods->xCheckReservedLock(below(file), held); }
int control_file(sqlite3_file* file, int operation, void* argument) { return below(file)->pMethods->xFileControl(below(file), operation, argument); }
int sector_size(sqlite3_file* file) { return below(file)->pMethods->xSectorSize(below(file)); }
int characteristics(sqlite3_file* file) { return below(file)->pMethods->xDeviceCharacteristics(below(file)); }

constexpr sqlite3_io_methods kMethods = [] {
  sqlite3_io_methods methods{};
  methods.iVersion = 1;
  methods.xClose = close_file;
  methods.xRead = read_file;
  methods.xWrite = write_file;
  methods.xTruncate = truncate_file;
  methods.xSync = sync_file;
  methods.xFileSize = file_size;
  methods.xLock = lock_file;
  methods.xUnlock = unlock_file;
  methods.xCheckReservedLock = check_reserved;
  methods.xFileControl = control_file;
  methods.xSectorSize = sector_size;
  methods.xDeviceCharacteristics = characteristics;
  return methods;
}();

int open_file(sqlite3_vfs* /*vfs*/, const char* path, sqlite3_file* file, int flags, int* flags_out) {
  file->pMethods = nullptr;
  const auto name = short_name(path);
  if (const int met = meets(Operation::open, name); met != SQLITE_OK) return met;
  File* opened = own(file);
  opened->below = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
  opened->below->pMethods = nullptr;
  const int result = state().below->xOpen(state().below, path, opened->below, flags, flags_out);
  if (result != SQLITE_OK) return result;
  opened->name = new std::string(name);
  file->pMethods = &kMethods;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* /*vfs*/, const char* path, int sync_folder) {
  const int met = meets(Operation::remove, short_name(path));
  return met != SQLITE_OK ? met : state().below->xDelete(state().below, path, sync_folder);
}

sqlite3_vfs faulty{};

}  // namespace

FaultyDisk::FaultyDisk() {
  if (state().below != nullptr) throw std::logic_error("there is one faulty disk already");
  state() = State{};
  state().below = sqlite3_vfs_find(nullptr);
  faulty = *state().below;    // what is not refused is the default's own
  faulty.iVersion = 1;
  faulty.pNext = nullptr;
  faulty.zName = "faulty";
  faulty.szOsFile = static_cast<int>(sizeof(File)) + state().below->szOsFile;
  faulty.xOpen = open_file;
  faulty.xDelete = delete_file;
  sqlite3_vfs_register(&faulty, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&faulty);
  sqlite3_vfs_register(state().below, 1);
  state().below = nullptr;
}

void FaultyDisk::fail(int number, Fault fault) {
  state().operations = 0;
  state().failing = number;
  state().fault = fault;
  state().failed.clear();
}

int FaultyDisk::operations() const { return state().operations; }

const std::string& FaultyDisk::failed() const { return state().failed; }

}  // namespace casebook::tests
