#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/kernel/actor.h"
#include "sim/world/database/settings.h"
#include "sim/world/database/table.h"
#include "sim/world/database/table_lock.h"

namespace ttadak::sql {

/// Whatever an actor does to the database between BEGIN and COMMIT, or in a single statement.
struct Transaction {
  ActorId actor{};
  bool open = false;
  Isolation isolation{};
  bool readOnly = false;
  bool explicitly = false;  ///< begun by BEGIN, so that it outlives a statement
  bool failed = false;      ///< refuses everything but ROLLBACK
  /// What a repeatable read sees; none before it is taken.
  std::optional<Moment> snapshot;
  /// What a statement of its sees that waits and will go on.
  std::optional<Moment> statementSnapshot;
  /// How many statements it has begun.
  std::uint32_t command = 0;

  /// Whether it may yet read as of a moment at which what was committed then was there.
  bool mayYetSee(Moment committed) const {
    return (snapshot && *snapshot >= committed) || (statementSnapshot && *statementSnapshot >= committed);
  }
  bool mayYetRead() const { return snapshot || statementSnapshot; }

  /// A change that can be undone: the newest version of `row` is this transaction's.
  struct Change {
    Table* table;
    Row* row;
  };
  std::vector<Change> changes;
  /// That a row it inserted was given.
  Value lastNumber{};
  /// A lock that it has or has asked for: a row's, a whole table's, or some in an index.
  struct Locked {
    Table* table = nullptr;
    Row* row = nullptr;
    TableLock* whole = nullptr;
    Index* index = nullptr;
  };
  std::vector<Locked> locked;

  /// The tables in which its statements may have changed something, if only a lock; and whether they used locks by
  /// number. This follows from the statements alone.
  std::vector<Table*> used;
  bool usedAdvisoryLocks = false;

  struct Savepoint {
    std::string name;
    std::size_t changes = 0;  ///< made before it
    std::size_t locks = 0;    ///< had before it
  };
  std::vector<Savepoint> savepoints;

  /// What it waits for, if it does: the lock of a row, what becomes of a row that somebody is changing, the lock of a
  /// whole table, or one of a place in an index.
  std::variant<std::monostate, RowLock*, Row*, TableLock*, RecordLocks*> waitsFor;
  bool waits() const { return waitsFor.index() != 0; }
  /// Somebody who came to wait for it has found a deadlock, and it is the one to be rolled back.
  bool isVictim = false;
  /// Its session's; null for the usual ones.
  const Settings* settings = nullptr;
  /// How long it waits before it looks for a deadlock.
  Duration deadlockTimeout() const { return settings ? settings->deadlockTimeout : Settings::usualDeadlockTimeout; }

  /// Undoes what was changed after the first `kept` changes, latest first.
  void undo(std::size_t kept = 0);
  /// Makes its changes everybody's, as of `moment`.
  void keep(Moment moment);
  /// Gives back all locks but the first `kept`; whoever waited for them goes on.
  void release(std::size_t kept = 0);
  void awaitFateOf(Row& row);
  /// It has locked something there.
  void hasLocksIn(Index& index);
  void stopWaiting();
  /// Who it waits for.
  std::vector<const Transaction*> blockers() const;
  /// What it has changed and locked, as InnoDB weighs it.
  std::size_t weight() const;
};

}  // namespace ttadak::sql
