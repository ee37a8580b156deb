#include <fmt/format.h>

#include "sim/kernel/input_error.h"
#include "sim/world/database/engine.h"

namespace ttadak::sql {

namespace {

class MariaDb final : public Engine {
 public:
  std::string_view name() const override { return "mariadb"; }
  Isolation usualIsolation() const override { return Isolation::repeatableRead; }

  Isolation effective(Isolation asked) const override {
    if (asked == Isolation::serializable) {
      throw InputError(
          {"mariadb: isolation 'serializable' is not modelled yet; there are 'read-uncommitted', "
           "'read-committed' and 'repeatable-read'",
           "mariadb: 격리 수준 'serializable'은 아직 없습니다. 'read-uncommitted', 'read-committed', "
           "'repeatable-read'가 있습니다"});
    }
    return asked;
  }

  /// Only a consistent read does: a statement that locks what it reads looks at what is there now.
  bool takesSnapshot(const Statement& statement) const override {
    const auto* select = std::get_if<Select>(&statement);
    return select != nullptr && !select->lock;
  }

  /// By whatever is in the index: also what somebody who has not ended yet put there, and what they took away.
  bool finds(const Row& row, const Transaction& /*transaction*/, Moment /*snapshot*/, Matches matches) const override {
    const auto* newest = row.newest();
    const auto* committed = row.committed();
    return (newest != nullptr && !newest->deleted && matches(newest->values)) ||
           (committed != nullptr && !committed->deleted && matches(committed->values));
  }

  bool noticesEqualVersions() const override { return false; }
  void checkUnchanged(const Row& /*row*/, const Transaction& /*transaction*/, Moment /*snapshot*/) const override {}

  bool has(LockMode mode) const override { return mode == LockMode::share || mode == LockMode::exclusive; }
  LockMode lockToChange(const Table& /*table*/, const Values& /*before*/, const Values& /*after*/) const override {
    return LockMode::exclusive;
  }
  Queueing queueing() const override { return Queueing::firstComeFirstServed; }
  /// The lock of a row is that of its entry in the primary key.
  bool locksDuplicates(const UniqueKey& key) const override { return key.primary; }

  bool beginCommits() const override { return true; }
  bool errorEndsTransaction(const SqlError& error) const override { return error.state() == "40001"; }
  bool wantsRollbackAfterError() const override { return false; }

  bool nullsComeFirst() const override { return true; }

  std::string keyName(const Table& table, const UniqueKey& key) const override {
    if (key.primary) return "PRIMARY";
    return key.name.empty() ? table.columns()[key.columns.front()].name : key.name;
  }

  DuplicateKey duplicateKey(const UniqueKey& key, const Values& values) const override {
    std::vector<std::string> entry;
    for (const std::size_t column : key.columns) entry.push_back(values[column].shown());
    return {"23000", fmt::format("Duplicate entry '{}' for key '{}'", fmt::join(entry, "-"), key.name)};
  }
  SqlError deadlock() const override {
    return {"40001", "Deadlock found when trying to get lock; try restarting transaction"};
  }
  SqlError lockNotAvailable(const Table& /*table*/) const override {
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
