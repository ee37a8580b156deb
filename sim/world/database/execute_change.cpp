#include <algorithm>

#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Changing rows.

namespace ttadak::sql {

bool Execution::run(const Update& update) {
  if (update.from != nullptr) return runJoined(update);
  nameColumns(update.returning);
  const auto isMeant = [&](const Values& values) { return matches(update.where, values); };
  // What a row becomes is computed once: numbers that are given to it are gone.
  std::optional<Values> before;
  Values after;
  const auto mode = [&](const Values& now) {
    if (before != now) after = changed(*update.table, update.changes, now);
    before = now;
    return engine_.lockToChange(*update.table, now, after);
  };
  bool abandoned = false;
  const auto act = [&](Row& row, const Values& now) {
    before.reset();
    abandoned = !changeRow(*update.table, row, now, std::move(after), update.returning);
    return !abandoned;
  };
  Search search{*update.table, isMeant, mode, act, LockWait::untilFree, pathOf(*update.table, update.where)};
  search.semiConsistent = true;
  search.changes = &update.changes;
  return forEachFound(search) && !abandoned;
}

bool Execution::run(const Delete& remove) {
  if (remove.from != nullptr) return runJoined(remove);
  nameColumns(remove.returning);
  const auto isMeant = [&](const Values& values) { return matches(remove.where, values); };
  const auto mode = [](const Values&) { return LockMode::exclusive; };
  const auto act = [&](Row& row, const Values& now) {
    giveBack(remove.returning, now);
    return removeRow(*remove.table, row, now);
  };
  return forEachFound({*remove.table, isMeant, mode, act, LockWait::untilFree, pathOf(*remove.table, remove.where)});
}

bool Execution::run(const Insert& insert) {
  nameColumns(insert.returning);
  if (insert.from != nullptr) {
    Result source;
    give(*insert.from, readRows(*insert.from, nullptr), nullptr, source);
    for (const Values& values : source.rows) {
      if (!insertRow(insert, newRow(insert, values, nullptr))) return false;
    }
    return true;
  }
  for (const auto& expressions : insert.rows) {
    if (!insertRow(insert, newRow(insert, {}, &expressions))) return false;
  }
  return true;
}

/// With the given values in the columns that the statement names, or with what the expressions for them say.
Values Execution::newRow(const Insert& insert, const Values& given, const std::vector<Expression>* expressions) {
  Table& table = *insert.table;
  const auto& columns = table.columns();
  Values values(columns.size());
  std::vector<bool> isGiven(columns.size(), false);
  for (std::size_t i = 0; i < insert.columns.size(); ++i) {
    const std::size_t column = insert.columns[i];
    if (expressions != nullptr && (*expressions)[i].kind == Expression::Kind::byDefault) continue;
    if (expressions == nullptr && i >= given.size()) continue;
    const Value value = expressions != nullptr ? (*expressions)[i].valueOf(scope()) : given[i];
    const bool counts = columns[column].generated && engine_.numbersGivenCount();
    if (counts && value.isNull()) continue;  // NULL stands for the next number
    values[column] = columns[column].stored(value);
    isGiven[column] = true;
    if (counts) table.notGivenAgain(column, values[column].number());
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!isGiven[i]) values[i] = byDefault(table, i);
  }
  checkNulls(table, values);
  return values;
}

Value Execution::byDefault(Table& table, std::size_t column) {
  if (!table.columns()[column].generated) return table.columns()[column].byDefault;
  return transaction_.lastNumber = table.nextNumber(column);
}

bool Execution::insertRow(const Insert& insert, Values values) {
  if (engine_.locksIndexes()) return insertIntoIndexes(insert, std::move(values));
  Table& table = *insert.table;
  if (insert.onConflict) {
    bool resolved = false;
    if (!resolveConflict(insert, values, resolved)) return false;
    if (resolved) return true;
  }
  if (!checkKeys(table, values, nullptr)) return false;
  refer(table, {}, values);
  giveBack(insert.returning, values);
  Row& row = table.insert({std::move(values), false, &transaction_, {}, command_});
  transaction_.changes.push_back({&table, &row});
  lock(table, row, LockMode::exclusive);
  ++result_.affected;
  return true;
}

/// What ON CONFLICT does about a row that is there already; `resolved` if there was one.
bool Execution::resolveConflict(const Insert& insert, const Values& proposed, bool& resolved) {
  Table& table = *insert.table;
  const auto& clause = *insert.onConflict;
  for (std::size_t i = 0; i < table.keys().size(); ++i) {
    const bool isMeant = clause.keys.empty() || std::count(clause.keys.begin(), clause.keys.end(), i) > 0;
    if (!isMeant) continue;
    for (;;) {
      Row* found = nullptr;
      if (!findDuplicate(table, table.keys()[i], proposed, nullptr, found)) return false;
      if (found == nullptr) break;
      engine_.checkConflicting(*found, transaction_, snapshot_, command_, !clause.changes.empty());
      resolved = true;
      if (clause.changes.empty()) return true;
      // As any change of the same columns would be locked for.
      Values before = found->newest()->values;
      Values after = changed(table, clause.changes, before, proposed);
      if (!lock(table, *found, engine_.lockToChange(table, before, after))) return false;
      const Version* now = found->newest();
      if (now == nullptr || now->deleted || !hasKey(*found, table.keys()[i], proposed)) continue;
      Scope in = scope(now->values);
      in.excluded = proposed;
      if (clause.where && !clause.where->valueOf(in).isTrue()) return true;
      if (now->values != before) {
        before = now->values;
        after = changed(table, clause.changes, before, proposed);
      }
      return changeRow(table, *found, before, std::move(after), insert.returning);
    }
  }
  resolved = false;
  return true;
}

Values Execution::changed(Table& table, const Changes& changes, const Values& values, std::span<const Value> excluded) {
  Scope in = scope(values);
  in.excluded = excluded;
  return changed(table, changes, values, in);
}

Values Execution::changed(Table& table, const Changes& changes, const Values& values, const Scope& in) {
  Values all = values;
  for (const auto& [column, expression] : changes) {
    const bool isDefault = expression.kind == Expression::Kind::byDefault;
    all[column] = isDefault ? byDefault(table, column) : table.columns()[column].stored(expression.valueOf(in));
  }
  return all;
}

bool Execution::changeRow(Table& table, Row& row, const Values& before, Values after,
                          const std::vector<Output>& returning) {
  checkNulls(table, after);
  if (!engine_.locksIndexes() && !checkKeys(table, after, &row)) return false;
  refer(table, before, after);
  giveBack(returning, after);
  const bool keepsKeys = engine_.lockToChange(table, before, after) != LockMode::exclusive;
  put(table, row, {std::move(after), false, &transaction_, {}, command_, 0, keepsKeys});
  return changeEntries(table, row, before);
}

bool Execution::removeRow(Table& table, Row& row, const Values& before) {
  refer(table, before, {});
  put(table, row, {before, true, &transaction_, {}, command_});
  return changeEntries(table, row, before);
}

void Execution::put(Table& table, Row& row, Version version) {
  transaction_.changes.push_back({&table, &row});
  table.change(row, std::move(version));
  ++result_.affected;
}

void Execution::checkNulls(const Table& table, const Values& values) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (table.columns()[i].notNull && values[i].isNull()) throw engine_.nullNotAllowed(table, table.columns()[i]);
  }
}

void Execution::nameColumns(const std::vector<Output>& returning) {
  for (const Output& output : returning) result_.names.push_back(output.name);
}

void Execution::giveBack(const std::vector<Output>& returning, const Values& values) {
  if (returning.empty()) return;
  Values& row = result_.rows.emplace_back();
  for (const Output& output : returning) row.push_back(output.value.valueOf(scope(values)));
}

}  // namespace ttadak::sql
