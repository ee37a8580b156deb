#include "sim/world/database/access_path.h"

#include <algorithm>
#include <map>

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

/// What a condition says of one column.
struct Limits {
  std::optional<Values> points;  ///< it must be one of these
  std::optional<Value> low, high;
  bool lowIncluded = true, highIncluded = true;
};

bool precedes(const Value& one, const Value& other) { return one.precedes(other); }

bool comesBefore(const Values& one, const Values& other) {
  return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end(), precedes);
}

bool isGiven(const Expression& one) {
  if (one.kind == Kind::constant || one.kind == Kind::parameter || one.kind == Kind::outer) return true;
  const bool computes = one.kind >= Kind::plus && one.kind <= Kind::modulo;
  return computes && std::all_of(one.operands.begin(), one.operands.end(), isGiven);
}

Kind mirrored(Kind kind) {
  switch (kind) {
    case Kind::less: return Kind::greater;
    case Kind::lessOrEqual: return Kind::greaterOrEqual;
    case Kind::greater: return Kind::less;
    case Kind::greaterOrEqual: return Kind::lessOrEqual;
    default: return kind;
  }
}

class Condition {
 public:
  Condition(const Table& table, Evaluate evaluate) : table_(table), evaluate_(evaluate) {}

  void add(const Expression& condition) {
    const auto& operands = condition.operands;
    if (condition.kind == Kind::both) {
      for (const Expression& operand : operands) add(operand);
    } else if (condition.kind == Kind::isNull && operands[0].kind == Kind::column) {
      limits_[operands[0].index].points = Values{Value()};
    } else if (condition.kind == Kind::isOneOf && operands[0].kind == Kind::column) {
      if (std::all_of(std::next(operands.begin()), operands.end(), isGiven)) addPoints(operands);
    } else if (condition.kind >= Kind::equal && condition.kind <= Kind::greaterOrEqual) {
      if (operands[0].kind == Kind::column && isGiven(operands[1])) compare(condition.kind, operands[0], operands[1]);
      if (operands[1].kind == Kind::column && isGiven(operands[0]))
        compare(mirrored(condition.kind), operands[1], operands[0]);
    }
  }

  /// The parts of the index in which all rows are that can be meant; none if that is all of it.
  std::vector<KeyRange> rangesOf(const Index& index) const {
    std::vector<Values> points{{}};
    for (const std::size_t column : index.columns()) {
      const auto found = limits_.find(column);
      if (found == limits_.end()) break;
      if (!found->second.points) return within(points, found->second);
      std::vector<Values> longer;
      for (const Values& point : points) {
        for (const Value& value : *found->second.points) {
          longer.push_back(point);
          longer.back().push_back(value);
        }
      }
      points = std::move(longer);
    }
    std::vector<KeyRange> ranges;
    if (points.size() == 1 && points.front().empty()) return ranges;
    std::sort(points.begin(), points.end(), comesBefore);
    for (const Values& point : points) ranges.push_back({point, point});
    return ranges;
  }

 private:
  void addPoints(const std::vector<Expression>& operands) {
    const std::size_t column = operands[0].index;
    Values points;
    for (auto operand = std::next(operands.begin()); operand != operands.end(); ++operand) {
      const Value value = stored(column, *operand);
      if (!value.isNull() && std::find(points.begin(), points.end(), value) == points.end()) points.push_back(value);
    }
    if (!limits_[column].points) limits_[column].points = points;
  }

  void compare(Kind kind, const Expression& column, const Expression& with) {
    if (kind == Kind::notEqual) return;
    Limits& limits = limits_[column.index];
    const Value value = stored(column.index, with);
    if (value.isNull()) {
      limits.points = Values();  // nothing is
    } else if (kind == Kind::equal) {
      limits.points = Values{value};
    } else if (kind == Kind::greater || kind == Kind::greaterOrEqual) {
      if (limits.low && !limits.low->precedes(value)) return;
      limits.low = value;
      limits.lowIncluded = kind == Kind::greaterOrEqual;
    } else {
      if (limits.high && !value.precedes(*limits.high)) return;
      limits.high = value;
      limits.highIncluded = kind == Kind::lessOrEqual;
    }
  }

  Value stored(std::size_t column, const Expression& value) const {
    return table_.columns()[column].stored(evaluate_(value));
  }

  /// NULL is below everything, and within nothing.
  static std::vector<KeyRange> within(const std::vector<Values>& points, const Limits& limits) {
    std::vector<KeyRange> ranges;
    for (const Values& point : points) {
      KeyRange& range = ranges.emplace_back(KeyRange{point, point});
      range.low.push_back(limits.low.value_or(Value()));
      range.lowIncluded = limits.low && limits.lowIncluded;
      if (limits.high) range.high.push_back(*limits.high);
      range.highIncluded = !limits.high || limits.highIncluded;
    }
    return ranges;
  }

  const Table& table_;
  Evaluate evaluate_;
  std::map<std::size_t, Limits> limits_;
};

std::size_t entriesIn(Index& index, const std::vector<KeyRange>& ranges) {
  std::size_t count = 0;
  for (const KeyRange& range : ranges) {
    for (auto place = index.firstFrom(range.low, !range.lowIncluded);
         place != index.entries().end() && range.reaches(place->first.values); ++place) {
      ++count;
    }
  }
  return count;
}

/// The server's costs come down to this, for a secondary index that has to be followed to the rows.
bool isWorthIt(std::size_t ranges, std::size_t rows, std::size_t all) { return 10 * ranges + 12 * rows < 2 * all + 39; }

}  // namespace

bool KeyRange::reaches(const Values& key) const {
  if (high.empty()) return true;
  const Values begin(key.begin(),
                     key.begin() + static_cast<Values::difference_type>(std::min(key.size(), high.size())));
  return comesBefore(begin, high) || (highIncluded && begin == high);
}

bool AccessPath::isExact() const {
  if (ranges.size() != 1 || !ranges.front().isPoint() || !index->definition().unique) return false;
  const Values& point = ranges.front().low;
  return point.size() == index->columns().size() &&
         std::none_of(point.begin(), point.end(), [](const Value& value) { return value.isNull(); });
}

AccessPath pathTo(Table& table, const std::optional<Expression>& where, Evaluate evaluate) {
  AccessPath best{&table.indexes().front(), {KeyRange()}};
  const std::size_t all = best.index->entries().size();
  if (!where) return best;
  Condition condition(table, evaluate);
  condition.add(*where);
  std::size_t fewest = all + 1;
  for (Index& index : table.indexes()) {
    AccessPath path{&index, condition.rangesOf(index)};
    if (path.ranges.empty()) continue;
    if (path.isExact()) return path;
    const std::size_t rows = entriesIn(index, path.ranges);
    if (rows >= fewest || (!index.isClustered() && !isWorthIt(path.ranges.size(), rows, all))) continue;
    fewest = rows;
    best = std::move(path);
  }
  return best;
}

AccessPath pathTo(Table& table, const std::vector<std::size_t>& columns, const Values& values) {
  AccessPath best{&table.indexes().front(), {KeyRange()}};
  for (Index& index : table.indexes()) {
    Values point;
    for (const std::size_t column : index.columns()) {
      const auto found = std::find(columns.begin(), columns.end(), column);
      if (found == columns.end()) break;
      point.push_back(values[static_cast<std::size_t>(found - columns.begin())]);
    }
    AccessPath path{&index, {{point, point}}};
    if (path.isExact()) return path;
    if (point.size() > best.ranges.front().low.size()) best = std::move(path);
  }
  return best;
}

}  // namespace ttadak::sql
