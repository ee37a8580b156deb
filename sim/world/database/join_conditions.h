#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/world/database/from.h"

namespace ttadak::sql {

/// The tables and queries of a join, in the order of their columns.
struct JoinPart {
  const From* from;
  bool mayBeMissing;  ///< nulls may stand for it
};
std::vector<JoinPart> partsOf(const From& from);
bool hasRightJoin(const From& from);

/// Something that must be true of every row of a join, or of those that are put together by ON.
struct JoinCondition {
  const Expression* expression;
  std::size_t columns;  ///< how many must be there for it to be asked
  bool isOn;
};
std::vector<JoinCondition> conditionsOf(const From& from, const std::optional<Expression>& where);

}  // namespace ttadak::sql
