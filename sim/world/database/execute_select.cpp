#include <algorithm>

#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Reading.

namespace ttadak::sql {

bool Execution::run(const Select& select) {
  std::vector<Values> rows;
  if (select.lock) {
    if (!lockRows(select, rows)) return false;
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
  const auto take = [&](const Values& values) {
    if (matches(select.where, values, outer)) found.push_back(values);
  };
  if (select.table == nullptr) {
    for (const Values& values : sourceOf(select)) take(values);
  } else if (select.table->ordersByPlace()) {
    for (const Row* row : inOrder(*select.table)) take(visible(*row)->values);
  } else {
    std::vector<std::pair<const Row*, Values>> rows;
    for (const Row& row : select.table->rows()) {
      const Version* version = visible(row);
      if (version != nullptr && matches(select.where, version->values, outer)) rows.emplace_back(&row, version->values);
    }
    sortAsRead(select, rows);
    for (auto& [row, values] : rows) found.push_back(std::move(values));
  }
  sort(select, found);
  return found;
}

std::vector<Values> Execution::sourceOf(const Select& select) {
  if (select.with != nullptr) return with_.at(select.with.get()).rows;
  if (select.series.empty()) return {{}};
  std::vector<Values> rows;
  const auto last = select.series[1].valueOf(scope()).number();
  for (auto number = select.series[0].valueOf(scope()).number(); number <= last; ++number) rows.push_back({number});
  return rows;
}

std::optional<std::size_t> Execution::limitOf(const Select& select) {
  const Value limit = select.limit ? select.limit->valueOf(scope()) : Value();
  if (limit.isNull()) return std::nullopt;
  if (limit.number() < 0) throw SqlError("2201W", "LIMIT must not be negative");
  return static_cast<std::size_t>(limit.number());
}

void Execution::sort(const Select& select, std::vector<Values>& rows) {
  if (select.order.empty()) return;
  std::stable_sort(rows.begin(), rows.end(), [&](const Values& left, const Values& right) {
    for (const auto& [by, descending] : select.order) {
      const Value first = by.valueOf(scope(descending ? right : left));
      const Value second = by.valueOf(scope(descending ? left : right));
      if (first == second) continue;
      if (first.isNull() || second.isNull()) return first.isNull() == engine_.nullsComeFirst();
      return first.compare(second) < 0;
    }
    return false;
  });
}

/// Locks the rows that the statement finds, one after the other, until there are enough.
bool Execution::lockRows(const Select& select, std::vector<Values>& rows) {
  const auto limit = limitOf(select);
  const auto isMeant = [&](const Values& values) { return matches(select.where, values); };
  const auto mode = [&](const Values&) { return *select.lock; };
  const auto take = [&](Row&, const Values& values) {
    rows.push_back(values);
    return !limit || rows.size() < *limit;
  };
  const Search search{*select.table, isMeant, mode, take, select.wait, pathOf(*select.table, select.where),
                      *select.lock,  true};
  if (limit == 0U) return true;
  if (select.order.empty() || engine_.locksIndexes()) {
    if (!forEachFound(search)) return false;
    sort(select, rows);
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

Values Execution::aggregatesOf(const Select& select, const std::vector<Values>& rows) {
  Values all;
  for (const Aggregate& aggregate : select.aggregates) {
    std::int64_t count = 0;
    std::int64_t sum = 0;
    Value extreme;
    for (const Values& row : rows) {
      const Value value = aggregate.of ? aggregate.of->valueOf(scope(row)) : Value(1);
      if (value.isNull()) continue;
      ++count;
      if (aggregate.kind == Aggregate::Kind::sum) sum += value.number();
      const int sign = aggregate.kind == Aggregate::Kind::greatest ? 1 : -1;
      if (extreme.isNull() || value.compare(extreme) * sign > 0) extreme = value;
    }
    switch (aggregate.kind) {
      case Aggregate::Kind::countRows:
      case Aggregate::Kind::count: all.emplace_back(count); break;
      case Aggregate::Kind::sum:
        all.emplace_back();
        if (count > 0) all.back() = sum;
        break;
      default: all.push_back(extreme);
    }
  }
  return all;
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
  if (!select.aggregates.empty()) {
    const Values aggregates = aggregatesOf(select, found);
    Scope in = scope({}, outer);
    in.aggregates = aggregates;
    return add(in);
  }
  const auto limit = limitOf(select);
  for (const Values& values : found) {
    if (limit && to.rows.size() >= *limit) break;
    add(scope(values, outer));
  }
}

}  // namespace ttadak::sql
