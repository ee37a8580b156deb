#include "sim/world/database/execution.h"

#include <algorithm>

#include "sim/world/database/deadlock.h"

namespace ttadak::sql {

Execution::Execution(const Engine& engine, Transaction& transaction, const Statement& statement,
                     std::span<const Value> parameters, Moment snapshot)
    : engine_(engine),
      transaction_(transaction),
      statement_(statement),
      parameters_(parameters),
      snapshot_(snapshot),
      changesBefore_(transaction.changes.size()) {}

bool Execution::advance() {
  if (const auto* select = std::get_if<Select>(&statement_)) return advance(*select);
  if (const auto* insert = std::get_if<Insert>(&statement_)) return advance(*insert);
  if (const auto* update = std::get_if<Update>(&statement_)) return advance(*update);
  return advance(std::get<Delete>(statement_));
}

bool Execution::advance(const Select& select) {
  if (select.lock) {
    const auto take = [&](Row&, const Values& values) {
      found_.push_back(values);
      return true;
    };
    const auto mode = [&](const Row&) { return *select.lock; };
    if (!forEachLocked(*select.table, select.where, mode, select.wait, take)) return false;
  } else {
    for (const Row& row : select.table->rows()) {
      const auto* version = visible(row);
      if (version != nullptr && matches(select.where, version->values)) found_.push_back(version->values);
    }
  }
  give(select, std::move(found_));
  return true;
}

const Version* Execution::visible(const Row& row) const {
  if (transaction_.isolation != Isolation::readUncommitted) return row.seenAt(snapshot_, &transaction_);
  const auto* newest = row.newest();
  return newest == nullptr || newest->deleted ? nullptr : newest;
}

bool Execution::advance(const Update& update) {
  const auto mode = [&](const Row& row) {
    const Version* now = row.newest();  // none if whoever has inserted it has undone that
    if (now == nullptr) return LockMode::exclusive;
    return engine_.lockToChange(*update.table, now->values, changed(update, now->values));
  };
  const auto act = [&](Row& row, const Values& now) {
    Values values = changed(update, now);
    checkNulls(*update.table, values);
    if (!keysAreFree(*update.table, values, &row)) return false;
    change(*update.table, row, {std::move(values), false, &transaction_, {}});
    ++result_.affected;
    return true;
  };
  return forEachLocked(*update.table, update.where, mode, LockWait::untilFree, act);
}

Values Execution::changed(const Update& update, const Values& values) const {
  Values all = values;
  for (const auto& [column, expression] : update.changes) all[column] = expression.valueOf(values, parameters_);
  return all;
}

bool Execution::advance(const Delete& remove) {
  const auto mode = [](const Row&) { return LockMode::exclusive; };
  const auto act = [&](Row& row, const Values& values) {
    change(*remove.table, row, {values, true, &transaction_, {}});
    ++result_.affected;
    return true;
  };
  return forEachLocked(*remove.table, remove.where, mode, LockWait::untilFree, act);
}

bool Execution::advance(const Insert& insert) {
  for (; next_ < insert.rows.size(); ++next_) {
    if (!inserting_) inserting_ = newRow(insert, insert.rows[next_]);
    if (!keysAreFree(*insert.table, *inserting_, nullptr)) return false;
    Row& row = insert.table->insert({std::move(*inserting_), false, &transaction_, {}});
    inserting_.reset();
    lock(*insert.table, row, LockMode::exclusive);
    transaction_.changes.push_back({insert.table, &row});
    ++result_.affected;
  }
  return true;
}

template <class ModeFor, class Act>
bool Execution::forEachLocked(Table& table, const std::optional<Expression>& where, ModeFor modeFor, LockWait wait,
                              Act act) {
  const auto isMeant = [&](const Values& values) { return matches(where, values); };
  for (; next_ < table.rows().size(); ++next_) {
    Row& row = table.rows()[next_];
    const bool wasFound = transaction_.waitsFor == &row;
    if (!wasFound && !engine_.finds(row, transaction_, snapshot_, isMeant)) continue;
    const LockMode mode = modeFor(row);
    if (wait != LockWait::untilFree && !row.lock.isFreeFor(transaction_, mode, engine_.queueing())) {
      if (wait == LockWait::skipsRow) continue;
      throw engine_.lockNotAvailable(table);
    }
    if (!lock(table, row, mode)) return false;
    engine_.checkUnchanged(row, transaction_, snapshot_);
    const auto* now = row.newest();
    if (now == nullptr || now->deleted || !matches(where, now->values)) continue;
    if (!act(row, Values(now->values))) return false;
  }
  return true;
}

bool Execution::lock(Table& table, Row& row, LockMode mode) {
  const bool asked = transaction_.waitsFor == &row || row.lock.isHeldBy(transaction_, mode);
  if (!asked) transaction_.locked.push_back({&table, &row});
  const bool has = row.lock.request(transaction_, mode, engine_.queueing());
  transaction_.waitsFor = has ? nullptr : &row;
  if (!has && closesCycle(transaction_)) throw engine_.deadlock();
  return has;
}

bool Execution::keysAreFree(Table& table, const Values& values, const Row* self) {
  transaction_.waitsFor = nullptr;
  for (const UniqueKey& key : table.keys()) {
    for (Row& row : table.rows()) {
      if (&row == self || !hasKey(row, key, values)) continue;
      Transaction* maker = row.newest()->by;
      if (maker != &transaction_ && engine_.locksDuplicates(key)) {
        if (!lock(table, row, LockMode::share)) return false;
        if (!hasKey(row, key, values)) continue;
      } else if (maker != nullptr && maker != &transaction_) {
        transaction_.awaitEndOf(*maker);
        if (closesCycle(transaction_)) throw engine_.deadlock();
        return false;
      }
      throw engine_.duplicateKey(key, values);
    }
  }
  return true;
}

/// Whether the row has these values in the key, or may have them again when a transaction is rolled back.
bool Execution::hasKey(const Row& row, const UniqueKey& key, const Values& values) const {
  const auto same = [&](const Version* version) {
    if (version == nullptr || version->deleted) return false;
    return std::all_of(key.columns.begin(), key.columns.end(), [&](std::size_t column) {
      return !values[column].isNull() && values[column] == version->values[column];
    });
  };
  const auto* newest = row.newest();
  return same(newest) || (newest != nullptr && newest->by != &transaction_ && same(row.committed()));
}

bool Execution::matches(const std::optional<Expression>& where, const Values& values) const {
  return !where || where->valueOf(values, parameters_).isTrue();
}

void Execution::checkNulls(const Table& table, const Values& values) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (table.columns()[i].notNull && values[i].isNull()) throw engine_.nullNotAllowed(table, table.columns()[i]);
  }
}

Values Execution::newRow(const Insert& insert, const std::vector<Expression>& expressions) {
  Table& table = *insert.table;
  Values values;
  for (const Column& column : table.columns()) values.push_back(column.byDefault);
  for (std::size_t i = 0; i < insert.columns.size(); ++i)
    values[insert.columns[i]] = expressions[i].valueOf({}, parameters_);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (table.columns()[i].generated && values[i].isNull()) values[i] = transaction_.lastNumber = table.nextNumber(i);
  }
  checkNulls(table, values);
  return values;
}

void Execution::change(Table& table, Row& row, Version version) {
  transaction_.changes.push_back({&table, &row});
  row.versions.push_back(std::move(version));
}

void Execution::give(const Select& select, std::vector<Values> found) {
  std::stable_sort(found.begin(), found.end(), [&](const Values& left, const Values& right) {
    for (const auto& [column, descending] : select.order) {
      const auto& first = descending ? right[column] : left[column];
      const auto& second = descending ? left[column] : right[column];
      if (first == second) continue;
      if (first.isNull() || second.isNull()) return first.isNull() == engine_.nullsComeFirst();
      return first.compare(second) < 0;
    }
    return false;
  });
  for (const auto& output : select.outputs) result_.names.push_back(output.name);
  for (const Values& values : found) {
    Values& row = result_.rows.emplace_back();
    for (const auto& output : select.outputs) row.push_back(output.value.valueOf(values, parameters_));
  }
}

}  // namespace ttadak::sql
