#include "sim/world/database/expression.h"

#include <string_view>

#include "calculation.h"
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

/// Whether a text is like a pattern: `_` is any character, `%` any number of them, and behind a backslash is the
/// character itself.
bool fits(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == '%') {
    return fits(text, pattern.substr(1)) || (!text.empty() && fits(text.substr(1), pattern));
  }
  if (text.empty()) return false;
  if (pattern.front() == '\\' && pattern.size() > 1) {
    return text.front() == pattern[1] && fits(text.substr(1), pattern.substr(2));
  }
  return (pattern.front() == '_' || pattern.front() == text.front()) && fits(text.substr(1), pattern.substr(1));
}

/// Evaluates in one scope.
struct Evaluation {
  const Scope& scope;

  Value of(const Expression& expression) const {
    const auto& operands = expression.operands;
    switch (expression.kind) {
      case Kind::constant: return expression.constant;
      case Kind::byDefault: throw SqlError("42601", "DEFAULT is not allowed in this context");
      case Kind::parameter: return parameter(expression.index);
      case Kind::column: return scope.row[expression.index];
      case Kind::excluded: return scope.excluded[expression.index];
      case Kind::outer: return outer(expression.level).row[expression.index];
      case Kind::aggregate: return scope.aggregates[expression.index];
      case Kind::both: return allOf(operands);
      case Kind::either: return anyOf(operands);
      case Kind::negation: return negated(of(operands[0]));
      case Kind::isNull: return Value::truth(of(operands[0]).isNull());
      case Kind::isNotNull: return Value::truth(!of(operands[0]).isNull());
      case Kind::isOneOf: return isAmong(of(operands[0]), allOfThem(operands, 1));
      case Kind::isOneOfAll: return isAmong(of(operands[0]), firstColumn(expression));
      case Kind::exists: return Value::truth(!rowsOf(expression).empty());
      case Kind::subquery: return onlyValue(expression);
      case Kind::isSame: return same(of(operands[0]), of(operands[1]));
      case Kind::choice: return chosen(operands);
      case Kind::like: return like(of(operands[0]), of(operands[1]));
      case Kind::call: return call(expression);
      case Kind::joined: return joined(of(operands[0]), of(operands[1]));
      case Kind::plus:
      case Kind::minus:
      case Kind::times: return calculated(expression.kind, of(operands[0]), of(operands[1]));
      case Kind::dividedBy:
      case Kind::wholeQuotient:
      case Kind::modulo: return quotient(expression.kind, of(operands[0]), of(operands[1]));
      default: return compared(expression.kind, of(operands[0]), of(operands[1]));
    }
  }

  const Scope& outer(std::size_t level) const {
    const Scope* found = &scope;
    for (std::size_t i = 0; i < level; ++i) found = found->outer;
    return *found;
  }

  Value parameter(std::size_t index) const {
    if (index < scope.parameters.size()) return scope.parameters[index];
    throw SqlError("08P01", "there is no parameter $" + std::to_string(index + 1));
  }

  static Value compared(Kind kind, const Value& left, const Value& right) {
    if (left.isNull() || right.isNull()) return {};
    return Value::truth(comparisonHolds(kind, left.compare(right)));
  }

  Value quotient(Kind kind, const Value& left, const Value& right) const {
    return scope.evaluator != nullptr ? scope.evaluator->quotient(kind, left, right)
                                      : quotientOfPostgres(kind, left, right);
  }

  static Value joined(const Value& left, const Value& right) {
    if (left.isNull() || right.isNull()) return {};
    return left.shown() + right.shown();
  }

  static Value same(const Value& left, const Value& right) {
    if (left.isNull() || right.isNull()) return Value::truth(left.isNull() && right.isNull());
    return compared(Kind::equal, left, right);
  }

  Value chosen(const std::vector<Expression>& operands) const {
    for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
      if (of(operands[i]).isTrue()) return of(operands[i + 1]);
    }
    return operands.size() % 2 == 1 ? of(operands.back()) : Value();
  }

  static Value like(const Value& text, const Value& pattern) {
    if (text.isNull() || pattern.isNull()) return {};
    return Value::truth(fits(text.shown(), pattern.shown()));
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

  Values allOfThem(const std::vector<Expression>& operands, std::size_t first = 0) const {
    Values values;
    for (std::size_t i = first; i < operands.size(); ++i) values.push_back(of(operands[i]));
    return values;
  }

  static Value isAmong(const Value& wanted, const Values& values) {
    bool unknown = false;
    for (const Value& value : values) {
      const Value same = compared(Kind::equal, wanted, value);
      if (same.isTrue()) return Value::truth(true);
      unknown = unknown || same.isNull();
    }
    return unknown ? Value() : Value::truth(false);
  }

  std::vector<Values> rowsOf(const Expression& expression) const {
    return scope.evaluator->rowsOf(*expression.query, scope);
  }
  Values firstColumn(const Expression& expression) const {
    Values values;
    for (const Values& row : rowsOf(expression)) values.push_back(row.at(0));
    return values;
  }
  Value onlyValue(const Expression& expression) const {
    const Values values = firstColumn(expression);
    if (values.size() > 1) throw SqlError("21000", "more than one row returned by a subquery used as an expression");
    return values.empty() ? Value() : values.front();
  }

  Value call(const Expression& expression) const {
    const Values arguments = allOfThem(expression.operands);
    return asksSession(expression.function) ? scope.evaluator->call(expression.function, arguments)
                                            : resultOf(expression.function, arguments);
  }
};

}  // namespace

Value Expression::valueOf(const Scope& scope) const { return Evaluation{scope}.of(*this); }

}  // namespace ttadak::sql
