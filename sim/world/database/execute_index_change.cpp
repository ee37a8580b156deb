#include <algorithm>

#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Changing the entries of indexes, and waiting for those who have locked where they come, as InnoDB does (MariaDB
// Server 10.11, storage/innobase/row/row0ins.cc: row_ins_index_entry).

namespace ttadak::sql {

namespace {

bool anyNull(const Values& values) {
  return std::any_of(values.begin(), values.end(), [](const Value& value) { return value.isNull(); });
}

}  // namespace

/// Looks for a row that has this key of a unique index, and leaves it locked; null if there is none.
bool Execution::lockDuplicate(Index& index, const Index::Key& key, LockMode mode, Row& self, Row*& duplicate) {
  const Values unique(key.values.begin(),
                      key.values.begin() + static_cast<Values::difference_type>(index.columns().size()));
  duplicate = nullptr;
  if (!index.definition().unique || anyNull(unique)) return true;
  for (auto place = index.firstFrom(unique); index.beginsWith(place, unique);) {
    bool waited = false;
    if (!lockPlace(index, place, mode, index.isClustered() ? Span::record : Span::nextKey, waited)) return false;
    if (waited) {
      place = index.firstFrom(unique);
      continue;
    }
    duplicate = index.rowAt(place);
    if (duplicate != nullptr && duplicate != &self) return true;
    duplicate = nullptr;
    ++place;
    // Behind entries that are gone, it looks at one more, to see that it is another one.
    if (index.isClustered() || index.beginsWith(place, unique)) continue;
    return lockPlace(index, place, mode, Span::nextKey, waited);
  }
  return true;
}

/// Puts an entry for the newest version of the row into the index, unless there is a duplicate.
bool Execution::insertEntry(Index& index, Row& row, LockMode forDuplicates, Row*& duplicate) {
  const Index::Key key = index.keyOf(row.newest()->values, row);
  for (bool waited = true; waited;) {
    waited = false;
    if (!lockDuplicate(index, key, forDuplicates, row, duplicate)) return false;
    if (duplicate != nullptr) return true;
    const auto there = index.entries().find(key);
    const bool isNew = there == index.entries().end();
    const auto place = isNew ? index.entries().upper_bound(key) : there;
    if (!lockPlace(index, place, LockMode::exclusive, isNew ? Span::insertion : Span::record, waited)) return false;
  }
  index.insert(key, row);
  return true;
}

/// Marks an entry as that of a row that was: nobody else may have it locked.
bool Execution::leaveEntry(Index& index, const Index::Key& key) {
  for (bool waited = true; waited;) {
    waited = false;
    const auto place = index.entries().find(key);
    if (place == index.entries().end()) return true;
    RecordLocks& locks = index.locksAt(place);
    if (locks.isFreeFor(transaction_, LockMode::exclusive, Span::record)) return true;
    if (!lockRecords(index, locks, LockMode::exclusive, Span::record, waited)) return false;
  }
  return true;
}

void Execution::refuseDuplicate(const Table& table, const Index& index, const Values& values) {
  const auto isMeant = [&](const UniqueKey& key) { return key.columns == index.columns(); };
  const auto key = std::find_if(table.keys().begin(), table.keys().end(), isMeant);
  throw engine_.duplicateKey(*key, *key->of(values));
}

bool Execution::insertIntoIndexes(const Insert& insert, Values values) {
  Table& table = *insert.table;
  const bool changes = insert.onConflict && !insert.onConflict->changes.empty();
  const std::size_t before = transaction_.changes.size();
  Row& row = table.insert({values, false, &transaction_, {}, command_});
  transaction_.changes.push_back({&table, &row});
  for (Index& index : table.indexes()) {
    Row* duplicate = nullptr;
    if (!insertEntry(index, row, changes ? LockMode::exclusive : LockMode::share, duplicate)) return false;
    if (duplicate == nullptr) continue;
    transaction_.undo(before);
    if (changes) return updateDuplicate(insert, *duplicate, values);
    if (insert.onConflict) return true;
    refuseDuplicate(table, index, values);
  }
  refer(table, {}, values);
  giveBack(insert.returning, values);
  ++result_.affected;
  return checkReferences();
}

/// ON DUPLICATE KEY UPDATE, of the row that was come upon.
bool Execution::updateDuplicate(const Insert& insert, Row& row, const Values& proposed) {
  if (!lock(*insert.table, row, LockMode::exclusive)) return false;
  const Values before = row.newest()->values;
  return changeRow(*insert.table, row, before, changed(*insert.table, insert.onConflict->changes, before, proposed),
                   insert.returning);
}

/// What follows for the indexes from the row's newest version, which was `before` that.
bool Execution::changeEntries(Table& table, Row& row, const Values& before) {
  if (!engine_.locksIndexes()) return true;
  for (Index& index : table.indexes()) {
    const Index::Key left = index.keyOf(before, row);
    const bool stays = !row.newest()->deleted && index.keyOf(row.newest()->values, row).values == left.values;
    if (stays) continue;
    if (!leaveEntry(index, left)) return false;
    if (row.newest()->deleted) continue;
    Row* duplicate = nullptr;
    if (!insertEntry(index, row, LockMode::share, duplicate)) return false;
    if (duplicate == nullptr) continue;
    refuseDuplicate(table, index, row.newest()->values);
  }
  return checkReferences();
}

}  // namespace ttadak::sql
