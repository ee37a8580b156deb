#include <algorithm>

#include "sim/kernel/world.h"
#include "sim/world/database/deadlock.h"
#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Locking, and waiting for locks.

namespace ttadak::sql {

/// Until what is waited for can be had.
bool Execution::await() {
  while (!engine_.waitsBeforeDeadlock() && closesCycle(transaction_)) {
    const Transaction& victim = lightestInCycle(transaction_);
    if (&victim == &transaction_) throw engine_.deadlock();
    host_.makeVictim(victim);
  }
  do {
    if (!host_.wait()) return false;
    if (transaction_.isVictim) throw engine_.deadlock();
    if (World::timeIsUp()) throw engine_.waitedTooLong(host_.settings());
    // Who still waits for somebody was only woken to look for a deadlock.
    if (!transaction_.blockers().empty() && !breakDeadlock(transaction_)) throw engine_.deadlock();
  } while (!transaction_.blockers().empty());
  transaction_.stopWaiting();
  return true;
}

bool Execution::lock(Table& table, Row& row, LockMode mode) {
  if (engine_.locksIndexes()) {
    Index& clustered = table.indexes().front();
    bool waited = false;
    return lockPlace(clustered, clustered.entries().find(clustered.keyOf(row.newest()->values, row)), mode,
                     Span::record, waited);
  }
  if (row.lock.isHeldBy(transaction_, mode)) return true;
  while (!row.lock.request(transaction_, mode)) {
    transaction_.waitsFor = &row.lock;
    if (!await()) return false;
  }
  transaction_.locked.push_back({&table, &row});
  return true;
}

bool Execution::lockWhole(TableLock& lock, TableLockMode mode, TableLock::Until until) {
  if (lock.request(transaction_, mode, until)) return true;
  transaction_.waitsFor = &lock;
  if (lock.isDeadlocked(transaction_)) throw engine_.deadlock();  // which is seen without looking for it
  return await();
}

bool Execution::lockWhole(Table& table, TableLockMode mode, bool waits) {
  TableLock* lock = table.whole();
  if (lock == nullptr || lock->isHeldBy(transaction_, mode)) return true;
  if (!waits && !lock->isFreeFor(transaction_, mode)) throw engine_.tableNotAvailable(table);
  return lockWhole(*lock, mode, TableLock::Until::transactionEnds);
}

/// As every statement locks the tables that it uses.
bool Execution::lockTables(const Statement& statement) {
  if (const auto* select = statement.as<Select>()) {
    if (select->from != nullptr) return lockTables(*select->from, TableLockMode::accessShare);
    if (select->table == nullptr) return true;
    return lockWhole(*select->table, select->lock ? TableLockMode::rowShare : TableLockMode::accessShare);
  }
  Table* changed = nullptr;
  if (const auto* insert = statement.as<Insert>()) changed = insert->table;
  if (const auto* update = statement.as<Update>()) changed = update->table;
  if (const auto* remove = statement.as<Delete>()) changed = remove->table;
  return changed == nullptr || lockWhole(*changed, TableLockMode::rowExclusive);
}

bool Execution::run(const LockTable& lock) {
  return std::all_of(lock.tables.begin(), lock.tables.end(),
                     [&](Table* table) { return lockWhole(*table, lock.mode, lock.waits); });
}

/// Locks the rows that are meant, and acts on them, one after the other.
bool Execution::forEachFound(const Search& search) {
  if (engine_.locksIndexes()) return scanIndex(search);
  bool goesOn = true;
  for (Row* row : inOrder(search.table)) {
    const auto version = static_cast<std::size_t>(visible(*row) - row->versions.data());
    if (!search.isMeant(Values(row->versions[version].values))) continue;
    if (!lockFound(search, *row, version, goesOn)) return false;
    if (!goesOn) break;
  }
  return true;
}

bool Execution::lockFound(const Search& search, Row& row, std::size_t seen, bool& goesOn) {
  LockMode mode = search.modeFor(Values(row.versions[seen].values));
  for (;;) {
    if (search.wait != LockWait::untilFree && !row.lock.isFreeFor(transaction_, mode)) {
      if (search.wait == LockWait::skipsRow) return true;
      throw engine_.lockNotAvailable(search.table);
    }
    if (!lock(search.table, row, mode)) return false;
    const Version* current = engine_.current(row, seen, transaction_, mode);
    if (current == nullptr || current->deleted) return true;
    const Values now = current->values;
    if (current != &row.versions[seen] && !search.isMeant(now)) return true;
    const LockMode needed = search.modeFor(now);
    if (row.lock.isHeldBy(transaction_, needed)) {
      goesOn = search.act(row, now);
      return true;
    }
    mode = needed;
  }
}

}  // namespace ttadak::sql
