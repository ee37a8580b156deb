#include <algorithm>

#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Reading.

namespace ttadak::sql {

bool Execution::run(const Select& select) {
  std::vector<Values> rows;
  if (select.lock) {
    if (!lockRows(select, *select.lock, nullptr, rows)) return false;
  } else {
    rows = readRows(select, nullptr);
  }
  give(select, rows, nullptr, result_);
  return true;
}

/// The rows of the table as they lie in it, where that is another order than that of their first versions.
std::vector<Row*> Execution::inOrder(Table& table) {
  std::vector<std::pair<std::uint64_t, Row*>> placed;
  bool sorted = true;
  for (Row& row : table.rows()) {
    const Version* version = visible(row);
    if (version == nullptr) continue;
    sorted = sorted && (placed.empty() || placed.back().first < version->place);
    placed.emplace_back(version->place, &row);
  }
  if (!sorted) std::sort(placed.begin(), placed.end());
  std::vector<Row*> rows;
  for (const auto& [place, row] : placed) rows.push_back(row);
  return rows;
}

std::vector<Values> Execution::readRows(const Select& select, const Scope* outer) {
  std::vector<Values> found;
  if (readLock_ && (select.table != nullptr || select.from != nullptr)) {
    if (!lockRows(select, *readLock_, outer, found)) throw Abandoned{};
    return found;
  }
  const auto take = [&](const Values& values) {
    if (matches(select.where, values, outer)) found.push_back(values);
  };
  if (select.table == nullptr) {
    if (select.from == nullptr) take({});
    if (select.from != nullptr) {
      for (const Tuple& tuple : tuplesOf(*select.from, outer)) take(tuple.values);
    }
  } else if (select.table->ordersByPlace()) {
    for (const Row* row : inOrder(*select.table)) take(visible(*row)->values);
  } else {
    std::vector<std::pair<const Row*, Values>> rows;
    for (const Row& row : select.table->rows()) {
      const Version* version = visible(row);
      if (version != nullptr && matches(select.where, version->values, outer)) rows.emplace_back(&row, version->values);
    }
    sortAsRead(select, rows, outer);
    for (auto& [row, values] : rows) found.push_back(std::move(values));
  }
  return arranged(select, std::move(found), outer);
}

namespace {

std::size_t notNegative(const Value& value, const char* state, const char* what) {
  if (value.number() >= 0) return static_cast<std::size_t>(value.number());
  throw SqlError(state, std::string(what) + " must not be negative");
}

}  // namespace

std::size_t Execution::offsetOf(const Select& select) {
  const Value offset = select.offset ? select.offset->valueOf(scope()) : Value();
  return offset.isNull() ? 0 : notNegative(offset, "2201X", "OFFSET");
}

/// How many rows are needed, those that are passed over among them.
std::optional<std::size_t> Execution::endOf(const Select& select) {
  const Value limit = select.limit ? select.limit->valueOf(scope()) : Value();
  if (limit.isNull()) return std::nullopt;
  return offsetOf(select) + notNegative(limit, "2201W", "LIMIT");
}

bool Execution::comesBefore(const Select& select, const Values& left, const Values& right, const Scope* outer) {
  for (const auto& [by, descending, nullsFirst] : select.order) {
    const Value first = by.valueOf(scopeOf(select, left, outer));
    const Value second = by.valueOf(scopeOf(select, right, outer));
    if (first == second) continue;
    if (first.isNull() || second.isNull())
      return first.isNull() == nullsFirst.value_or(engine_.nullsComeFirst() != descending);
    const int order = first.compare(second);
    if (order != 0) return (order < 0) != descending;
  }
  return false;
}

void Execution::sort(const Select& select, std::vector<Values>& rows, const Scope* outer) {
  if (select.order.empty()) return;
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const Values& left, const Values& right) { return comesBefore(select, left, right, outer); });
}

namespace {

/// Whether the rows come out of the index in the order that is wanted.
bool isReadInOrder(const Select& select, const AccessPath& path) {
  const auto& columns = path.index->columns();
  const auto followsFrom = [&](std::size_t first) {
    if (columns.size() < first + select.order.size()) return false;
    return std::equal(select.order.begin(), select.order.end(), columns.begin() + static_cast<std::ptrdiff_t>(first),
                      [](const Select::Order& order, std::size_t column) {
                        return !order.descending && order.by.kind == Expression::Kind::column &&
                               order.by.index == column;
                      });
  };
  const bool isPoint = path.ranges.size() == 1 && path.ranges.front().isPoint();
  return path.isExact() || followsFrom(0) || (isPoint && followsFrom(path.ranges.front().low.size()));
}

}  // namespace

/// Locks the rows that the statement finds, one after the other, until there are enough.
bool Execution::lockRows(const Select& select, LockMode mode, const Scope* outer, std::vector<Values>& rows) {
  if (select.isGrouped && !engine_.locksIndexes()) {
    throw SqlError("0A000", "FOR UPDATE is not allowed with aggregate functions");
  }
  if (select.from != nullptr) return lockJoined(select, mode, outer, rows);
  const AccessPath path = pathOf(*select.table, select.where, outer);
  const bool inOrder = !engine_.locksIndexes() || isReadInOrder(select, path);
  const auto limit = select.isGrouped || !inOrder ? std::nullopt : endOf(select);
  const auto isMeant = [&](const Values& values) { return matches(select.where, values, outer); };
  const auto modeFor = [&](const Values&) { return mode; };
  const auto take = [&](Row&, const Values& values) {
    rows.push_back(values);
    return !limit || rows.size() < *limit;
  };
  const Search search{*select.table, isMeant, modeFor, take, select.wait, path, mode, true};
  if (limit == 0U) return true;
  if (select.order.empty() || engine_.locksIndexes()) {
    if (!forEachFound(search)) return false;
    rows = arranged(select, std::move(rows), outer);
    return true;
  }
  bool goesOn = true;
  for (const Found& found : findRows(select)) {
    if (goesOn && !lockFound(search, *found.row, found.version, goesOn)) return false;
  }
  return true;
}

/// The rows that the statement sees, in the order that it wants.
std::vector<Execution::Found> Execution::findRows(const Select& select) {
  std::vector<std::pair<Values, Found>> found;
  for (Row* row : inOrder(*select.table)) {
    const auto version = static_cast<std::size_t>(visible(*row) - row->versions.data());
    const Values values = row->versions[version].values;
    if (matches(select.where, values)) found.push_back({values, {row, version}});
  }
  std::vector<Values> order;
  order.reserve(found.size());
  for (const auto& one : found) order.push_back(one.first);
  sort(select, order);
  std::vector<Found> sorted;
  for (const Values& values : order) {
    const auto next = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == values; });
    sorted.push_back(next->second);
    found.erase(next);
  }
  return sorted;
}

void Execution::give(const Select& select, const std::vector<Values>& found, const Scope* outer, Result& to) {
  for (const Output& output : select.outputs) to.names.push_back(output.name);
  const auto add = [&](const Scope& in) {
    const auto series =
        std::find_if(select.outputs.begin(), select.outputs.end(), [](const auto& o) { return o.series; });
    const bool many = series != select.outputs.end();
    const auto first = many ? series->value.operands[0].valueOf(in).number() : 0;
    const auto last = many ? series->value.operands[1].valueOf(in).number() : 0;
    for (auto number = first; number <= last; ++number) {
      Values& row = to.rows.emplace_back();
      for (const Output& output : select.outputs)
        row.push_back(output.series ? Value(number) : output.value.valueOf(in));
    }
  };
  const auto end = endOf(select);
  std::size_t row = 0;
  const std::size_t first = offsetOf(select);
  for (const Values& values : found) {
    if (end && row >= *end) break;
    if (row++ >= first) add(scopeOf(select, values, outer));
  }
}

}  // namespace ttadak::sql
