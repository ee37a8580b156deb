#include "sim/world/database/row_lock.h"

#include <algorithm>

namespace ttadak::sql {

bool RowLock::conflict(const Request& one, const Request& other) {
  return one.transaction != other.transaction && (one.mode == LockMode::exclusive || other.mode == LockMode::exclusive);
}

bool RowLock::request(Transaction& transaction, LockMode mode) {
  if (isHeldBy(transaction, mode)) return true;
  const auto same = [&](const Request& request) { return request.transaction == &transaction && request.mode == mode; };
  if (std::none_of(waiting_.begin(), waiting_.end(), same)) waiting_.push_back({&transaction, mode});
  grantInOrder();
  return isHeldBy(transaction, mode);
}

bool RowLock::isHeldBy(const Transaction& transaction, LockMode mode) const {
  return std::any_of(held_.begin(), held_.end(), [&](const Request& request) {
    return request.transaction == &transaction && (request.mode == mode || request.mode == LockMode::exclusive);
  });
}

void RowLock::release(const Transaction& transaction) {
  const auto isTheirs = [&](const Request& request) { return request.transaction == &transaction; };
  std::erase_if(held_, isTheirs);
  std::erase_if(waiting_, isTheirs);
  grantInOrder();
}

void RowLock::grantInOrder() {
  for (auto next = waiting_.begin(); next != waiting_.end();) {
    const auto inTheWay = [&](const Request& other) { return conflict(*next, other); };
    const bool blocked =
        std::any_of(held_.begin(), held_.end(), inTheWay) || std::any_of(waiting_.begin(), next, inTheWay);
    if (blocked) {
      ++next;
    } else {
      held_.push_back(*next);
      next = waiting_.erase(next);
    }
  }
}

std::vector<const Transaction*> RowLock::blockersOf(const Transaction& waiting) const {
  std::vector<const Transaction*> all;
  const auto mine = std::find_if(waiting_.begin(), waiting_.end(),
                                 [&](const Request& request) { return request.transaction == &waiting; });
  if (mine == waiting_.end()) return all;
  for (const Request& other : held_) {
    if (conflict(*mine, other)) all.push_back(other.transaction);
  }
  for (auto other = waiting_.begin(); other != mine; ++other) {
    if (conflict(*mine, *other)) all.push_back(other->transaction);
  }
  return all;
}

std::vector<const Transaction*> RowLock::holders() const {
  std::vector<const Transaction*> all;
  for (const Request& request : held_) all.push_back(request.transaction);
  return all;
}

}  // namespace ttadak::sql
