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

/// The lock of one row, as PostgreSQL has it: who has it, and who waits for it. Whoever finds it free takes it; those
/// that wait try again in turn.
class RowLock {
 public:
  /// Asks for the lock, and begins to wait if it cannot be had now. Says whether `transaction` has it.
  bool request(Transaction& transaction, LockMode mode);
  /// Whether `transaction` would have the lock at once.
  bool isFreeFor(const Transaction& transaction, LockMode mode) const;
  /// Whether `transaction` has the lock in that mode or a stronger one.
  bool isHeldBy(const Transaction& transaction, LockMode mode) const;
  /// Gives back whatever `transaction` has that it took when it had at least `kept` locks.
  void release(const Transaction& transaction, std::size_t kept = 0);
  void stopWaiting(const Transaction& transaction);
  /// Those that wait try again in any order from now on: the row is another one.
  void loseTurns();

  bool isHeld() const { return !held_.empty(); }
  bool isAskedFor() const { return !waiting_.empty(); }
  /// Whose end `waiting` waits for; nobody if it has the lock or can have it.
  std::vector<const Transaction*> blockersOf(const Transaction& waiting) const;
  std::vector<const Transaction*> holders() const;
  void digest(Digest& to) const;

 private:
  struct Request {
    const Transaction* transaction = nullptr;
    LockMode mode{};
    std::size_t since = 0;  // how many locks it had
    bool inTurn = true;
  };
  using Waiting = std::deque<Request>;

  static std::size_t savepointsBefore(const Request& request);
  static bool conflict(const Request& one, const Request& other);
  std::vector<const Transaction*> inTheWayOf(const Waiting::const_iterator& request) const;
  bool grant(Waiting::iterator request);
  void hold(const Request& request);

  std::vector<Request> held_;
  Waiting waiting_;
};

}  // namespace ttadak::sql
