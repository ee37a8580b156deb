#include "sim/world/database/expression.h"

#include "sim/world/database/sql_error.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

bool comparisonHolds(Kind kind, int order) {
  switch (kind) {
    case Kind::equal: return order == 0;
    case Kind::notEqual: return order != 0;
    case Kind::less: return order < 0;
    case Kind::lessOrEqual: return order <= 0;
    case Kind::greater: return order > 0;
    default: return order >= 0;
  }
}

std::int64_t arithmetic(Kind kind, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  const bool overflow = kind == Kind::plus    ? __builtin_add_overflow(left, right, &result)
                        : kind == Kind::minus ? __builtin_sub_overflow(left, right, &result)
                                              : __builtin_mul_overflow(left, right, &result);
  if (overflow) throw SqlError("22003", "bigint out of range");
  return result;
}

/// Evaluates with one row and one set of parameters.
struct Evaluation {
  std::span<const Value> row;
  std::span<const Value> parameters;

  Value of(const Expression& expression) const {
    const auto& operands = expression.operands;
    switch (expression.kind) {
      case Kind::constant: return expression.constant;
      case Kind::parameter: return parameter(expression.index);
      case Kind::column: return row[expression.index];
      case Kind::both: return allOf(operands);
      case Kind::either: return anyOf(operands);
      case Kind::negation: return negated(of(operands[0]));
      case Kind::isNull: return Value::truth(of(operands[0]).isNull());
      case Kind::isNotNull: return Value::truth(!of(operands[0]).isNull());
      case Kind::isOneOf: return oneOf(operands);
      case Kind::plus:
      case Kind::minus:
      case Kind::times: return calculated(expression.kind, of(operands[0]), of(operands[1]));
      default: return compared(expression.kind, of(operands[0]), of(operands[1]));
    }
  }

  Value parameter(std::size_t index) const {
    if (index < parameters.size()) return parameters[index];
    throw SqlError("08P01", "there is no parameter $" + std::to_string(index + 1));
  }

  static Value compared(Kind kind, const Value& left, const Value& right) {
    if (left.isNull() || right.isNull()) return {};
    return Value::truth(comparisonHolds(kind, left.compare(right)));
  }

  static Value calculated(Kind kind, const Value& left, const Value& right) {
    if (left.isNull() || right.isNull()) return {};
    return arithmetic(kind, left.number(), right.number());
  }

  static Value negated(const Value& value) { return value.isNull() ? Value() : Value::truth(!value.isTrue()); }

  Value allOf(const std::vector<Expression>& operands) const {
    bool unknown = false;
    for (const Expression& operand : operands) {
      const Value value = of(operand);
      if (value.isFalse()) return Value::truth(false);
      unknown = unknown || value.isNull();
    }
    return unknown ? Value() : Value::truth(true);
  }

  Value anyOf(const std::vector<Expression>& operands) const {
    bool unknown = false;
    for (const Expression& operand : operands) {
      const Value value = of(operand);
      if (value.isTrue()) return Value::truth(true);
      unknown = unknown || value.isNull();
    }
    return unknown ? Value() : Value::truth(false);
  }

  Value oneOf(const std::vector<Expression>& operands) const {
    const Value wanted = of(operands[0]);
    bool unknown = false;
    for (std::size_t i = 1; i < operands.size(); ++i) {
      const Value same = compared(Kind::equal, wanted, of(operands[i]));
      if (same.isTrue()) return Value::truth(true);
      unknown = unknown || same.isNull();
    }
    return unknown ? Value() : Value::truth(false);
  }
};

}  // namespace

Value Expression::valueOf(std::span<const Value> row, std::span<const Value> parameters) const {
  return Evaluation{row, parameters}.of(*this);
}

}  // namespace ttadak::sql
