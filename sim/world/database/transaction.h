#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/kernel/actor.h"
#include "sim/world/database/table.h"

namespace ttadak::sql {

enum class Isolation { readUncommitted, readCommitted, repeatableRead, serializable };

/// Whatever an actor does to the database between BEGIN and COMMIT, or in a single statement.
struct Transaction {
  ActorId actor{};
  bool open = false;
  Isolation isolation{};
  bool explicitly = false;  ///< begun by BEGIN, so that it outlives a statement
  bool failed = false;      ///< refuses everything but ROLLBACK
  /// What a repeatable read sees; none before it is taken.
  std::optional<Moment> snapshot;
  /// What a statement of its sees that waits and will go on.
  std::optional<Moment> statementSnapshot;

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
  struct Locked {
    Table* table;
    Row* row;
  };
  std::vector<Locked> locked;  ///< or asked for
  /// The row whose lock it waits for, if it does.
  Row* waitsFor = nullptr;
  /// The transaction whose end it waits for, if it does, and who waits for its own.
  Transaction* waitsForEndOf = nullptr;
  std::vector<Transaction*> awaitedBy;

  /// Undoes what was changed after the first `kept` changes, latest first.
  void undo(std::size_t kept = 0);
  /// Makes its changes everybody's, as of `moment`.
  void keep(Moment moment);
  /// Gives back all locks; whoever waited for them, or for the end, goes on.
  void release();
  void awaitEndOf(Transaction& other);
  /// Who it waits for.
  std::vector<const Transaction*> blockers() const;
};

}  // namespace ttadak::sql
