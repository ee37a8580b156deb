#include "sim/world/database/row_lock.h"

#include <algorithm>

#include "sim/world/database/transaction.h"

namespace ttadak::sql {

/// As PostgreSQL 15 has it (documentation, table 13.3); with `share` and `exclusive` alone it is what everybody has.
bool RowLock::conflict(const Request& one, const Request& other) {
  if (one.transaction == other.transaction) return false;
  switch (std::min(one.mode, other.mode)) {
    case LockMode::keyShare: return std::max(one.mode, other.mode) == LockMode::exclusive;
    case LockMode::share: return std::max(one.mode, other.mode) >= LockMode::noKeyExclusive;
    default: return true;
  }
}

bool RowLock::request(Transaction& transaction, LockMode mode) {
  if (isHeldBy(transaction, mode)) return true;
  const auto isMine = [&](const Request& request) { return request.transaction == &transaction; };
  auto mine = std::find_if(waiting_.begin(), waiting_.end(), isMine);
  const bool isNew = mine == waiting_.end();
  if (isNew && isFreeFor(transaction, mode)) {
    hold({&transaction, mode, transaction.locked.size()});
    return true;
  }
  if (isNew) mine = waiting_.insert(mine, {&transaction, mode, transaction.locked.size()});
  mine->mode = mode;  // what it takes to change a row follows from what is in it by now
  return grant(mine);
}

bool RowLock::isFreeFor(const Transaction& transaction, LockMode mode) const {
  if (isHeldBy(transaction, mode)) return true;
  const Request request{&transaction, mode};
  const auto isInTheWay = [&](const Request& other) { return conflict(request, other); };
  return std::none_of(held_.begin(), held_.end(), isInTheWay);
}

bool RowLock::isHeldBy(const Transaction& transaction, LockMode mode) const {
  return std::any_of(held_.begin(), held_.end(), [&](const Request& request) {
    return request.transaction == &transaction && request.mode >= mode;
  });
}

void RowLock::release(const Transaction& transaction, std::size_t kept) {
  std::erase_if(held_,
                [&](const Request& request) { return request.transaction == &transaction && request.since >= kept; });
}

void RowLock::stopWaiting(const Transaction& transaction) {
  std::erase_if(waiting_, [&](const Request& request) { return request.transaction == &transaction; });
}

void RowLock::loseTurns() {
  for (Request& request : waiting_) request.inTurn = false;
}

bool RowLock::grant(Waiting::iterator request) {
  if (!inTheWayOf(request).empty()) return false;
  const Request granted = *request;
  waiting_.erase(request);
  hold(granted);
  return true;
}

void RowLock::hold(const Request& request) {
  // What it had before a savepoint, it will have again when it goes back there.
  const auto& savepoints = request.transaction->savepoints;
  const std::size_t kept = savepoints.empty() ? 0 : savepoints.back().locks;
  std::erase_if(
      held_, [&](const Request& weaker) { return weaker.transaction == request.transaction && weaker.since >= kept; });
  held_.push_back(request);
}

std::vector<const Transaction*> RowLock::inTheWayOf(const Waiting::const_iterator& request) const {
  std::vector<const Transaction*> all;
  for (const Request& other : held_) {
    if (conflict(*request, other)) all.push_back(other.transaction);
  }
  const bool hasOne = std::any_of(held_.begin(), held_.end(),
                                  [&](const Request& held) { return held.transaction == request->transaction; });
  if (hasOne || !request->inTurn) return all;
  for (auto other = waiting_.begin(); other != request; ++other) {
    if (other->inTurn && conflict(*request, *other)) all.push_back(other->transaction);
  }
  return all;
}

std::vector<const Transaction*> RowLock::blockersOf(const Transaction& waiting) const {
  const auto mine = std::find_if(waiting_.begin(), waiting_.end(),
                                 [&](const Request& request) { return request.transaction == &waiting; });
  return mine == waiting_.end() ? std::vector<const Transaction*>() : inTheWayOf(mine);
}

std::vector<const Transaction*> RowLock::holders() const {
  std::vector<const Transaction*> all;
  for (const Request& request : held_) all.push_back(request.transaction);
  return all;
}

}  // namespace ttadak::sql
