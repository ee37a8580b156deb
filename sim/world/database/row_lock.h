#pragma once

#include <deque>
#include <vector>

#include "sim/kernel/digest.h"

namespace ttadak::sql {

struct Transaction;

/// How a row is locked, weakest first; whoever has it in one mode needs no weaker one. `keyShare` lets others change
/// what is no part of a key, and `noKeyExclusive` is what it takes to do so; PostgreSQL alone has these two.
enum class LockMode { keyShare, share, noKeyExclusive, exclusive };

/// What becomes of a statement that finds a row locked.
enum class LockWait { untilFree, fails, skipsRow };

/// Whether whoever waits for a lock has a place in a queue, so that nobody passes by, or has to try again when it is
/// free.
enum class Queueing { firstComeFirstServed, none };

/// The lock of one row: who has it, and who waits for it.
class RowLock {
 public:
  /// Asks for the lock, and begins to wait if it cannot be had now. Says whether `transaction` has it.
  bool request(Transaction& transaction, LockMode mode, Queueing queueing);
  /// Whether `transaction` would have the lock at once.
  bool isFreeFor(const Transaction& transaction, LockMode mode, Queueing queueing) const;
  /// Whether `transaction` has the lock in that mode or a stronger one.
  bool isHeldBy(const Transaction& transaction, LockMode mode) const;
  /// Gives back whatever `transaction` has or waits for; whoever is next in the queue gets it.
  void release(const Transaction& transaction);

  bool isHeld() const { return !held_.empty(); }
  bool isAskedFor() const { return !waiting_.empty(); }
  /// Whose end `waiting` waits for; nobody if it has the lock or can have it.
  std::vector<const Transaction*> blockersOf(const Transaction& waiting) const;
  std::vector<const Transaction*> holders() const;
  void digest(Digest& to) const;

 private:
  struct Request {
    const Transaction* transaction;
    LockMode mode;
    Queueing queueing;
  };
  using Waiting = std::deque<Request>;

  static bool conflict(const Request& one, const Request& other);
  std::vector<const Transaction*> inTheWayOf(const Waiting::const_iterator& request) const;
  bool grant(Waiting::iterator request);
  void grantInOrder();

  std::vector<Request> held_;
  Waiting waiting_;
};

}  // namespace ttadak::sql
