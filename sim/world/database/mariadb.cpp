#include <fmt/format.h>

#include "calculation.h"
#include "sim/world/database/engine.h"

namespace ttadak::sql {

namespace {

std::string names(const Table& table, const std::vector<std::size_t>& columns) {
  std::vector<std::string> all;
  for (const std::size_t column : columns) all.push_back("`" + table.columns()[column].name + "`");
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string shown(const ForeignKey& key) {
  return fmt::format("(`{}`, CONSTRAINT `{}` FOREIGN KEY ({}) REFERENCES `{}` ({}))", key.from->tableName(), key.name,
                     names(*key.from, key.columns), key.to->tableName(), names(*key.to, key.referred));
}

class MariaDb final : public Engine {
 public:
  std::string_view name() const override { return "mariadb"; }
  Dialect dialect() const override { return Dialect::mariadb; }
  Isolation usualIsolation() const override { return Isolation::repeatableRead; }

  Isolation effective(Isolation asked) const override { return asked; }

  /// Only a consistent read does: a statement that locks what it reads looks at what is there now.
  bool takesSnapshot(const Statement& statement) const override {
    const auto* select = statement.as<Select>();
    return select != nullptr && !select->lock;
  }

  bool locksIndexes() const override { return true; }

  /// A SELECT does in a serializable transaction of several statements, and whatever changes rows from repeatable read
  /// on, where it looks for what it will write.
  std::optional<LockMode> lockToRead(const Statement& statement, Isolation isolation, bool explicitly) const override {
    const bool isSelect = statement.as<Select>() != nullptr;
    const bool locks =
        isSelect ? isolation == Isolation::serializable && explicitly : isolation >= Isolation::repeatableRead;
    return locks ? std::optional(LockMode::share) : std::nullopt;
  }

  bool noticesEqualVersions() const override { return false; }
  const Version* current(const Row& row, std::size_t /*seen*/, const Transaction& /*transaction*/,
                         LockMode /*mode*/) const override {
    return row.newest();
  }
  void checkConflicting(const Row& /*row*/, const Transaction& /*transaction*/, Moment /*snapshot*/,
                        std::uint32_t /*command*/, bool /*changes*/) const override {}

  bool has(LockMode mode) const override { return mode == LockMode::share || mode == LockMode::exclusive; }
  LockMode lockToChange(const Table& /*table*/, const Values& /*before*/, const Values& /*after*/) const override {
    return LockMode::exclusive;
  }
  LockMode lockToRefer() const override { return LockMode::share; }

  bool waitsBeforeDeadlock() const override { return false; }
  bool savepointKeepsLocks() const override { return true; }
  bool sentTogetherIsTransaction() const override { return false; }
  bool numbersGivenCount() const override { return true; }
  bool movesChangedRows() const override { return false; }

  bool beginCommits() const override { return true; }
  bool errorEndsTransaction(const SqlError& error) const override { return error.state() == "40001"; }
  bool wantsRollbackAfterError() const override { return false; }

  Value quotient(Expression::Kind kind, const Value& left, const Value& right) const override {
    return quotientOfMariaDb(kind, left, right);
  }
  bool nullsComeFirst() const override { return true; }

  std::string keyName(const Table& table, const UniqueKey& key) const override {
    if (key.primary) return "PRIMARY";
    return key.name.empty() ? table.columns()[key.columns.front()].name : key.name;
  }

  std::string foreignKeyName(const Table& table, const ForeignKey& /*key*/, std::size_t number) const override {
    return fmt::format("{}_ibfk_{}", table.tableName(), number + 1);
  }

  DuplicateKey duplicateKey(const UniqueKey& key, const Values& values) const override {
    std::vector<std::string> entry;
    for (const Value& value : values) entry.push_back(value.shown());
    return {"23000", fmt::format("Duplicate entry '{}' for key '{}'", fmt::join(entry, "-"), key.name)};
  }
  SqlError noParent(const ForeignKey& key, const Values& /*values*/) const override {
    return {"23000", "Cannot add or update a child row: a foreign key constraint fails " + shown(key)};
  }
  SqlError hasChildren(const ForeignKey& key, const Values& /*values*/) const override {
    return {"23000", "Cannot delete or update a parent row: a foreign key constraint fails " + shown(key)};
  }
  SqlError noSavepoint(const std::string& name) const override {
    return {"42000", fmt::format("SAVEPOINT {} does not exist", name)};
  }
  SqlError deadlock() const override {
    return {"40001", "Deadlock found when trying to get lock; try restarting transaction"};
  }
  SqlError lockNotAvailable(const Table& /*table*/) const override {
    return {"HY000", "Lock wait timeout exceeded; try restarting transaction"};
  }
  SqlError tableNotAvailable(const Table& table) const override { return lockNotAvailable(table); }
  SqlError waitedTooLong(const Settings& /*settings*/) const override {
    return {"HY000", "Lock wait timeout exceeded; try restarting transaction"};
  }
  SqlError nullNotAllowed(const Table& /*table*/, const Column& column) const override {
    return {"23000", fmt::format("Column '{}' cannot be null", column.name)};
  }
};

}  // namespace

const Engine& mariadb() {
  static const MariaDb engine;
  return engine;
}

}  // namespace ttadak::sql
