#include "parse_expression.h"

#include <algorithm>
#include <map>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

Expression constant(const ParseTree& tree) {
  Expression expression;
  if (tree.has("isnull")) return expression;
  if (tree.has("ival")) {
    expression.constant = tree.at("ival").json().value("ival", std::int64_t{0});  // 0 is left out of the tree
  } else if (tree.has("fval")) {
    // What does not fit into 32 bits comes as text.
    const auto digits = tree.at("fval").string("fval");
    if (digits.find_first_not_of("-0123456789") != std::string::npos) tree.notSupported("fractions");
    try {
      expression.constant = static_cast<std::int64_t>(std::stoll(digits));
    } catch (const std::out_of_range&) {
      tree.notSupported("numbers beyond bigint");
    }
  } else if (tree.has("boolval")) {
    expression.constant = Value::truth(tree.at("boolval").json().value("boolval", false));
  } else if (tree.has("sval")) {
    expression.constant = tree.at("sval").string("sval");
  } else {
    tree.notSupported("this constant");
  }
  return expression;
}

Expression column(const ParseTree& tree, const Table* table) {
  auto name = tree.name("fields");
  if (table == nullptr) tree.notSupported("the column '" + name + "' here");
  const auto qualifier = table->tableName() + ".";
  if (name.starts_with(qualifier)) name = name.substr(qualifier.size());
  Expression expression;
  expression.kind = Kind::column;
  expression.index = columnOf(tree, name, *table);
  return expression;
}

Expression operation(const ParseTree& tree, const Table* table) {
  static const std::map<std::string, Kind> kinds{
      {"=", Kind::equal},        {"<>", Kind::notEqual}, {"<", Kind::less},
      {"<=", Kind::lessOrEqual}, {">", Kind::greater},   {">=", Kind::greaterOrEqual},
      {"+", Kind::plus},         {"-", Kind::minus},     {"*", Kind::times}};
  const auto sort = tree.string("kind");
  const auto name = tree.name("name");
  Expression expression;
  if (sort == "AEXPR_IN") {
    expression.kind = Kind::isOneOf;
    expression.operands.push_back(expressionOf(tree.at("lexpr"), table));
    for (const ParseTree& item : tree.at("rexpr").node().list("items"))
      expression.operands.push_back(expressionOf(item, table));
    return name == "=" ? expression : Expression{Kind::negation, {}, 0, {expression}};  // NOT IN is named <>
  }
  const auto kind = kinds.find(name);
  if (sort != "AEXPR_OP" || kind == kinds.end() || !tree.has("lexpr")) tree.notSupported("the operator " + name);
  expression.kind = kind->second;
  expression.operands = {expressionOf(tree.at("lexpr"), table), expressionOf(tree.at("rexpr"), table)};
  return expression;
}

Expression boolean(const ParseTree& tree, const Table* table) {
  const auto op = tree.string("boolop");
  Expression expression;
  expression.kind = op == "AND_EXPR" ? Kind::both : op == "OR_EXPR" ? Kind::either : Kind::negation;
  for (const ParseTree& operand : tree.list("args")) expression.operands.push_back(expressionOf(operand, table));
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

Expression expressionOf(const ParseTree& tree, const Table* table) {
  const auto& kind = tree.kind();
  const ParseTree node = tree.node();
  if (kind == "A_Const") return constant(node);
  if (kind == "ColumnRef") return column(node, table);
  if (kind == "A_Expr") return operation(node, table);
  if (kind == "BoolExpr") return boolean(node, table);
  Expression expression;
  if (kind == "ParamRef") {
    expression.kind = Kind::parameter;
    const auto number = node.json().value("number", 0);
    if (number < 1) node.notSupported("a parameter without a number: write $1, $2, ...");
    expression.index = static_cast<std::size_t>(number) - 1;
    return expression;
  }
  if (kind == "NullTest") {
    expression.kind = node.string("nulltesttype") == "IS_NULL" ? Kind::isNull : Kind::isNotNull;
    expression.operands = {expressionOf(node.at("arg"), table)};
    return expression;
  }
  node.notSupported(inWords(kind));
}

}  // namespace ttadak::sql
