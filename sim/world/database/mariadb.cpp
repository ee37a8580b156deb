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

  void checkUnchanged(const Row& /*row*/, const Transaction& /*transaction*/, Moment /*snapshot*/) const override {}

  bool errorEndsTransaction(const SqlError& error) const override { return error.state() == "40001"; }
  bool wantsRollbackAfterError() const override { return false; }

  DuplicateKey duplicateKey(const Table& /*table*/, const UniqueKey& key, const Values& values) const override {
    std::vector<std::string> parts;
    for (const std::size_t column : key.columns) parts.push_back(values[column].shown());
    const auto entry = fmt::format("{}", fmt::join(parts, "-"));
    return {"23000", fmt::format("Duplicate entry '{}' for key '{}'", entry,
                                 key.name.ends_with("_pkey") ? "PRIMARY" : key.name)};
  }
  SqlError deadlock() const override {
    return {"40001", "Deadlock found when trying to get lock; try restarting transaction"};
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
