#include <algorithm>

#include "sim/world/database/execution.h"

// Unique keys, and references to the keys of other tables.

namespace ttadak::sql {

/// Null in `found` if the key is free, for good, as long as nothing else happens.
bool Execution::findDuplicate(Table& table, const UniqueKey& key, const Values& values, const Row* self, Row*& found) {
  for (;;) {
    const auto isOther = [&](const Row& row) { return &row != self && hasKey(row, key, values); };
    const auto other = std::find_if(table.rows().begin(), table.rows().end(), isOther);
    found = other == table.rows().end() ? nullptr : &*other;
    if (found == nullptr) return true;
    Transaction* maker = found->newest()->by;
    if (maker == &transaction_) return true;
    if (maker == nullptr) return true;
    transaction_.awaitFateOf(*found);
    if (!await()) return false;
  }
}

bool Execution::checkKeys(Table& table, const Values& values, const Row* self) {
  for (const UniqueKey& key : table.keys()) {
    Row* found = nullptr;
    if (!findDuplicate(table, key, values, self, found)) return false;
    if (found != nullptr) throw engine_.duplicateKey(key, *key.of(values));
  }
  return true;
}

/// Whether the row has these values in the key, or may have them again when a transaction is rolled back.
bool Execution::hasKey(const Row& row, const UniqueKey& key, const Values& values) const {
  const auto same = [&](const Version* version) {
    if (version == nullptr || version->deleted) return false;
    const bool inColumns = std::all_of(key.columns.begin(), key.columns.end(), [&](std::size_t column) {
      return !values[column].isNull() && values[column] == version->values[column];
    });
    if (!inColumns || (key.expressions.empty() && !key.where)) return inColumns;
    const auto wanted = key.of(values);
    return wanted && wanted == key.of(version->values);
  };
  const auto* newest = row.newest();
  return same(newest) || (newest != nullptr && newest->by != &transaction_ && same(row.committed()));
}

namespace {

Values valuesOf(const std::vector<std::size_t>& columns, const Values& row) {
  Values values;
  for (const std::size_t column : columns) values.push_back(row[column]);
  return values;
}

bool anyNull(const Values& values) {
  return std::any_of(values.begin(), values.end(), [](const Value& value) { return value.isNull(); });
}

}  // namespace

/// Notes what has to be checked about a row of the table that changes from `before` to `after`.
void Execution::refer(Table& table, const Values& before, const Values& after) {
  const auto differs = [&](const std::vector<std::size_t>& columns) {
    return before.empty() || after.empty() || valuesOf(columns, before) != valuesOf(columns, after);
  };
  for (const ForeignKey& key : table.foreignKeys()) {
    if (!after.empty() && differs(key.columns)) references_.push_back({&key, true, before, after});
  }
  for (const ForeignKey* key : table.referredBy()) {
    if (!before.empty() && differs(key->referred)) references_.push_back({key, false, before, after});
  }
}

bool Execution::checkReferences() {
  while (!references_.empty()) {
    const Reference reference = std::move(references_.front());
    references_.pop_front();
    ++command_;  // sees what this statement has done
    transaction_.command = std::max(transaction_.command, command_);
    if (!(reference.fromChild ? checkParent(reference) : checkChildren(reference))) return false;
  }
  return true;
}

bool Execution::checkParent(const Reference& reference) {
  const ForeignKey& key = *reference.key;
  const Values wanted = valuesOf(key.columns, reference.after);
  if (anyNull(wanted)) return true;
  bool isThere = false;
  const auto isMeant = [&](const Values& values) { return valuesOf(key.referred, values) == wanted; };
  const auto mode = [&](const Values&) { return engine_.lockToRefer(); };
  const auto act = [&](Row&, const Values&) {
    isThere = true;
    return false;
  };
  if (transaction_.isolation <= Isolation::readCommitted) snapshot_ = host_.now();
  if (!lockWhole(*key.to, TableLockMode::rowShare)) return false;
  Search search{*key.to, isMeant, mode, act};
  if (engine_.locksIndexes()) search.path = pathTo(*key.to, key.referred, wanted);
  search.mode = LockMode::share;
  search.entriesOnly = true;
  if (!forEachFound(search)) return false;
  if (!isThere) throw engine_.noParent(key, wanted);
  return true;
}

bool Execution::checkChildren(const Reference& reference) {
  const ForeignKey& key = *reference.key;
  const Values left = valuesOf(key.referred, reference.before);
  const auto action = reference.after.empty() ? key.onDelete : key.onUpdate;
  const bool refuses = action <= ForeignKey::Action::restricts;
  const auto isMeant = [&](const Values& values) { return valuesOf(key.columns, values) == left; };
  const auto after = [&](const Values& values) {
    Values changed = values;
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
      const std::size_t column = key.columns[i];
      changed[column] = action == ForeignKey::Action::cascades   ? reference.after[key.referred[i]]
                        : action == ForeignKey::Action::setsNull ? Value()
                                                                 : key.from->columns()[column].byDefault;
    }
    return changed;
  };
  const bool removes = action == ForeignKey::Action::cascades && reference.after.empty();
  const auto mode = [&](const Values& now) {
    if (refuses) return engine_.lockToRefer();
    return removes ? LockMode::exclusive : engine_.lockToChange(*key.from, now, after(now));
  };
  bool abandoned = false;
  const std::size_t affected = result_.affected;
  const auto act = [&](Row& row, const Values& now) {
    if (refuses) throw engine_.hasChildren(key, left);
    abandoned = engine_.locksIndexes() && !lock(*key.from, row, LockMode::exclusive);
    if (abandoned) return false;
    abandoned = !(removes ? removeRow(*key.from, row, now) : changeRow(*key.from, row, now, after(now), {}));
    return !abandoned;
  };
  const Moment seen = snapshot_;
  snapshot_ = host_.now();  // at every isolation level: nobody may be left behind
  const auto intent = refuses ? TableLockMode::rowShare : TableLockMode::rowExclusive;
  if (!lockWhole(*key.from, intent)) return false;
  Search search{*key.from, isMeant, mode, act};
  if (engine_.locksIndexes()) search.path = pathTo(*key.from, key.columns, left);
  search.mode = LockMode::share;
  search.entriesOnly = true;
  if (!forEachFound(search)) return false;
  snapshot_ = seen;
  result_.affected = affected;
  return !abandoned;
}

}  // namespace ttadak::sql
