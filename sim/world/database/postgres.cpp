#include <fmt/format.h>

#include "sim/kernel/input_error.h"
#include "sim/world/database/engine.h"

namespace ttadak::sql {

namespace {

class Postgres final : public Engine {
 public:
  std::string_view name() const override { return "postgres"; }
  Isolation usualIsolation() const override { return Isolation::readCommitted; }

  Isolation effective(Isolation asked) const override {
    if (asked == Isolation::serializable) {
      throw InputError(
          {"postgres: isolation 'serializable' is not modelled yet; there are 'read-committed' and "
           "'repeatable-read'",
           "postgres: 격리 수준 'serializable'은 아직 없습니다. 'read-committed'와 'repeatable-read'가 "
           "있습니다"});
    }
    return asked == Isolation::readUncommitted ? Isolation::readCommitted : asked;
  }

  bool takesSnapshot(const Statement& /*statement*/) const override { return true; }

  bool finds(const Row& row, const Transaction& transaction, Moment snapshot, Matches matches) const override {
    const auto* version = row.seenAt(snapshot, &transaction);
    return version != nullptr && matches(version->values);
  }

  bool noticesEqualVersions() const override { return true; }
  void checkUnchanged(const Row& row, const Transaction& transaction, Moment snapshot) const override {
    const auto* committed = row.committed();
    if (transaction.isolation == Isolation::readCommitted || committed == nullptr) return;
    if (*committed->committed <= snapshot) return;
    throw SqlError("40001", committed->deleted ? "could not serialize access due to concurrent delete"
                                               : "could not serialize access due to concurrent update");
  }

  bool has(LockMode /*mode*/) const override { return true; }
  /// Only what another table could refer to makes a difference.
  LockMode lockToChange(const Table& table, const Values& before, const Values& after) const override {
    for (const UniqueKey& key : table.keys()) {
      for (const std::size_t column : key.columns) {
        if (!(before[column] == after[column])) return LockMode::exclusive;
      }
    }
    return LockMode::noKeyExclusive;
  }

  /// Whoever waited for a row that was changed goes on to its newest version without any claim to it.
  Queueing queueing() const override { return Queueing::none; }
  bool locksDuplicates(const UniqueKey& /*key*/) const override { return false; }

  bool beginCommits() const override { return false; }
  bool errorEndsTransaction(const SqlError& /*error*/) const override { return true; }
  bool wantsRollbackAfterError() const override { return true; }

  bool nullsComeFirst() const override { return false; }

  std::string keyName(const Table& table, const UniqueKey& key) const override {
    if (!key.name.empty()) return key.name;
    auto name = table.tableName();
    if (key.primary) return name + "_pkey";
    for (const std::size_t column : key.columns) name += "_" + table.columns()[column].name;
    return name + "_key";
  }

  DuplicateKey duplicateKey(const UniqueKey& key, const Values& /*values*/) const override {
    return {"23505", fmt::format("duplicate key value violates unique constraint \"{}\"", key.name)};
  }
  SqlError deadlock() const override { return {"40P01", "deadlock detected"}; }
  SqlError lockNotAvailable(const Table& table) const override {
    return {"55P03", fmt::format("could not obtain lock on row in relation \"{}\"", table.tableName())};
  }
  SqlError nullNotAllowed(const Table& table, const Column& column) const override {
    return {"23502", fmt::format("null value in column \"{}\" of relation \"{}\" violates not-null constraint",
                                 column.name, table.tableName())};
  }
};

}  // namespace

const Engine& postgres() {
  static const Postgres engine;
  return engine;
}

}  // namespace ttadak::sql
