#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/world/database/expression.h"
#include "sim/world/database/row_lock.h"
#include "sim/world/database/table.h"
#include "sim/world/database/transaction.h"

// SQL statements as they are run: names are resolved, and nothing is left to look up.

namespace ttadak::sql {

struct Select {
  Table* table = nullptr;
  struct Output {
    std::string name;
    Expression value;
  };
  std::vector<Output> outputs;
  std::optional<Expression> where;
  struct Order {
    std::size_t column;
    bool descending;
  };
  std::vector<Order> order;
  std::optional<LockMode> lock;  ///< FOR SHARE, FOR UPDATE ...
  LockWait wait = LockWait::untilFree;
};

struct Insert {
  Table* table = nullptr;
  std::vector<std::size_t> columns;
  std::vector<std::vector<Expression>> rows;
};

struct Update {
  Table* table = nullptr;
  std::vector<std::pair<std::size_t, Expression>> changes;  ///< by column
  std::optional<Expression> where;
};

struct Delete {
  Table* table = nullptr;
  std::optional<Expression> where;
};

struct Begin {
  std::optional<Isolation> isolation;
};
struct Commit {};
struct Rollback {};

struct CreateTable {
  std::string name;
  std::vector<Column> columns;
  std::vector<UniqueKey> keys;
};

/// ALTER TABLE ... ADD UNIQUE, CREATE UNIQUE INDEX.
struct AddKey {
  Table* table = nullptr;
  UniqueKey key;
};

using Statement = std::variant<Select, Insert, Update, Delete, Begin, Commit, Rollback, CreateTable, AddKey>;

}  // namespace ttadak::sql
