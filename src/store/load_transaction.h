#pragma once
// The transaction of a load, and what makes a large one into an empty catalogue quick.

#include <string>
#include <vector>

#include "store/database.h"

namespace casebook::store {

/// All rows of a load, or none. A large load into a catalogue that holds no article yet is done in bulk: foreign keys are not looked at (the loader hands out all keys itself),
/// indexes and triggers of the tables that grow are made when the rows are in, full text at once for all of them. It is one transaction all the same: SQLite journals the few
/// pages that were there, and a kill rolls everything back.
class LoadTransaction {
 public:
  /// BEGIN IMMEDIATE. \param large  whether many rows are to come
  /// \throws core::StoreError
  LoadTransaction(Database& database, bool large);
  LoadTransaction(const LoadTransaction&) = delete;
  LoadTransaction& operator=(const LoadTransaction&) = delete;
  /// Rolls back unless committed.
  ~LoadTransaction();

  /// Whether rows go in without indexes, and full text needs none before rows_are_in().
  bool in_bulk() const { return in_bulk_; }
  /// After the last row of an article, before anything enters by an index: makes indexes, triggers and full text. Nothing where it is not in bulk.
  void rows_are_in();
  void commit();

 private:
  void begin();
  void end();
  void put_aside();

  Database& database_;
  bool open_ = false;
  bool in_bulk_ = false;
  std::vector<std::string> made_later_;   ///< SQL of indexes and triggers
};

/// Makes a full-text table anew from what it indexes, with as much memory as is good for many rows.
void rebuild_full_text(Database& database, std::string_view table);

}  // namespace casebook::store
