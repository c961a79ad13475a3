#pragma once
// A disk that fails when it is told to: SQLite's file layer with one operation, or all from one on, refused.

#include <string>

namespace casebook::tests {

enum class Fault {
  full_from_then_on,   ///< no byte more can be written: SQLITE_FULL, for this write and every later one; files can be made shorter and taken away
  refused_once,        ///< one operation fails with SQLITE_IOERR, or SQLITE_CANTOPEN where a file is opened; the next one works
  broken_from_then_on  ///< this one and every later one
};

/// While it lives, every file that SQLite opens in this process goes through it. Counts what changes files: a write, a sync, a truncation, a deletion, an
/// opening. One at a time.
class FaultyDisk {
 public:
  FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk();

  /// From now on all operations are counted anew, from 1; the operation `number` fails (0: none does).
  void fail(int number, Fault fault);
  /// How many operations there were since.
  int operations() const;
  /// What failed first: "write of casebook.db-journal"; empty: nothing did.
  const std::string& failed() const;
};

}  // namespace casebook::tests
