#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/world/database/engine.h"

namespace ttadak::sql {

/// What a statement gives back.
struct Result {
  std::vector<std::string> names;  ///< of the columns
  std::vector<Values> rows;
  std::size_t affected = 0;  ///< rows inserted, changed or deleted

  void digest(Digest& to) const { to << names << rows << affected; }
};

/// One statement on its way: it goes on until it is done or has to wait for the lock of a row.
class Execution {
 public:
  /// All is borrowed. `snapshot` is what a consistent read of the statement sees.
  Execution(const Engine& engine, Transaction& transaction, const Statement& statement,
            std::span<const Value> parameters, Moment snapshot);

  /// Whether it is done; if not, `transaction.waitsFor` is what it waits for, and it goes on from there at the next
  /// call. Throws SqlError; what it has changed by then is still to be undone.
  bool advance();
  /// How many changes the transaction had made before this statement.
  std::size_t changesBefore() const { return changesBefore_; }
  Result takeResult() { return std::move(result_); }

 private:
  bool advance(const Select& select);
  bool advance(const Insert& insert);
  bool advance(const Update& update);
  bool advance(const Delete& remove);

  /// Locks the rows that `where` finds, one after the other, and does `act` to each; false if one has to be waited for.
  /// `modeFor(row)` is how.
  template <class ModeFor, class Act>
  bool forEachLocked(Table& table, const std::optional<Expression>& where, ModeFor modeFor, LockWait wait, Act act);
  bool lock(Table& table, Row& row, LockMode mode);
  bool matches(const std::optional<Expression>& where, const Values& values) const;
  const Version* visible(const Row& row) const;

  void give(const Select& select, std::vector<Values> found);
  Values newRow(const Insert& insert, const std::vector<Expression>& expressions);
  void checkNulls(const Table& table, const Values& values) const;
  /// Whether the keys of `values` are free for `self` (null: a new row); false if somebody's end has to be waited for.
  bool keysAreFree(Table& table, const Values& values, const Row* self);
  bool hasKey(const Row& row, const UniqueKey& key, const Values& values) const;
  Values changed(const Update& update, const Values& values) const;
  void change(Table& table, Row& row, Version version);

  const Engine& engine_;
  Transaction& transaction_;
  const Statement& statement_;
  std::span<const Value> parameters_;
  Moment snapshot_;
  std::size_t changesBefore_;
  std::size_t next_ = 0;  // row of the table, or of the INSERT
  std::optional<Values> inserting_;
  std::vector<Values> found_;
  Result result_;
};

}  // namespace ttadak::sql
