#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/kernel/function_ref.h"
#include "sim/world/database/dialect.h"
#include "sim/world/database/sql_error.h"
#include "sim/world/database/statement.h"
#include "sim/world/database/transaction.h"

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
  virtual Dialect dialect() const = 0;
  virtual Isolation usualIsolation() const = 0;
  /// The level that really runs when this one is asked for; throws InputError for one that is not modelled.
  virtual Isolation effective(Isolation asked) const = 0;

  /// Whether the statement, if it is the first of a repeatable read to do so, takes the snapshot.
  virtual bool takesSnapshot(const Statement& statement) const = 0;

  /// Whether statements that lock or change rows lock what they come upon in an index, and look at what is there now.
  /// If not, they look for rows in their snapshot and lock these.
  virtual bool locksIndexes() const = 0;
  /// How a statement of a transaction, which was begun `explicitly` or is the statement's own, locks rows that it only
  /// reads. If it does not, it reads them in its snapshot.
  virtual std::optional<LockMode> lockToRead(const Statement& statement, Isolation isolation,
                                             bool explicitly) const = 0;
  /// If `locksIndexes` is not so: when the row was locked, which of its versions the statement goes on with, which has
  /// seen that one; null if the row is gone. Throws SqlError if the row changed in a way that the transaction must not
  /// pass over.
  virtual const Version* current(const Row& row, std::size_t seen, const Transaction& transaction,
                                 LockMode mode) const = 0;
  /// If it is not so: when an INSERT has come upon a row that has its key: throws SqlError if the transaction must not
  /// know of it, or not change it.
  virtual void checkConflicting(const Row& row, const Transaction& transaction, Moment snapshot, std::uint32_t command,
                                bool changes) const = 0;

  /// Whether a snapshot can tell a row that was changed from one that was changed to what it had been.
  virtual bool noticesEqualVersions() const = 0;

  /// Whether a statement can lock rows like that.
  virtual bool has(LockMode mode) const = 0;
  /// How a row is locked to be changed from one thing to another.
  virtual LockMode lockToChange(const Table& table, const Values& before, const Values& after) const = 0;
  /// How a row is locked that another one refers to.
  virtual LockMode lockToRefer() const = 0;

  /// Whether somebody in a circle of waiting transactions waits for some time before they look for it.
  virtual bool waitsBeforeDeadlock() const = 0;
  /// Whether what was locked since a savepoint is given back by going back to it.
  virtual bool savepointKeepsLocks() const = 0;
  /// Whether statements that are sent together are one transaction.
  virtual bool sentTogetherIsTransaction() const = 0;
  /// Whether a number that is given to a numbered column by hand is not given again, and NULL stands for the next one.
  virtual bool numbersGivenCount() const = 0;
  /// Whether a row that was changed is behind all others then.
  virtual bool movesChangedRows() const = 0;

  /// Whether BEGIN within a transaction commits it; if not, it does nothing.
  virtual bool beginCommits() const = 0;
  /// Whether an error fails the whole transaction, so that all of it is undone at once, or only its statement.
  virtual bool errorEndsTransaction(const SqlError& error) const = 0;
  /// Whether a transaction that an error has failed wants a ROLLBACK before anything else.
  virtual bool wantsRollbackAfterError() const = 0;

  /// `/`, DIV or `%`.
  virtual Value quotient(Expression::Kind kind, const Value& left, const Value& right) const = 0;
  /// Whether an ascending order begins with NULL.
  virtual bool nullsComeFirst() const = 0;
  /// What a key is called that is given this name, or none.
  virtual std::string foreignKeyName(const Table& table, const ForeignKey& key, std::size_t number) const = 0;
  virtual std::string keyName(const Table& table, const UniqueKey& key) const = 0;

  /// `values` are those of the key.
  virtual DuplicateKey duplicateKey(const UniqueKey& key, const Values& values) const = 0;
  virtual SqlError noParent(const ForeignKey& key, const Values& values) const = 0;
  virtual SqlError hasChildren(const ForeignKey& key, const Values& values) const = 0;
  virtual SqlError noSavepoint(const std::string& name) const = 0;
  virtual SqlError deadlock() const = 0;
  /// What a statement is answered that does not want to wait.
  virtual SqlError lockNotAvailable(const Table& table) const = 0;
  virtual SqlError tableNotAvailable(const Table& table) const = 0;
  /// Of a wait that has taken as long as the settings allow.
  virtual SqlError waitedTooLong(const Settings& settings) const = 0;
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
