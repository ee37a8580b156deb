#pragma once

#include <deque>
#include <vector>

namespace ttadak::sql {

struct Transaction;

enum class LockMode { share, exclusive };

/// The lock of one row: who has it, and who waits for it, first come first served.
class RowLock {
 public:
  /// Asks for the lock, and queues up if it cannot be had now. Says whether `transaction` has it.
  bool request(Transaction& transaction, LockMode mode);
  /// Whether `transaction` has the lock in that mode or a stronger one.
  bool isHeldBy(const Transaction& transaction, LockMode mode) const;
  /// Gives back whatever `transaction` has or waits for; whoever is next gets it.
  void release(const Transaction& transaction);

  bool isHeld() const { return !held_.empty(); }
  /// Whose end `waiting`, which is in the queue, waits for.
  std::vector<const Transaction*> blockersOf(const Transaction& waiting) const;
  std::vector<const Transaction*> holders() const;

 private:
  struct Request {
    Transaction* transaction;
    LockMode mode;
  };

  static bool conflict(const Request& one, const Request& other);
  void grantInOrder();

  std::vector<Request> held_;
  std::deque<Request> waiting_;
};

}  // namespace ttadak::sql
