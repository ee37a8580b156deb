#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/kernel/digest.h"

namespace ttadak::sql {

class Table;
struct Transaction;

/// PostgreSQL's modes of locking a whole table, weakest first. Advisory locks are had in two of them, `share` and
/// `exclusive`.
enum class TableLockMode {
  accessShare,
  rowShare,
  rowExclusive,
  shareUpdateExclusive,
  share,
  shareRowExclusive,
  exclusive,
  accessExclusive
};

/// A lock that is asked for by name: a whole table's, or an advisory one. Whoever has to wait stands in a queue.
///
/// Source: PostgreSQL 15's documentation, table 13.2, and ProcSleep (src/backend/storage/lmgr/proc.c) for where in the
/// queue somebody stands who has such a lock already.
class TableLock {
 public:
  /// `table` is what is locked; none for an advisory lock.
  explicit TableLock(Table* table = nullptr) : table_(table) {}

  /// How long a lock is kept.
  enum class Until { transactionEnds, sessionEnds };

  /// Asks for the lock, and begins to wait if it cannot be had now. Says whether `transaction` has it.
  bool request(Transaction& transaction, TableLockMode mode, Until until);
  bool isFreeFor(const Transaction& transaction, TableLockMode mode) const;
  bool isHeldBy(const Transaction& transaction, TableLockMode mode) const;

  /// Gives back one that is kept until the session ends; says whether there was one.
  bool giveBack(const Transaction& transaction, TableLockMode mode);
  /// Gives back all of those.
  void giveBackAll(const Transaction& transaction);
  /// Gives back what `transaction` took when it had at least `kept` locks.
  void release(const Transaction& transaction, std::size_t kept = 0);
  void stopWaiting(const Transaction& transaction);

  /// Who has what `waiting` waits for, and who is only before it in the queue.
  std::vector<const Transaction*> blockersOf(const Transaction& waiting) const;
  std::vector<const Transaction*> aheadOf(const Transaction& waiting) const;
  /// All of them.
  std::vector<const Transaction*> inTheWayOf(const Transaction& waiting) const;
  /// Whether somebody in the queue has what `waiting` waits for, and waits for what it has.
  bool isDeadlocked(const Transaction& waiting) const;
  /// Puts `waiting` before `other` in the queue.
  void moveAhead(const Transaction& waiting, const Transaction& other);

  std::vector<const Transaction*> holders() const;
  bool isAskedFor() const { return !waiting_.empty(); }
  bool isIdle() const { return held_.empty() && waiting_.empty(); }
  void digest(Digest& to) const;

 private:
  struct Request {
    Transaction* transaction = nullptr;
    TableLockMode mode{};
    Until until{};
    std::size_t since = 0;  // how many locks it had
  };

  bool conflictsWithHeld(const Transaction& transaction, TableLockMode mode) const;
  std::uint8_t heldBy(const Transaction& transaction) const;
  std::size_t placeFor(const Request& request) const;
  void grant(const Request& request);
  void grantInOrder();

  Table* table_;
  std::vector<Request> held_;
  std::vector<Request> waiting_;
};

}  // namespace ttadak::sql
