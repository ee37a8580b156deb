#include <fmt/format.h>

#include "calculation.h"
#include "sim/kernel/input_error.h"
#include "sim/world/database/engine.h"

namespace ttadak::sql {

namespace {

SqlError notSerializable(const Version& changed) {
  return {"40001", changed.deleted ? "could not serialize access due to concurrent delete"
                                   : "could not serialize access due to concurrent update"};
}

class Postgres final : public Engine {
 public:
  std::string_view name() const override { return "postgres"; }
  Dialect dialect() const override { return Dialect::postgres; }
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

  /// A table can be locked before anything is seen (documentation, LOCK).
  bool takesSnapshot(const Statement& statement) const override { return statement.as<LockTable>() == nullptr; }

  bool locksIndexes() const override { return false; }
  std::optional<LockMode> lockToRead(const Statement& /*statement*/, Isolation /*isolation*/,
                                     bool /*explicitly*/) const override {
    return std::nullopt;
  }

  bool noticesEqualVersions() const override { return true; }
  const Version* current(const Row& row, std::size_t seen, const Transaction& transaction,
                         LockMode mode) const override {
    const Version* latest = &row.versions[seen];
    bool sameKeys = true;
    for (std::size_t i = seen + 1; i < row.versions.size(); ++i) {
      const Version& version = row.versions[i];
      sameKeys = sameKeys && version.keepsKeys;
      if (version.committed || version.by == &transaction) latest = &version;
    }
    if (latest == &row.versions[seen] || (sameKeys && mode == LockMode::keyShare)) return &row.versions[seen];
    if (transaction.isolation == Isolation::readCommitted) return latest;
    throw notSerializable(row.versions[seen + 1]);  // what the version that it sees was changed to
  }

  void checkConflicting(const Row& row, const Transaction& transaction, Moment snapshot, std::uint32_t command,
                        bool changes) const override {
    const bool own = row.newest()->by == &transaction;
    if (changes && own && row.newest()->command == command) {
      throw SqlError("21000", "ON CONFLICT DO UPDATE command cannot affect row a second time");
    }
    if (own || transaction.isolation == Isolation::readCommitted) return;
    if (row.seenAt(snapshot, &transaction) != row.newest()) throw notSerializable(*row.newest());
  }

  bool has(LockMode /*mode*/) const override { return true; }
  /// Only what another table could refer to makes a difference.
  LockMode lockToChange(const Table& table, const Values& before, const Values& after) const override {
    for (const UniqueKey& key : table.keys()) {
      if (key.where || !key.expressions.empty()) continue;
      for (const std::size_t column : key.columns) {
        if (!(before[column] == after[column])) return LockMode::exclusive;
      }
    }
    return LockMode::noKeyExclusive;
  }

  LockMode lockToRefer() const override { return LockMode::keyShare; }

  bool waitsBeforeDeadlock() const override { return true; }
  bool savepointKeepsLocks() const override { return false; }
  bool sentTogetherIsTransaction() const override { return true; }
  bool numbersGivenCount() const override { return false; }
  bool movesChangedRows() const override { return true; }

  bool beginCommits() const override { return false; }
  bool errorEndsTransaction(const SqlError& /*error*/) const override { return true; }
  bool wantsRollbackAfterError() const override { return true; }

  Value quotient(Expression::Kind kind, const Value& left, const Value& right) const override {
    return quotientOfPostgres(kind, left, right);
  }
  bool nullsComeFirst() const override { return false; }

  std::string keyName(const Table& table, const UniqueKey& key) const override {
    if (!key.name.empty()) return key.name;
    auto name = table.tableName();
    if (key.primary) return name + "_pkey";
    for (const std::size_t column : key.columns) name += "_" + table.columns()[column].name;
    return name + "_key";
  }

  std::string foreignKeyName(const Table& table, const ForeignKey& key, std::size_t /*number*/) const override {
    auto name = table.tableName();
    for (const std::size_t column : key.columns) name += "_" + table.columns()[column].name;
    return name + "_fkey";
  }

  DuplicateKey duplicateKey(const UniqueKey& key, const Values& /*values*/) const override {
    return {"23505", fmt::format("duplicate key value violates unique constraint \"{}\"", key.name)};
  }
  SqlError noParent(const ForeignKey& key, const Values& /*values*/) const override {
    return {"23503", fmt::format("insert or update on table \"{}\" violates foreign key constraint \"{}\"",
                                 key.from->tableName(), key.name)};
  }
  SqlError hasChildren(const ForeignKey& key, const Values& /*values*/) const override {
    return {"23503", fmt::format("update or delete on table \"{}\" violates foreign key constraint \"{}\" on table "
                                 "\"{}\"",
                                 key.to->tableName(), key.name, key.from->tableName())};
  }
  SqlError noSavepoint(const std::string& name) const override {
    return {"3B001", fmt::format("savepoint \"{}\" does not exist", name)};
  }
  SqlError deadlock() const override { return {"40P01", "deadlock detected"}; }
  SqlError lockNotAvailable(const Table& table) const override {
    return {"55P03", fmt::format("could not obtain lock on row in relation \"{}\"", table.tableName())};
  }
  SqlError tableNotAvailable(const Table& table) const override {
    return {"55P03", fmt::format("could not obtain lock on relation \"{}\"", table.tableName())};
  }
  SqlError waitedTooLong(const Settings& settings) const override {
    const bool statement =
        settings.statementTimeout && (!settings.lockTimeout || *settings.statementTimeout < *settings.lockTimeout);
    if (statement) return {"57014", "canceling statement due to statement timeout"};
    return {"55P03", "canceling statement due to lock timeout"};
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
