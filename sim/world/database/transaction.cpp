#include "sim/world/database/transaction.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ttadak::sql {

void Transaction::undo(std::size_t kept) {
  while (changes.size() > kept) {
    changes.back().table->undo(*changes.back().row);
    changes.pop_back();
  }
}

void Transaction::keep(Moment moment) {
  for (const Change& change : changes) change.table->keep(*change.row, *this, moment);
  changes.clear();
}

void Transaction::release(std::size_t kept) {
  while (locked.size() > kept) {
    const Locked one = locked.back();
    locked.pop_back();
    if (one.whole != nullptr) {
      one.whole->release(*this, locked.size());
    } else if (one.index != nullptr) {
      one.index->release(*this);
    } else {
      one.row->lock.release(*this, locked.size());
    }
  }
}

void Transaction::awaitFateOf(Row& row) {
  waitsFor = &row;
  row.awaitedBy.push_back(this);
}

void Transaction::hasLocksIn(Index& index) {
  const auto same = [&](const Locked& one) { return one.index == &index; };
  if (std::none_of(locked.begin(), locked.end(), same)) locked.push_back({nullptr, nullptr, nullptr, &index});
}

void Transaction::stopWaiting() {
  if (Row** row = std::get_if<Row*>(&waitsFor)) std::erase((*row)->awaitedBy, this);
  if (RowLock** lock = std::get_if<RowLock*>(&waitsFor)) (*lock)->stopWaiting(*this);
  if (TableLock** lock = std::get_if<TableLock*>(&waitsFor)) (*lock)->stopWaiting(*this);
  if (RecordLocks** locks = std::get_if<RecordLocks*>(&waitsFor)) (*locks)->stopWaiting(*this);
  waitsFor = {};
}

/// Of each table, an intention to lock some of it counts besides (MariaDB Server 10.11,
/// storage/innobase/include/trx0trx.h: TRX_WEIGHT).
std::size_t Transaction::weight() const {
  std::size_t weight = changes.size();
  std::set<std::pair<const Table*, LockMode>> intentions;
  for (const Change& change : changes) intentions.emplace(change.table, LockMode::exclusive);
  for (const Locked& one : locked) {
    if (one.index == nullptr) continue;
    const auto kinds = one.index->lockKindsOf(*this);
    weight += kinds.size();
    for (const auto& [mode, span, waits] : kinds) intentions.emplace(&one.index->table(), mode);
  }
  return weight + intentions.size();
}

std::vector<const Transaction*> Transaction::blockers() const {
  if (const auto* lock = std::get_if<RowLock*>(&waitsFor)) return (*lock)->blockersOf(*this);
  if (const auto* lock = std::get_if<TableLock*>(&waitsFor)) return (*lock)->inTheWayOf(*this);
  if (const auto* locks = std::get_if<RecordLocks*>(&waitsFor)) return (*locks)->blockersOf(*this);
  if (const auto* row = std::get_if<Row*>(&waitsFor)) {
    const Version* newest = (*row)->newest();
    if (newest != nullptr && newest->by != nullptr && newest->by != this) return {newest->by};
  }
  return {};
}

}  // namespace ttadak::sql
