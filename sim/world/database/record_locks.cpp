#include "sim/world/database/record_locks.h"

#include <algorithm>

#include "sim/world/database/transaction.h"

namespace ttadak::sql {

namespace {

bool coversRecord(Span span) { return span == Span::record || span == Span::nextKey; }
bool coversGap(Span span) { return span == Span::gap || span == Span::nextKey; }

}  // namespace

/// Gaps are locked against insertions alone, and an insertion is locked against nothing.
bool RecordLocks::mustWait(const Request& asking, const Request& other) {
  if (asking.transaction == other.transaction) return false;
  if (asking.mode == LockMode::share && other.mode == LockMode::share) return false;
  if (asking.span == Span::insertion) return coversGap(other.span);
  return coversRecord(asking.span) && coversRecord(other.span);
}

bool RecordLocks::includes(const Request& held, LockMode mode, Span span) {
  if (held.waits || held.mode < mode) return false;
  return held.span == span || (held.span == Span::nextKey && span != Span::insertion);
}

bool RecordLocks::mustWaitAt(Requests::const_iterator asking) const {
  return std::any_of(requests_.begin(), asking, [&](const Request& other) { return mustWait(*asking, other); });
}

bool RecordLocks::request(Transaction& transaction, LockMode mode, Span span) {
  if (span != Span::insertion && isHeldBy(transaction, mode, span)) return true;
  requests_.push_back({&transaction, mode, span, true});
  const auto place = std::prev(requests_.end());
  place->waits = mustWaitAt(place);
  if (place->waits) return false;
  if (span == Span::insertion) requests_.erase(place);  // which keeps nobody away
  return true;
}

void RecordLocks::hold(Transaction& transaction, LockMode mode, Span span) {
  if (isHeldBy(transaction, mode, span)) return;
  // Nobody can have waited for what it did not ask for.
  const auto first = std::find_if(requests_.begin(), requests_.end(), [](const Request& one) { return one.waits; });
  requests_.insert(first, {&transaction, mode, span, false});
}

bool RecordLocks::isFreeFor(Transaction& transaction, LockMode mode, Span span) const {
  if (isHeldBy(transaction, mode, span)) return true;
  const Request asking{&transaction, mode, span, true};
  return std::none_of(requests_.begin(), requests_.end(),
                      [&](const Request& other) { return mustWait(asking, other); });
}

bool RecordLocks::isHeldBy(const Transaction& transaction, LockMode mode, Span span) const {
  return std::any_of(requests_.begin(), requests_.end(),
                     [&](const Request& one) { return one.transaction == &transaction && includes(one, mode, span); });
}

void RecordLocks::giveBack(const Transaction& transaction, LockMode mode, Span span) {
  std::erase_if(requests_, [&](const Request& one) {
    return one.transaction == &transaction && !one.waits && one.mode == mode && one.span == span;
  });
  grantInOrder();
}

void RecordLocks::release(const Transaction& transaction) {
  if (std::erase_if(requests_, [&](const Request& one) { return one.transaction == &transaction; }) > 0) grantInOrder();
}

void RecordLocks::stopWaiting(const Transaction& transaction) {
  std::erase_if(requests_, [&](const Request& one) { return one.transaction == &transaction && one.waits; });
  grantInOrder();
}

void RecordLocks::bequeathTo(RecordLocks& next) {
  for (const Request& one : requests_) {
    // At these levels only the check for duplicates locks gaps, and does so in share mode.
    const bool locksNoGaps = one.transaction->isolation <= Isolation::readCommitted && one.mode != LockMode::share;
    if (one.span != Span::insertion && !locksNoGaps) next.hold(*one.transaction, one.mode, Span::gap);
    if (one.waits) one.transaction->waitsFor = {};
  }
  requests_.clear();
}

void RecordLocks::shareGapWith(RecordLocks& before) const {
  for (const Request& one : requests_) {
    if (coversGap(one.span)) before.hold(*one.transaction, one.mode, Span::gap);
  }
}

void RecordLocks::grantInOrder() {
  for (auto one = requests_.begin(); one != requests_.end(); ++one) {
    if (one->waits) one->waits = mustWaitAt(one);
  }
  std::erase_if(requests_, [](const Request& one) { return !one.waits && one.span == Span::insertion; });
}

std::vector<const Transaction*> RecordLocks::blockersOf(const Transaction& waiting) const {
  std::vector<const Transaction*> all;
  const auto asking = std::find_if(requests_.begin(), requests_.end(),
                                   [&](const Request& one) { return one.transaction == &waiting && one.waits; });
  if (asking == requests_.end()) return all;
  for (auto other = requests_.begin(); other != asking; ++other) {
    if (mustWait(*asking, *other)) all.push_back(other->transaction);
  }
  return all;
}

void RecordLocks::addKindsOf(const Transaction& transaction, Kinds& kinds) const {
  for (const Request& one : requests_) {
    if (one.transaction == &transaction) kinds.emplace(one.mode, one.span, one.waits);
  }
}

std::vector<const Transaction*> RecordLocks::holders() const {
  std::vector<const Transaction*> all;
  for (const Request& one : requests_) {
    if (!one.waits && one.span != Span::insertion) all.push_back(one.transaction);
  }
  return all;
}

/// Between those that wait, it makes no difference in which order the others came.
void RecordLocks::digest(Digest& to) const {
  const auto say = [](Digest& own, const Request& one) { own << one.transaction->actor << one.mode << one.span; };
  for (auto one = requests_.begin(); one != requests_.end();) {
    const auto next = std::find_if(one, requests_.end(), [](const Request& it) { return it.waits; });
    to.unordered(Requests(one, next), say);
    if (next == requests_.end()) break;
    say(to, *next);
    one = std::next(next);
  }
  to << requests_.size();
}

}  // namespace ttadak::sql
