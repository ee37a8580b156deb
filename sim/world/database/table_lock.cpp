#include "sim/world/database/table_lock.h"

#include <algorithm>

#include "sim/world/database/transaction.h"

namespace ttadak::sql {

namespace {

using Modes = std::uint8_t;

constexpr Modes bit(TableLockMode mode) { return static_cast<Modes>(1U << static_cast<unsigned>(mode)); }

/// By mode, the modes that conflict with it.
constexpr std::array<Modes, 8> conflicts{0b1000'0000, 0b1100'0000, 0b1111'0000, 0b1111'1000,
                                         0b1110'1100, 0b1111'1100, 0b1111'1110, 0b1111'1111};

constexpr Modes conflictsOf(TableLockMode mode) { return conflicts[static_cast<std::size_t>(mode)]; }

}  // namespace

bool TableLock::request(Transaction& transaction, TableLockMode mode, Until until) {
  const auto isMine = [&](const Request& one) { return one.transaction == &transaction; };
  const auto mine = std::find_if(waiting_.begin(), waiting_.end(), isMine);
  if (mine != waiting_.end()) return false;  // grantInOrder takes it out of the queue
  const Request request{&transaction, mode, until, transaction.locked.size()};
  const std::size_t place = placeFor(request);
  Modes ahead = 0;
  for (std::size_t i = 0; i < place; ++i) ahead |= bit(waiting_[i].mode);
  const bool passes = isHeldBy(transaction, mode) || (conflictsOf(mode) & ahead) == 0;
  if (passes && !conflictsWithHeld(transaction, mode)) {
    grant(request);
    return true;
  }
  waiting_.insert(waiting_.begin() + static_cast<std::ptrdiff_t>(place), request);
  return false;
}

/// At the end of the queue; but before whoever will have to wait for a lock that it has.
std::size_t TableLock::placeFor(const Request& request) const {
  const Modes mine = heldBy(*request.transaction);
  const auto hasToWaitForMe = [&](const Request& other) { return (conflictsOf(other.mode) & mine) != 0; };
  const auto first = std::find_if(waiting_.begin(), waiting_.end(), hasToWaitForMe);
  return static_cast<std::size_t>(first - waiting_.begin());
}

bool TableLock::isFreeFor(const Transaction& transaction, TableLockMode mode) const {
  if (isHeldBy(transaction, mode)) return true;
  const auto isInTheWay = [&](const Request& other) { return (conflictsOf(mode) & bit(other.mode)) != 0; };
  return !conflictsWithHeld(transaction, mode) && std::none_of(waiting_.begin(), waiting_.end(), isInTheWay);
}

bool TableLock::conflictsWithHeld(const Transaction& transaction, TableLockMode mode) const {
  return std::any_of(held_.begin(), held_.end(), [&](const Request& other) {
    return other.transaction != &transaction && (conflictsOf(mode) & bit(other.mode)) != 0;
  });
}

Modes TableLock::heldBy(const Transaction& transaction) const {
  Modes modes = 0;
  for (const Request& one : held_) modes |= one.transaction == &transaction ? bit(one.mode) : Modes{0};
  return modes;
}

bool TableLock::isHeldBy(const Transaction& transaction, TableLockMode mode) const {
  return (heldBy(transaction) & bit(mode)) != 0;
}

void TableLock::grant(const Request& request) {
  held_.push_back(request);
  if (request.until == Until::transactionEnds) request.transaction->locked.push_back({table_, nullptr, this});
}

void TableLock::grantInOrder() {
  Modes ahead = 0;
  for (std::size_t next = 0; next < waiting_.size();) {
    const Request request = waiting_[next];
    if ((conflictsOf(request.mode) & ahead) == 0 && !conflictsWithHeld(*request.transaction, request.mode)) {
      waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(next));
      grant(request);
    } else {
      ahead |= bit(request.mode);
      ++next;
    }
  }
}

bool TableLock::giveBack(const Transaction& transaction, TableLockMode mode) {
  const auto isMeant = [&](const Request& one) {
    return one.transaction == &transaction && one.mode == mode && one.until == Until::sessionEnds;
  };
  const auto found = std::find_if(held_.begin(), held_.end(), isMeant);
  if (found == held_.end()) return false;
  held_.erase(found);
  grantInOrder();
  return true;
}

void TableLock::giveBackAll(const Transaction& transaction) {
  std::erase_if(held_,
                [&](const Request& one) { return one.transaction == &transaction && one.until == Until::sessionEnds; });
  grantInOrder();
}

void TableLock::release(const Transaction& transaction, std::size_t kept) {
  std::erase_if(held_, [&](const Request& one) {
    return one.transaction == &transaction && one.until == Until::transactionEnds && one.since >= kept;
  });
  grantInOrder();
}

void TableLock::stopWaiting(const Transaction& transaction) {
  std::erase_if(waiting_, [&](const Request& one) { return one.transaction == &transaction; });
  grantInOrder();
}

std::vector<const Transaction*> TableLock::inTheWayOf(const Transaction& waiting) const {
  auto all = blockersOf(waiting);
  const auto ahead = aheadOf(waiting);
  all.insert(all.end(), ahead.begin(), ahead.end());
  return all;
}

std::vector<const Transaction*> TableLock::blockersOf(const Transaction& waiting) const {
  const auto mine =
      std::find_if(waiting_.begin(), waiting_.end(), [&](const Request& one) { return one.transaction == &waiting; });
  std::vector<const Transaction*> all;
  if (mine == waiting_.end()) return all;
  for (const Request& other : held_) {
    if (other.transaction != &waiting && (conflictsOf(mine->mode) & bit(other.mode)) != 0)
      all.push_back(other.transaction);
  }
  return all;
}

std::vector<const Transaction*> TableLock::aheadOf(const Transaction& waiting) const {
  std::vector<const Transaction*> all;
  const auto mine =
      std::find_if(waiting_.begin(), waiting_.end(), [&](const Request& one) { return one.transaction == &waiting; });
  if (mine == waiting_.end()) return all;
  for (auto other = waiting_.begin(); other != mine; ++other) {
    if ((conflictsOf(mine->mode) & bit(other->mode)) != 0) all.push_back(other->transaction);
  }
  return all;
}

bool TableLock::isDeadlocked(const Transaction& waiting) const {
  const auto mine =
      std::find_if(waiting_.begin(), waiting_.end(), [&](const Request& one) { return one.transaction == &waiting; });
  return std::any_of(waiting_.begin(), waiting_.end(), [&](const Request& other) {
    const bool waitsForMe = (conflictsOf(other.mode) & heldBy(waiting)) != 0;
    return &other != &*mine && waitsForMe && (conflictsOf(mine->mode) & heldBy(*other.transaction)) != 0;
  });
}

void TableLock::moveAhead(const Transaction& waiting, const Transaction& other) {
  const auto find = [&](const Transaction& one) {
    return std::find_if(waiting_.begin(), waiting_.end(), [&](const Request& r) { return r.transaction == &one; });
  };
  const Request request = *find(waiting);
  waiting_.erase(find(waiting));
  waiting_.insert(find(other), request);
  grantInOrder();
}

std::vector<const Transaction*> TableLock::holders() const {
  std::vector<const Transaction*> all;
  for (const Request& request : held_) all.push_back(request.transaction);
  return all;
}

}  // namespace ttadak::sql
