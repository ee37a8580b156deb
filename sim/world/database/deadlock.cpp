#include "sim/world/database/deadlock.h"

#include <algorithm>
#include <vector>

namespace ttadak::sql {

namespace {

using Transactions = std::vector<const Transaction*>;

/// All for whom `first` waits, directly or through others; itself only if it stands in a circle.
Transactions awaitedBy(const Transaction& first) {
  Transactions toVisit{&first};
  Transactions visited;
  while (!toVisit.empty()) {
    const Transaction* one = toVisit.back();
    toVisit.pop_back();
    for (const Transaction* blocker : one->blockers()) {
      if (std::find(visited.begin(), visited.end(), blocker) != visited.end()) continue;
      visited.push_back(blocker);
      toVisit.push_back(blocker);
    }
  }
  return visited;
}

bool contains(const Transactions& all, const Transaction& one) {
  return std::find(all.begin(), all.end(), &one) != all.end();
}

/// Somebody who stands behind another in the queue of a lock, without waiting for what the other has.
struct Place {
  const Transaction* behind;
  const Transaction* before;
  TableLock* queue;
};

/// Those places on a way from `from` to `to`, the last ones first; whether there is such a way.
bool findWay(const Transaction& from, const Transaction& to, Transactions& visited, std::vector<Place>& places) {
  if (contains(visited, from)) return &from == &to;
  visited.push_back(&from);
  TableLock* const* queue = std::get_if<TableLock*>(&from.waitsFor);
  const Transactions held = queue != nullptr ? (*queue)->blockersOf(from) : from.blockers();
  for (const Transaction* next : held) {
    if (findWay(*next, to, visited, places)) return true;
  }
  if (queue == nullptr) return false;
  for (const Transaction* next : (*queue)->aheadOf(from)) {
    if (!findWay(*next, to, visited, places)) continue;
    places.push_back({&from, next, *queue});
    return true;
  }
  return false;
}

}  // namespace

bool closesCycle(const Transaction& waiting) { return contains(awaitedBy(waiting), waiting); }

const Transaction& lightestInCycle(const Transaction& waiting) {
  const Transaction* lightest = &waiting;
  for (const Transaction* one : awaitedBy(waiting)) {
    if (contains(awaitedBy(*one), waiting) && one->weight() < lightest->weight()) lightest = one;
  }
  return *lightest;
}

bool mayBreakDeadlock(const Transaction& waiting) {
  const Transactions awaited = awaitedBy(waiting);
  if (!contains(awaited, waiting)) return false;
  return std::none_of(awaited.begin(), awaited.end(), [&](const Transaction* one) {
    return one->deadlockTimeout() < waiting.deadlockTimeout() && contains(awaitedBy(*one), waiting);
  });
}

bool breakDeadlock(Transaction& waiting) {
  std::vector<std::pair<const Transaction*, const Transaction*>> passed;
  while (closesCycle(waiting)) {
    Transactions visited;
    std::vector<Place> places;
    findWay(waiting, waiting, visited, places);
    const auto place = std::find_if(places.begin(), places.end(), [&](const Place& one) {
      return std::find(passed.begin(), passed.end(), std::pair(one.before, one.behind)) == passed.end();
    });
    if (place == places.end()) return false;
    passed.emplace_back(place->behind, place->before);
    place->queue->moveAhead(*place->behind, *place->before);
  }
  return true;
}

}  // namespace ttadak::sql
