#pragma once

#include <string>
#include <string_view>

#include "sim/kernel/function_ref.h"
#include "sim/world/database/sql_error.h"
#include "sim/world/database/statement.h"

namespace ttadak::sql {

/// Whether a row of these values is one that the statement is about.
using Matches = FunctionRef<bool(const Values&)>;

/// What one kind of database server does its own way. Rows, versions, locks and waiting are the same for all. Has no
/// state: may be shared by Worlds and threads.
class Engine {
 public:
  Engine() = default;
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  virtual std::string_view name() const = 0;
  virtual Isolation usualIsolation() const = 0;
  /// The level that really runs when this one is asked for; throws InputError for one that is not modelled.
  virtual Isolation effective(Isolation asked) const = 0;

  /// Whether the statement, if it is the first of a repeatable read to do so, takes the snapshot.
  virtual bool takesSnapshot(const Statement& statement) const = 0;

  /// Whether a locking statement comes upon the row, before it has its lock.
  virtual bool finds(const Row& row, const Transaction& transaction, Moment snapshot, Matches matches) const = 0;
  /// Called when the lock of a found row was had: throws SqlError if the row changed in a way that the transaction must
  /// not pass over.
  virtual void checkUnchanged(const Row& row, const Transaction& transaction, Moment snapshot) const = 0;

  /// Whether a snapshot can tell a row that was changed from one that was changed to what it had been.
  virtual bool noticesEqualVersions() const = 0;

  /// Whether a statement can lock rows like that.
  virtual bool has(LockMode mode) const = 0;
  /// How a row is locked to be changed from one thing to another.
  virtual LockMode lockToChange(const Table& table, const Values& before, const Values& after) const = 0;
  /// How transactions wait for the lock of a row.
  virtual Queueing queueing() const = 0;
  /// Whether a row that has the key of a new one is locked in share mode. If not, only the end of a transaction that
  /// has changed it is waited for.
  virtual bool locksDuplicates(const UniqueKey& key) const = 0;

  /// Whether BEGIN within a transaction commits it; if not, it does nothing.
  virtual bool beginCommits() const = 0;
  /// Whether an error fails the whole transaction, so that all of it is undone at once, or only its statement.
  virtual bool errorEndsTransaction(const SqlError& error) const = 0;
  /// Whether a transaction that an error has failed wants a ROLLBACK before anything else.
  virtual bool wantsRollbackAfterError() const = 0;

  /// Whether an ascending order begins with NULL.
  virtual bool nullsComeFirst() const = 0;
  /// What a key is called that is given this name, or none.
  virtual std::string keyName(const Table& table, const UniqueKey& key) const = 0;

  virtual DuplicateKey duplicateKey(const UniqueKey& key, const Values& values) const = 0;
  virtual SqlError deadlock() const = 0;
  /// What a statement is answered that does not want to wait.
  virtual SqlError lockNotAvailable(const Table& table) const = 0;
  virtual SqlError nullNotAllowed(const Table& table, const Column& column) const = 0;
};

/// PostgreSQL 15.
const Engine& postgres();
/// MariaDB 10.11's InnoDB, with innodb_snapshot_isolation off, its default.
const Engine& mariadb();

/// By the name that the command line gives it; throws InputError for an unknown one.
const Engine& engineNamed(std::string_view name);
/// `read-committed`; throws InputError for an unknown one.
Isolation isolationNamed(std::string_view name);
std::string_view isolationName(Isolation isolation);

}  // namespace ttadak::sql
