#pragma once

#include <algorithm>
#include <deque>
#include <set>
#include <tuple>
#include <vector>

#include "sim/kernel/digest.h"
#include "sim/world/database/row_lock.h"

namespace ttadak::sql {

struct Transaction;

/// What is locked of a place in an index: the record there, the gap before it, or both. Whoever wants to insert into a
/// gap asks for its `insertion`, which keeps nobody away but waits for all others that have the gap.
enum class Span { record, gap, nextKey, insertion };

/// The locks of one place in an index, as InnoDB has them: shared and exclusive ones, in the order in which they were
/// asked for (MariaDB Server 10.11, storage/innobase/lock/lock0lock.cc: lock_rec_has_to_wait).
class RecordLocks {
 public:
  /// Asks for a lock, and begins to wait if it cannot be had now. Says whether `transaction` has it.
  bool request(Transaction& transaction, LockMode mode, Span span);
  /// Has it without asking: what it changed there nobody could have locked.
  void hold(Transaction& transaction, LockMode mode, Span span);
  bool isFreeFor(Transaction& transaction, LockMode mode, Span span) const;
  /// Whether `transaction` has that or more.
  bool isHeldBy(const Transaction& transaction, LockMode mode, Span span) const;
  /// Gives back exactly that.
  void giveBack(const Transaction& transaction, LockMode mode, Span span);
  /// Gives back all that `transaction` has here; whoever does not have to wait for it any more has what it asked for.
  void release(const Transaction& transaction);
  void stopWaiting(const Transaction& transaction);

  /// The place is no more: what was locked here is part of the gap before `next`, and whoever waits looks again.
  void bequeathTo(RecordLocks& next);
  /// A record came into the gap before this place: `before` has the part of the gap that is before it.
  void shareGapWith(RecordLocks& before) const;

  /// Who keeps `waiting` from what it waits for here; nobody if it does not wait any more.
  std::vector<const Transaction*> blockersOf(const Transaction& waiting) const;
  std::vector<const Transaction*> holders() const;
  /// Which locks `transaction` has or waits for, each kind once.
  using Kinds = std::set<std::tuple<LockMode, Span, bool>>;
  void addKindsOf(const Transaction& transaction, Kinds& kinds) const;
  bool isIdle() const { return requests_.empty(); }
  bool isAskedFor() const {
    return std::any_of(requests_.begin(), requests_.end(), [](const Request& one) { return one.waits; });
  }
  void digest(Digest& to) const;

 private:
  struct Request {
    Transaction* transaction;
    LockMode mode;
    Span span;
    bool waits;
  };
  using Requests = std::deque<Request>;

  static bool mustWait(const Request& asking, const Request& other);
  static bool includes(const Request& held, LockMode mode, Span span);
  bool mustWaitAt(Requests::const_iterator asking) const;
  void grantInOrder();

  Requests requests_;
};

}  // namespace ttadak::sql
