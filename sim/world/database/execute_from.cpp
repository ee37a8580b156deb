#include <algorithm>

#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Reading from several tables, and from what other queries find.

namespace ttadak::sql {

Tuple Tuple::beside(const Tuple& other) const {
  Tuple both = *this;
  both.values.insert(both.values.end(), other.values.begin(), other.values.end());
  both.parts.insert(both.parts.end(), other.parts.begin(), other.parts.end());
  return both;
}

/// What stands where there is no row.
Tuple Tuple::ofNone(const From& from) {
  if (from.isJoin()) return ofNone(from.parts[0]).beside(ofNone(from.parts[1]));
  return {Values(from.width), {{nullptr, nullptr, 0, false, from.width}}};
}

Tuple Execution::kept(const Tuple& tuple, Kept& next) {
  const Tuple::Part& part = tuple.parts[next.part++];
  const auto begin = tuple.values.begin() + static_cast<std::ptrdiff_t>(next.column);
  next.column += part.width;
  return {Values(begin, begin + static_cast<std::ptrdiff_t>(part.width)), {part}};
}

std::vector<Tuple> Execution::tuplesOf(const From& from, const Scope* outer, Kept* kept) {
  if (from.isJoin()) return joined(from, outer, kept);
  if (kept != nullptr) {
    Tuple only = Execution::kept(kept->tuple, *kept);
    return only.parts[0].isThere ? std::vector{std::move(only)} : std::vector<Tuple>();
  }
  if (from.kind == From::Kind::table) return tuplesOfTable(*from.table);
  std::vector<Tuple> tuples;
  for (Values& values : rowsIn(from, outer))
    tuples.push_back({std::move(values), {{nullptr, nullptr, 0, true, from.width}}});
  return tuples;
}

std::vector<Tuple> Execution::tuplesOfTable(Table& table) {
  std::vector<Tuple> tuples;
  for (Row* row : inOrder(table)) {
    const Version* version = visible(*row);
    const auto number = static_cast<std::size_t>(version - row->versions.data());
    tuples.push_back({version->values, {{&table, row, number, true, table.columns().size()}}});
  }
  return tuples;
}

std::vector<Tuple> Execution::joined(const From& from, const Scope* outer, Kept* kept) {
  const auto left = tuplesOf(from.parts[0], outer, kept);
  const auto right = tuplesOf(from.parts[1], outer, kept);
  const bool fromRight = from.kind == From::Kind::rightJoin;
  const bool keepsAlone = from.kind != From::Kind::join;
  const auto& first = fromRight ? right : left;
  const auto& second = fromRight ? left : right;
  const Tuple none = Tuple::ofNone(from.parts[fromRight ? 0 : 1]);
  const auto put = [&](const Tuple& one, const Tuple& other) {
    return fromRight ? other.beside(one) : one.beside(other);
  };
  std::vector<Tuple> tuples;
  for (const Tuple& one : first) {
    bool isAlone = true;
    for (const Tuple& other : second) {
      Tuple both = put(one, other);
      if (!matches(from.on, both.values, outer)) continue;
      isAlone = false;
      tuples.push_back(std::move(both));
    }
    if (isAlone && keepsAlone) tuples.push_back(put(one, none));
  }
  return tuples;
}

/// Of what is neither a table nor a join.
std::vector<Values> Execution::rowsIn(const From& from, const Scope* outer) {
  std::vector<Values> rows;
  switch (from.kind) {
    case From::Kind::with: return with_.at(from.with.get()).rows;
    case From::Kind::query: {
      Result result;
      give(*from.query, readRows(*from.query, outer), outer, result);
      return result.rows;
    }
    case From::Kind::series: {
      const Scope in = scope({}, outer);
      const auto last = from.bounds[1].valueOf(in).number();
      for (auto number = from.bounds[0].valueOf(in).number(); number <= last; ++number) rows.push_back({number});
      return rows;
    }
    case From::Kind::values:
      for (const auto& row : from.rows) {
        Values& values = rows.emplace_back();
        for (const Expression& one : row) values.push_back(one.valueOf(scope({}, outer)));
      }
      return rows;
    default: break;
  }
  auto one = rowsIn(from.parts[0], outer);
  return together(from, std::move(one), from.parts.size() > 1 ? rowsIn(from.parts[1], outer) : rows);
}

/// UNION and its like, and DISTINCT.
std::vector<Values> Execution::together(const From& from, std::vector<Values> one, const std::vector<Values>& other) {
  const auto isIn = [](const std::vector<Values>& rows, const Values& row) {
    return std::find(rows.begin(), rows.end(), row) != rows.end();
  };
  if (from.kind == From::Kind::unionAll || from.kind == From::Kind::unite) {
    one.insert(one.end(), other.begin(), other.end());
  }
  if (from.kind == From::Kind::unionAll) return one;
  std::vector<Values> rows;
  for (Values& row : one) {
    if (from.kind == From::Kind::intersect && !isIn(other, row)) continue;
    if (from.kind == From::Kind::except && isIn(other, row)) continue;
    if (!isIn(rows, row)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace ttadak::sql
