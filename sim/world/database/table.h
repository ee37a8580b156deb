#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/kernel/object.h"
#include "sim/world/database/expression.h"
#include "sim/world/database/index.h"
#include "sim/world/database/row_lock.h"
#include "sim/world/database/table_lock.h"
#include "sim/world/database/value.h"

namespace ttadak::sql {

struct Transaction;
class Table;

/// How many transactions that wrote something had committed: a moment in the life of a database.
using Moment = std::uint64_t;

/// What a row was from one change to the next.
struct Version {
  Values values;
  bool deleted = false;
  /// Who made it; null for what was there at the beginning.
  Transaction* by = nullptr;
  /// When it was committed; none as long as it is not.
  std::optional<Moment> committed;
  /// Which of its transaction's statements made it.
  std::uint32_t command = 0;
  /// Where in the table it is: each has a place of its own, later ones behind earlier ones.
  std::uint64_t place = 0;
  /// Whether no other table could tell the difference from what was before: it is no deletion and the keys are the
  /// same.
  bool keepsKeys = false;
};

/// A row with all its versions, oldest first. One whose insertion was rolled back has none.
struct Row {
  std::vector<Version> versions;
  std::uint64_t number = 0;  ///< of the table's rows, from 0
  RowLock lock;
  /// Who waits for what becomes of the newest version.
  std::vector<const Transaction*> awaitedBy;

  /// The newest version, committed or not; null if there is none.
  const Version* newest() const { return versions.empty() ? nullptr : &versions.back(); }
  /// The newest that was committed; null if there is none.
  const Version* committed() const;
  /// What a snapshot of that moment shows: the newest version that was committed by then or made by `reader` before
  /// that statement of its; null if that is none, or a deletion.
  const Version* seenAt(Moment moment, const Transaction* reader, std::uint32_t command = ~0U) const;
};

enum class Type { any, number, text, truth };

struct Column {
  std::string name;
  bool notNull = false;
  bool generated = false;  ///< numbered 1, 2, 3 ... where an INSERT gives no value
  Value byDefault{};
  Type type = Type::any;

  /// The value as this column keeps it: '1' is a number in a column of numbers. Throws SqlError if it cannot.
  Value stored(Value value) const;
};

/// Columns, or expressions over them, whose values no two rows may share; NULL equals nothing.
struct UniqueKey {
  std::string name;  ///< empty until the engine has named it
  std::vector<std::size_t> columns;
  bool primary = false;
  std::vector<Expression> expressions{};  ///< beside the columns
  std::optional<Expression> where{};      ///< of which rows only

  /// What nobody else may have; none if that would be nothing, or NULL.
  std::optional<Values> of(const Values& row) const;
};

/// Columns whose values must be those of some row of another table, unless one of them is NULL.
struct ForeignKey {
  enum class Action { none, restricts, cascades, setsNull, setsDefault };

  std::string name;
  Table* from;
  std::vector<std::size_t> columns;
  Table* to;
  std::vector<std::size_t> referred;  ///< the columns there
  Action onDelete = Action::none;
  Action onUpdate = Action::none;
};

/// A table: its rows, and what must be true of them. The object that steps touch.
class Table final : public Object {
 public:
  Table(World& world, const std::string& name, std::vector<Column> columns);

  const std::vector<Column>& columns() const { return columns_; }
  /// The index of a column; none if there is no such.
  std::optional<std::size_t> columnNamed(const std::string& name) const;
  std::string tableName() const { return name().en; }

  /// Of each row a person is shown these columns; all of them if nothing is said.
  void show(const std::vector<std::string>& columns);

  /// Some statement can tell what is in it, or change it: not all of them only insert.
  void isLookedAt() { lookedAt_ = true; }
  /// Whether nobody can tell in which order the rows were inserted, nor which number each was given.
  bool isBag() const;
  void addKey(UniqueKey key) { keys_.push_back(std::move(key)); }
  const std::vector<UniqueKey>& keys() const { return keys_; }
  /// Those that the engine locks places of, the clustered one first; none if it locks rows.
  std::deque<Index>& indexes() { return indexes_; }
  void addIndex(Index::Definition definition);

  /// To another table, and from others to this one.
  std::deque<ForeignKey>& foreignKeys() { return foreignKeys_; }
  std::vector<const ForeignKey*>& referredBy() { return referredBy_; }

  /// Some statement locks all of it, so that all statements do.
  void isLockedAsAWhole() { lockedAsAWhole_ = true; }
  TableLock* whole() { return lockedAsAWhole_ ? &whole_ : nullptr; }

  /// A row that was changed is behind all others; else it stays where it is.
  void movesChangedRows() { movesChangedRows_ = true; }
  bool ordersByPlace() const { return movesChangedRows_; }
  /// Some statement can tell in which order the rows are.
  void isScanned() { scanned_ = true; }

  /// In the order in which they were inserted.
  std::deque<Row>& rows() { return rows_; }
  const std::deque<Row>& rows() const { return rows_; }
  Row& insert(Version version);
  void change(Row& row, Version version);
  /// The newest version is gone.
  void undo(Row& row);
  /// What `by` has made of the row is committed.
  void keep(Row& row, const Transaction& by, Moment moment);
  /// A number given by hand is not given again.
  void notGivenAgain(std::size_t column, std::int64_t number) { numbers_[column] = std::max(numbers_[column], number); }
  std::int64_t nextNumber(std::size_t column) { return ++numbers_[column]; }

  /// What is committed, for properties: no step.
  std::vector<Values> committedRows() const;

  /// From now on, what is there is what a run begins with.
  void remember();
  void reset() override;
  /// Whose snapshots may see old versions. Unless `exactly`, versions that follow each other with the same values are
  /// one.
  void isReadBy(std::span<const Transaction> transactions, bool exactly) {
    transactions_ = transactions;
    exactly_ = exactly;
  }
  /// All rows, and of their versions those that an open transaction or a new one can still come to see.
  void digest(Digest& to) const override;
  /// When a snapshot is taken or given up.
  bool changesUntouched() const override { return true; }
  /// Whether what the transaction waits for is here.
  bool isWaitedIn(const Transaction& transaction) const;
  /// Who waits for whom.
  void digestWaits(Digest& to) const;
  /// The committed rows, and behind each what is to become of it: `id=1 owner=NULL (A: owner=16)`.
  std::string state() const override;
  std::string outcome() const override;
  ActorSet holders() const override;

 private:
  void leaveEntries(Row& row, const Version& gone);
  void digestRow(Digest& to, const Row& row) const;
  static void digestPlaces(Digest& to, std::span<const Row* const> rows);
  std::string shown(const Values& values, const Values* unlike = nullptr) const;
  std::string shownChange(const Row& row) const;

  std::vector<Column> columns_;
  std::vector<std::size_t> shown_;
  std::vector<UniqueKey> keys_;
  std::deque<Row> rows_;
  std::deque<Index> indexes_;
  std::deque<ForeignKey> foreignKeys_;
  std::vector<const ForeignKey*> referredBy_;
  TableLock whole_{this};
  std::uint64_t places_ = 0;
  std::vector<std::int64_t> numbers_;
  std::vector<Values> initially_;
  std::vector<std::int64_t> initialNumbers_;
  bool lookedAt_ = false;
  bool scanned_ = false;
  bool movesChangedRows_ = false;
  bool lockedAsAWhole_ = false;
  std::span<const Transaction> transactions_;
  bool exactly_ = true;
};

}  // namespace ttadak::sql
