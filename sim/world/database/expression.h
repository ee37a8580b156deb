#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/world/database/value.h"

namespace ttadak::sql {

/// A scalar expression over one row and the parameters of its statement, with SQL's three-valued logic.
struct Expression {
  enum class Kind {
    constant,
    parameter,  ///< by `index`, from 0
    column,     ///< by `index`
    equal,
    notEqual,
    less,
    lessOrEqual,
    greater,
    greaterOrEqual,
    plus,
    minus,
    times,
    both,
    either,
    negation,
    isNull,
    isNotNull,
    isOneOf,  ///< the first operand, among the others
  };

  Kind kind = Kind::constant;
  Value constant{};
  std::size_t index = 0;
  std::vector<Expression> operands{};

  /// Throws SqlError for operands whose types do not fit.
  Value valueOf(std::span<const Value> row, std::span<const Value> parameters) const;
};

}  // namespace ttadak::sql
