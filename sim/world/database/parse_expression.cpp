#include "parse_expression.h"

#include <algorithm>
#include <map>

#include "parse_call.h"
#include "parse_constant.h"
#include "parse_schema.h"
#include "parse_select.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

Expression operation(const ParseTree& tree, const Names& names) {
  static const std::map<std::string, Kind> kinds{
      {"=", Kind::equal},   {"<>", Kind::notEqual},       {"<", Kind::less},   {"<=", Kind::lessOrEqual},
      {">", Kind::greater}, {">=", Kind::greaterOrEqual}, {"+", Kind::plus},   {"-", Kind::minus},
      {"*", Kind::times},   {"/", Kind::dividedBy},       {"%", Kind::modulo}, {"||", Kind::joined}};
  const auto sort = tree.string("kind");
  const auto name = tree.name("name");
  Expression expression;
  if (sort == "AEXPR_IN") {
    expression.kind = Kind::isOneOf;
    expression.operands.push_back(expressionOf(tree.at("lexpr"), names));
    for (const ParseTree& item : tree.at("rexpr").node().list("items"))
      expression.operands.push_back(expressionOf(item, names));
    return name == "=" ? expression : Expression{Kind::negation, {}, 0, {expression}};  // NOT IN is named <>
  }
  if (sort == "AEXPR_LIKE" || sort == "AEXPR_DISTINCT" || sort == "AEXPR_NOT_DISTINCT") {
    if (sort == "AEXPR_LIKE" && name != "~~" && name != "!~~") tree.notSupported("the operator " + name);
    expression.kind = sort == "AEXPR_LIKE" ? Kind::like : Kind::isSame;
    expression.operands = {expressionOf(tree.at("lexpr"), names), expressionOf(tree.at("rexpr"), names)};
    const bool isNegated = name == "!~~" || sort == "AEXPR_DISTINCT";
    return isNegated ? Expression{Kind::negation, {}, 0, {expression}} : expression;
  }
  if (sort == "AEXPR_NULLIF") {
    const auto value = expressionOf(tree.at("lexpr"), names);
    expression.kind = Kind::choice;
    expression.operands = {{Kind::equal, {}, 0, {value, expressionOf(tree.at("rexpr"), names)}}, {}, value};
    return expression;
  }
  if (sort == "AEXPR_BETWEEN" || sort == "AEXPR_NOT_BETWEEN") {
    const auto value = expressionOf(tree.at("lexpr"), names);
    const auto bounds = tree.at("rexpr").node().list("items");
    expression.kind = Kind::both;
    expression.operands = {{Kind::greaterOrEqual, {}, 0, {value, expressionOf(bounds.at(0), names)}},
                           {Kind::lessOrEqual, {}, 0, {value, expressionOf(bounds.at(1), names)}}};
    return sort == "AEXPR_BETWEEN" ? expression : Expression{Kind::negation, {}, 0, {expression}};
  }
  if (sort == "AEXPR_OP" && name == "-" && !tree.has("lexpr")) {
    return {Kind::minus, {}, 0, {Expression{Kind::constant, 0}, expressionOf(tree.at("rexpr"), names)}};
  }
  const auto kind = kinds.find(name);
  if (sort != "AEXPR_OP" || kind == kinds.end() || !tree.has("lexpr")) tree.notSupported("the operator " + name);
  expression.kind = kind->second;
  expression.operands = {expressionOf(tree.at("lexpr"), names), expressionOf(tree.at("rexpr"), names)};
  return expression;
}

Expression boolean(const ParseTree& tree, const Names& names) {
  const auto op = tree.string("boolop");
  Expression expression;
  expression.kind = op == "AND_EXPR" ? Kind::both : op == "OR_EXPR" ? Kind::either : Kind::negation;
  for (const ParseTree& operand : tree.list("args")) expression.operands.push_back(expressionOf(operand, names));
  return expression;
}

/// CASE, with or without a value that is compared.
Expression choice(const ParseTree& tree, const Names& names) {
  Expression expression;
  expression.kind = Kind::choice;
  for (const ParseTree& when : tree.list("args")) {
    auto condition = expressionOf(when.node().at("expr"), names);
    if (tree.has("arg")) condition = {Kind::equal, {}, 0, {expressionOf(tree.at("arg"), names), condition}};
    expression.operands.push_back(std::move(condition));
    expression.operands.push_back(expressionOf(when.node().at("result"), names));
  }
  if (tree.has("defresult")) expression.operands.push_back(expressionOf(tree.at("defresult"), names));
  return expression;
}

/// IS TRUE, IS NOT FALSE, IS UNKNOWN ...
Expression truthTest(const ParseTree& tree, const Names& names) {
  const auto type = tree.string("booltesttype");
  Expression expression;
  expression.kind = Kind::isSame;
  Expression wanted;
  if (!type.ends_with("UNKNOWN")) wanted.constant = Value::truth(type.ends_with("TRUE"));
  expression.operands = {expressionOf(tree.at("arg"), names), wanted};
  return type.starts_with("IS_NOT") ? Expression{Kind::negation, {}, 0, {expression}} : expression;
}

Expression subquery(const ParseTree& tree, const Names& names) {
  const auto type = tree.string("subLinkType");
  Expression expression;
  expression.query = std::make_shared<const Select>(selectOf(tree.at("subselect").node(), names.known, &names));
  if (expression.query->lock) tree.notSupported("a locking clause in a subquery");
  expression.kind = type == "EXISTS_SUBLINK" ? Kind::exists : type == "ANY_SUBLINK" ? Kind::isOneOfAll : Kind::subquery;
  if (type == "ANY_SUBLINK") {
    if (tree.has("operName")) tree.notSupported("ANY and SOME");
    expression.operands.push_back(expressionOf(tree.at("testexpr"), names));
  } else if (type != "EXISTS_SUBLINK" && type != "EXPR_SUBLINK") {
    tree.notSupported(type == "ALL_SUBLINK" ? "ALL" : "ARRAY");
  }
  return expression;
}

/// A cast changes nothing that the values' own kinds do not say already.
Expression cast(const ParseTree& tree, const Names& names) {
  auto expression = expressionOf(tree.at("arg"), names);
  if (expression.kind == Kind::constant) {
    const Column column{"", false, false, {}, typeOf(tree.at("typeName"))};
    expression.constant = column.stored(expression.constant);
  }
  return expression;
}

}  // namespace

std::size_t columnOf(const ParseTree& tree, const std::string& name, const std::string& table,
                     const std::vector<Column>& columns) {
  const auto isMeant = [&](const Column& column) { return column.name == name; };
  const auto found = std::find_if(columns.begin(), columns.end(), isMeant);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  tree.refuse(words("table '{}' has no column '{}'", "테이블 '{}'에 열 '{}'이(가) 없습니다", table, name));
}

std::size_t columnOf(const ParseTree& tree, const std::string& name, const Table& table) {
  return columnOf(tree, name, table.tableName(), table.columns());
}

Expression expressionOf(const ParseTree& tree, const Names& names) {
  const auto& kind = tree.kind();
  const ParseTree node = tree.node();
  if (kind == "A_Const") return literalOf(node);
  if (kind == "ColumnRef") return columnNamed(node, names);
  if (kind == "A_Expr") return operation(node, names);
  if (kind == "BoolExpr") return boolean(node, names);
  if (kind == "FuncCall") return callOf(node, names);
  if (kind == "SubLink") return subquery(node, names);
  if (kind == "TypeCast") return cast(node, names);
  if (kind == "CaseExpr") return choice(node, names);
  if (kind == "BooleanTest") return truthTest(node, names);
  if (kind == "CoalesceExpr") return callOf(node, names, Function::coalesce);
  if (kind == "MinMaxExpr") {
    return callOf(node, names, node.string("op") == "IS_GREATEST" ? Function::greatest : Function::least);
  }
  Expression expression;
  if (kind == "SetToDefault") {
    expression.kind = Kind::byDefault;
    return expression;
  }
  if (kind == "ParamRef") {
    expression.kind = Kind::parameter;
    const auto number = node.json().value("number", 0);
    if (number < 1) node.notSupported("a parameter without a number: write $1, $2, ...");
    expression.index = static_cast<std::size_t>(number) - 1;
    return expression;
  }
  if (kind == "NullTest") {
    expression.kind = node.string("nulltesttype") == "IS_NULL" ? Kind::isNull : Kind::isNotNull;
    expression.operands = {expressionOf(node.at("arg"), names)};
    return expression;
  }
  node.notSupported(inWords(kind));
}

Value constantOf(const ParseTree& tree) {
  const FindTable none = [](const std::string&) { return nullptr; };
  Known known{none};
  return expressionOf(tree, Names::ofNothing(known)).valueOf({});
}

}  // namespace ttadak::sql
