#include <algorithm>

#include "calculation.h"
#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// Grouping what was found.

namespace ttadak::sql {

namespace {

/// Takes in the values of a group, one after the other.
class Tally {
 public:
  explicit Tally(const Aggregate& aggregate) : aggregate_(aggregate) {}

  void add(const Value& value) {
    if (value.isNull()) return;
    if (aggregate_.distinct) {
      if (std::find(seen_.begin(), seen_.end(), value) != seen_.end()) return;
      seen_.push_back(value);
    }
    ++count_;
    if (aggregate_.kind == Aggregate::Kind::sum || aggregate_.kind == Aggregate::Kind::average) {
      sum_ = count_ == 1 ? value : calculated(Expression::Kind::plus, sum_, value);
    } else if (aggregate_.kind == Aggregate::Kind::greatest || aggregate_.kind == Aggregate::Kind::least) {
      const int sign = aggregate_.kind == Aggregate::Kind::greatest ? 1 : -1;
      if (extreme_.isNull() || value.compare(extreme_) * sign > 0) extreme_ = value;
    }
  }

  Value result(const Engine& engine) const {
    switch (aggregate_.kind) {
      case Aggregate::Kind::countRows:
      case Aggregate::Kind::count: return count_;
      case Aggregate::Kind::sum: return sum_;
      case Aggregate::Kind::average:
        return count_ == 0 ? Value()
                           : engine.quotient(Expression::Kind::dividedBy, sum_.decimal(), Decimal::of(count_));
      default: return extreme_;
    }
  }

 private:
  const Aggregate& aggregate_;
  std::int64_t count_ = 0;
  Value sum_;
  Value extreme_;
  Values seen_;
};

}  // namespace

/// The row of a group carries what was computed from it at its end.
Scope Execution::scopeOf(const Select& select, const Values& row, const Scope* outer) {
  const std::size_t carried = select.isGrouped ? select.aggregates.size() : 0;
  const std::span<const Value> all(row);
  Scope in = scope(all.first(row.size() - carried), outer);
  in.aggregates = all.last(carried);
  return in;
}

std::vector<Values> Execution::arranged(const Select& select, std::vector<Values> rows, const Scope* outer) {
  if (select.isGrouped) rows = grouped(select, rows, outer);
  sort(select, rows, outer);
  return rows;
}

/// One row for each group: the first of its rows, with what is computed from all of them.
std::vector<Values> Execution::grouped(const Select& select, const std::vector<Values>& rows, const Scope* outer) {
  struct Group {
    Values key;
    Values row;
    std::vector<Tally> tallies;
  };
  std::deque<Group> groups;
  const auto begin = [&](Values key, Values row) -> Group& {
    return groups.emplace_back(
        Group{std::move(key), std::move(row), {select.aggregates.begin(), select.aggregates.end()}});
  };
  if (select.groups.empty()) begin({}, rows.empty() ? Values() : rows.front());
  for (const Values& row : rows) {
    const Scope in = scope(row, outer);
    Values key;
    for (const Expression& one : select.groups) key.push_back(one.valueOf(in));
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.key == key; });
    Group& group = known != groups.end() ? *known : begin(std::move(key), row);
    for (std::size_t i = 0; i < select.aggregates.size(); ++i) {
      const auto& of = select.aggregates[i].of;
      group.tallies[i].add(of ? of->valueOf(in) : Value(1));
    }
  }
  std::vector<Values> all;
  for (Group& group : groups) {
    for (const Tally& tally : group.tallies) group.row.push_back(tally.result(engine_));
    if (!select.having || select.having->valueOf(scopeOf(select, group.row, outer)).isTrue())
      all.push_back(std::move(group.row));
  }
  return all;
}

}  // namespace ttadak::sql
