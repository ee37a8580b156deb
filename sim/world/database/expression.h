#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "sim/world/database/function.h"
#include "sim/world/database/value.h"

namespace ttadak::sql {

struct Scope;
struct Select;

/// A scalar expression over one row and the parameters of its statement, with SQL's three-valued logic.
struct Expression {
  enum class Kind {
    constant,
    byDefault,  ///< DEFAULT, where a column is given its value
    parameter,  ///< by `index`, from 0
    column,     ///< by `index`
    excluded,   ///< of the row that could not be inserted, by `index`
    outer,      ///< of the row that a subquery is evaluated for, `level` queries further out, by `index`
    aggregate,  ///< of all rows that were found, by `index`
    equal,
    notEqual,
    less,
    lessOrEqual,
    greater,
    greaterOrEqual,
    plus,
    minus,
    times,
    dividedBy,
    wholeQuotient,  ///< MariaDB's DIV
    modulo,
    joined,  ///< ||
    both,
    either,
    negation,
    isNull,
    isNotNull,
    isSame,      ///< as `equal`, and NULL is the same as NULL
    isOneOf,     ///< the first operand, among the others
    isOneOfAll,  ///< the first operand, among what a subquery finds
    exists,      ///< whether a subquery finds anything
    subquery,    ///< the one value that it finds
    choice,      ///< the operand behind the first that is true; they come in pairs, and the last may stand alone
    like,        ///< the first operand fits the pattern
    call,        ///< of `function`
  };

  Kind kind = Kind::constant;
  Value constant{};
  std::size_t index = 0;
  std::vector<Expression> operands{};
  Function function{};
  std::shared_ptr<const Select> query{};
  std::size_t level = 0;

  /// Throws SqlError for operands whose types do not fit.
  Value valueOf(const Scope& scope) const;
  bool operator==(const Expression&) const = default;
};

/// What an expression may ask for beyond the row: the session that evaluates it.
class Evaluator {
 public:
  virtual ~Evaluator() = default;
  virtual Value call(Function function, const Values& arguments) = 0;
  /// `/`, DIV or `%`, as the engine divides.
  virtual Value quotient(Expression::Kind kind, const Value& left, const Value& right) = 0;
  /// The rows that a subquery finds.
  virtual std::vector<Values> rowsOf(const Select& query, const Scope& outer) = 0;
};

/// What an expression is evaluated over. All is borrowed.
struct Scope {
  std::span<const Value> row{};
  std::span<const Value> parameters{};
  std::span<const Value> excluded{};
  std::span<const Value> aggregates{};
  const Scope* outer = nullptr;
  Evaluator* evaluator = nullptr;
};

}  // namespace ttadak::sql
