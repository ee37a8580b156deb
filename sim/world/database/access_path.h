#pragma once

#include <optional>
#include <vector>

#include "sim/kernel/function_ref.h"
#include "sim/world/database/expression.h"
#include "sim/world/database/table.h"

namespace ttadak::sql {

/// A part of an index: of the keys, beginnings are compared. An empty bound is none.
struct KeyRange {
  Values low;
  Values high;
  bool lowIncluded = true;
  bool highIncluded = true;

  /// Whether all keys in it begin alike.
  bool isPoint() const { return !low.empty() && low == high && lowIncluded && highIncluded; }
  /// Whether a key that does not come before `low` is in it.
  bool reaches(const Values& key) const;
};

/// Where a statement looks for its rows: in these ranges of this index, all of it if there is nothing to go by.
struct AccessPath {
  Index* index = nullptr;
  std::vector<KeyRange> ranges;

  /// Whether at most one row can be at the only place it looks at.
  bool isExact() const;
};

using Evaluate = FunctionRef<Value(const Expression&)>;

/// As MariaDB 10.11 chooses it, as far as it was seen on tables of up to twenty rows: a whole unique key; or the fewest
/// rows, where a range of a secondary index has to be small against the table.
AccessPath pathTo(Table& table, const std::optional<Expression>& where, Evaluate evaluate);
/// Of rows that have these values in these columns: by the index that has most of them in front.
AccessPath pathTo(Table& table, const std::vector<std::size_t>& columns, const Values& values);

}  // namespace ttadak::sql
