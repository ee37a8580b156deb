#include "join_conditions.h"

#include <algorithm>

namespace ttadak::sql {

namespace {

void addParts(const From& from, bool mayBeMissing, std::vector<JoinPart>& parts) {
  if (!from.isJoin()) return parts.push_back({&from, mayBeMissing});
  addParts(from.parts[0], mayBeMissing || from.kind == From::Kind::rightJoin, parts);
  addParts(from.parts[1], mayBeMissing || from.kind == From::Kind::leftJoin, parts);
}

/// How many columns an expression needs; all of them if it asks a query.
std::size_t columnsOf(const Expression& expression, std::size_t all) {
  if (expression.query != nullptr) return all;
  std::size_t most = expression.kind == Expression::Kind::column ? expression.index + 1 : 0;
  for (const Expression& operand : expression.operands) most = std::max(most, columnsOf(operand, all));
  return most;
}

void add(const Expression& expression, std::size_t atLeast, std::size_t all, bool isOn,
         std::vector<JoinCondition>& conditions) {
  if (expression.kind == Expression::Kind::both) {
    for (const Expression& operand : expression.operands) add(operand, atLeast, all, isOn, conditions);
    return;
  }
  conditions.push_back({&expression, std::max(atLeast, columnsOf(expression, all)), isOn});
}

void addOn(const From& from, std::size_t all, std::size_t first, std::vector<JoinCondition>& conditions) {
  if (!from.isJoin()) return;
  const std::size_t second = first + from.parts[0].width;
  if (from.on) add(*from.on, second + 1, all, true, conditions);
  addOn(from.parts[0], all, first, conditions);
  addOn(from.parts[1], all, second, conditions);
}

}  // namespace

std::vector<JoinPart> partsOf(const From& from) {
  std::vector<JoinPart> parts;
  addParts(from, false, parts);
  return parts;
}

bool hasRightJoin(const From& from) {
  return from.kind == From::Kind::rightJoin || std::any_of(from.parts.begin(), from.parts.end(), hasRightJoin);
}

std::vector<JoinCondition> conditionsOf(const From& from, const std::optional<Expression>& where) {
  std::vector<JoinCondition> conditions;
  addOn(from, from.width, 0, conditions);
  if (where) add(*where, 0, from.width, false, conditions);
  return conditions;
}

}  // namespace ttadak::sql
