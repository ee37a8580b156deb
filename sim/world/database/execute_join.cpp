#include <algorithm>

#include "join_conditions.h"
#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Locking and changing the rows of a join.

namespace ttadak::sql {

bool Execution::lockTables(const From& from, TableLockMode mode) {
  if (from.kind == From::Kind::table && !lockWhole(*from.table, mode)) return false;
  return std::all_of(from.parts.begin(), from.parts.end(), [&](const From& part) { return lockTables(part, mode); });
}

std::vector<Tuple> Execution::tuplesFor(const From& from, const std::optional<Expression>& where) {
  auto tuples = tuplesOf(from, nullptr);
  std::erase_if(tuples, [&](const Tuple& tuple) { return !matches(where, tuple.values); });
  return tuples;
}

/// Whether the join still gives a row from these rows, some of which have changed, and no others.
bool Execution::recheck(const JoinedSearch& search, Tuple& tuple) {
  Kept kept{tuple};
  auto again = tuplesOf(search.from, search.outer, &kept);
  if (again.empty() || !matches(search.where, again.front().values, search.outer)) return false;
  tuple = std::move(again.front());
  return true;
}

/// Locks the rows of a tuple, one after the other, and only then looks whether it is still one that is meant.
bool Execution::lockTuple(const JoinedSearch& search, Tuple& tuple, std::size_t next, bool isChanged, bool& goesOn) {
  if (next == search.locked.size()) {
    if (!isChanged || recheck(search, tuple)) goesOn = search.act(tuple);
    return true;
  }
  const std::size_t number = search.locked[next];
  const Tuple::Part part = tuple.parts[number];
  if (part.row == nullptr) return lockTuple(search, tuple, next + 1, isChanged, goesOn);
  std::ptrdiff_t column = 0;
  for (std::size_t i = 0; i < number; ++i) column += static_cast<std::ptrdiff_t>(tuple.parts[i].width);
  const Values seen = part.row->versions[part.version].values;
  const auto put = [&](const Values& now) { std::copy(now.begin(), now.end(), tuple.values.begin() + column); };
  bool isAbandoned = false;
  const auto isMeant = [](const Values&) { return true; };
  const auto mode = [&](const Values& now) {
    put(now);
    return search.modeFor(tuple);
  };
  const auto act = [&](Row&, const Values& now) {
    put(now);
    isAbandoned = !lockTuple(search, tuple, next + 1, isChanged || now != seen, goesOn);
    return goesOn;
  };
  bool ignored = true;
  return lockFound({*part.table, isMeant, mode, act, search.wait}, *part.row, part.version, ignored) && !isAbandoned;
}

/// By what the conditions say that rows of the table have in common with the tuple.
AccessPath Execution::pathBeside(const Tuple& tuple, Table& table, const std::vector<JoinCondition>& conditions) {
  using Kind = Expression::Kind;
  const std::size_t first = tuple.values.size();
  std::vector<std::size_t> columns;
  Values values;
  const auto add = [&](const Expression& column, const Expression& given) {
    const bool isInTable = column.kind == Kind::column && column.index >= first;
    const bool isKnown = given.kind == Kind::constant || given.kind == Kind::parameter ||
                         (given.kind == Kind::column && given.index < first);
    if (!isInTable || column.index >= first + table.columns().size() || !isKnown) return;
    columns.push_back(column.index - first);
    values.push_back(table.columns()[columns.back()].stored(given.valueOf(scope(tuple.values))));
  };
  for (const JoinCondition& one : conditions) {
    if (one.expression->kind != Kind::equal) continue;
    add(one.expression->operands[0], one.expression->operands[1]);
    add(one.expression->operands[1], one.expression->operands[0]);
  }
  return pathTo(table, columns, values);
}

/// As nested loops do it, which lock each row that they come upon: all parts from `next` on beside `tuple`.
bool Execution::lockNested(const JoinedSearch& search, std::size_t next, const Tuple& tuple, bool& goesOn) {
  const auto parts = partsOf(search.from);
  if (next == parts.size()) {
    Tuple whole = tuple;
    if (recheck(search, whole)) goesOn = search.act(whole);
    return true;
  }
  const JoinPart& part = parts[next];
  bool isAbandoned = false;
  bool isAlone = true;
  const auto goOnBeside = [&](const Values& values, Row* row) {
    isAlone = false;
    const Tuple both = tuple.beside({values, {{part.from->table, row, 0, true, values.size()}}});
    isAbandoned = !lockNested(search, next + 1, both, goesOn);
    return goesOn && !isAbandoned;
  };
  const auto conditions = conditionsOf(search.from, search.where);
  const auto isMeant = [&](const Values& values) {
    Values both = tuple.values;
    both.insert(both.end(), values.begin(), values.end());
    return std::all_of(conditions.begin(), conditions.end(), [&](const JoinCondition& one) {
      const bool isAsked = one.columns <= both.size() && (one.isOn || !part.mayBeMissing);
      return !isAsked || one.expression->valueOf(scope(both, search.outer)).isTrue();
    });
  };
  if (part.from->kind == From::Kind::table) {
    const auto mode = [&](const Values&) { return search.modeFor(tuple); };
    const auto act = [&](Row& row, const Values& now) { return goOnBeside(now, &row); };
    Search inPart{*part.from->table, isMeant, mode, act, search.wait};
    inPart.path = pathBeside(tuple, *part.from->table, conditions);
    inPart.mode = search.modeFor(tuple);
    inPart.isSelect = true;
    if (!forEachFound(inPart)) return false;
  } else {
    for (const Tuple& one : tuplesOf(*part.from, search.outer)) {
      if (isMeant(one.values) && !goOnBeside(one.values, nullptr)) break;
    }
  }
  if (isAbandoned || !goesOn || !isAlone || !part.mayBeMissing) return !isAbandoned;
  return lockNested(search, next + 1, tuple.beside(Tuple::ofNone(*part.from)), goesOn);
}

/// Locks the rows that a join is put together from until there are enough.
bool Execution::lockJoined(const Select& select, LockMode lock, const Scope* outer, std::vector<Values>& rows) {
  const bool inOrder = select.order.empty() || !engine_.locksIndexes();
  const auto end = select.isGrouped || !inOrder ? std::nullopt : endOf(select);
  const auto mode = [&](const Tuple&) { return lock; };
  const auto take = [&](Tuple& tuple) {
    rows.push_back(tuple.values);
    return !end || rows.size() < *end;
  };
  const JoinedSearch search{*select.from, select.where, select.locked, mode, take, select.wait, outer};
  bool goesOn = end != 0U;
  if (engine_.locksIndexes()) {
    if (goesOn && !lockNested(search, 0, {}, goesOn)) return false;
    rows = arranged(select, std::move(rows), outer);
    return true;
  }
  const auto parts = partsOf(*select.from);
  if (std::any_of(select.locked.begin(), select.locked.end(), [&](std::size_t i) { return parts[i].mayBeMissing; })) {
    throw SqlError("0A000", "FOR UPDATE cannot be applied to the nullable side of an outer join");
  }
  auto tuples = tuplesFor(*select.from, select.where);
  std::stable_sort(tuples.begin(), tuples.end(),
                   [&](const Tuple& one, const Tuple& other) { return comesBefore(select, one.values, other.values); });
  return lockAll(search, tuples, goesOn);
}

bool Execution::lockAll(const JoinedSearch& search, std::vector<Tuple>& tuples, bool goesOn) {
  for (Tuple& tuple : tuples) {
    const Row* row = tuple.parts[0].row;
    // What this statement has changed it does not change again.
    const bool isChanged = row != nullptr && row->newest()->by == &transaction_ && row->newest()->command == command_;
    if (goesOn && !isChanged && !lockTuple(search, tuple, 0, false, goesOn)) return false;
  }
  return true;
}

bool Execution::runJoined(const Update& update) {
  nameColumns(update.returning);
  Table& table = *update.table;
  const auto rowIn = [&](const Tuple& tuple) {
    return Values(tuple.values.begin(), tuple.values.begin() + static_cast<std::ptrdiff_t>(table.columns().size()));
  };
  const auto after = [&](const Tuple& tuple) {
    return changed(table, update.changes, rowIn(tuple), scope(tuple.values));
  };
  const auto mode = [&](const Tuple& tuple) { return engine_.lockToChange(table, rowIn(tuple), after(tuple)); };
  bool isAbandoned = false;
  const auto act = [&](Tuple& tuple) {
    Values changed = after(tuple);
    isAbandoned = !changeRow(table, *tuple.parts[0].row, rowIn(tuple), changed, {});
    std::move(changed.begin(), changed.end(), tuple.values.begin());
    if (!isAbandoned) giveBack(update.returning, tuple.values);
    return !isAbandoned;
  };
  auto tuples = tuplesFor(*update.from, update.where);
  return lockAll({*update.from, update.where, {0}, mode, act}, tuples, true) && !isAbandoned;
}

bool Execution::runJoined(const Delete& remove) {
  nameColumns(remove.returning);
  const std::size_t width = remove.table->columns().size();
  const auto mode = [](const Tuple&) { return LockMode::exclusive; };
  const auto act = [&](Tuple& tuple) {
    giveBack(remove.returning, tuple.values);
    const Values before(tuple.values.begin(), tuple.values.begin() + static_cast<std::ptrdiff_t>(width));
    return removeRow(*remove.table, *tuple.parts[0].row, before);
  };
  auto tuples = tuplesFor(*remove.from, remove.where);
  return lockAll({*remove.from, remove.where, {0}, mode, act}, tuples, true);
}

}  // namespace ttadak::sql
