#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/world/database/expression.h"
#include "sim/world/database/from.h"
#include "sim/world/database/row_lock.h"
#include "sim/world/database/settings.h"
#include "sim/world/database/table.h"

// SQL statements as they are run: names are resolved, and nothing is left to look up.

namespace ttadak::sql {

/// What a statement gives back of each row.
struct Output {
  std::string name;
  Expression value;
  bool series = false;  ///< one row for each number from the first operand to the second
};

/// Something that is computed from all rows of a group.
struct Aggregate {
  enum class Kind { countRows, count, sum, average, greatest, least };
  Kind kind = Kind::countRows;
  std::optional<Expression> of{};
  bool distinct = false;  ///< of each value once

  bool operator==(const Aggregate&) const = default;
};

struct Select {
  /// Where the rows are if they are simply those of a table; else `from`; one row without columns if it is neither.
  Table* table = nullptr;
  std::shared_ptr<const From> from{};

  std::vector<Output> outputs{};
  std::vector<Aggregate> aggregates{};
  std::optional<Expression> where{};
  std::vector<Expression> groups{};
  bool isGrouped = false;  ///< gives a row for each group of those that were found, or for all of them
  std::optional<Expression> having{};
  struct Order {
    Expression by;
    bool descending = false;
    std::optional<bool> nullsFirst{};  ///< if nothing is said, as the engine has it
  };
  std::vector<Order> order{};
  std::optional<Expression> limit{};
  std::optional<Expression> offset{};
  std::optional<LockMode> lock{};  ///< FOR SHARE, FOR UPDATE ...
  LockWait wait = LockWait::untilFree;
  std::vector<std::size_t> locked{};  ///< of a join: which of its tables, in the order in which they are named
};

using Changes = std::vector<std::pair<std::size_t, Expression>>;  // by column

struct Insert {
  Table* table = nullptr;
  std::vector<std::size_t> columns;
  std::vector<std::vector<Expression>> rows;
  std::shared_ptr<const Select> from{};  ///< instead of `rows`
  /// ON CONFLICT: with which of the table's keys, all if none is named; changes nothing if there are no changes.
  struct OnConflict {
    std::vector<std::size_t> keys;
    Changes changes;
    std::optional<Expression> where;
  };
  std::optional<OnConflict> onConflict{};
  std::vector<Output> returning{};
};

struct Update {
  Table* table = nullptr;
  Changes changes;
  std::optional<Expression> where{};
  std::vector<Output> returning{};
  std::shared_ptr<const From> from{};  ///< the table, and beside it others that the expressions name
};

struct Delete {
  Table* table = nullptr;
  std::optional<Expression> where{};
  std::vector<Output> returning{};
  std::shared_ptr<const From> from{};  ///< as of an Update
};

struct Begin {
  std::optional<Isolation> isolation;
  bool readOnly = false;
};
struct Commit {};
struct Rollback {};
struct Savepoint {
  std::string name;
};
struct RollbackTo {
  std::string savepoint;
};
struct Release {
  std::string savepoint;
};

struct LockTable {
  std::vector<Table*> tables;
  TableLockMode mode = TableLockMode::accessExclusive;
  bool waits = true;
};

/// SET, of what is a session's own.
struct Set {
  std::string name;
  std::string value;
  bool untilEnd = false;  ///< of the transaction
};

struct CreateTable {
  std::string name;
  std::vector<Column> columns;
  std::vector<UniqueKey> keys;
  std::vector<ForeignKey> foreignKeys{};
  std::vector<Index::Definition> indexes{};
};

struct DropTable {
  std::vector<std::string> names;
};

/// ALTER TABLE ... ADD UNIQUE, CREATE UNIQUE INDEX.
struct AddKey {
  Table* table = nullptr;
  UniqueKey key;
};

/// CREATE INDEX, of an index that makes nothing impossible.
struct AddIndex {
  Table* table = nullptr;
  Index::Definition index{};
};

struct Statement {
  using Deed = std::variant<Select, Insert, Update, Delete, Begin, Commit, Rollback, Savepoint, RollbackTo, Release,
                            LockTable, Set, CreateTable, DropTable, AddKey, AddIndex>;
  Deed deed;
  /// WITH: statements that are run besides, in their order.
  std::vector<std::shared_ptr<const Statement>> with{};
  /// Whether it locks by a number, or gives such a lock back.
  bool advisory = false;
  /// The tables that it may touch, one after the other, and whether it may change something there, if only a lock.
  struct Use {
    Table* table;
    bool writes;
  };
  std::vector<Use> tables{};

  template <class Kind>
  const Kind* as() const {
    return std::get_if<Kind>(&deed);
  }
};

}  // namespace ttadak::sql
