#include "parse_expression.h"
#include "parse_from.h"
#include "parse_select.h"
#include "sim/kernel/words.h"

// What a query gives back.

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

/// As PostgreSQL calls a column that has no name.
std::string nameOf(const ParseTree& target, const Expression& value) {
  if (auto name = target.string("name"); !name.empty()) return name;
  const ParseTree tree = target.at("val");
  if (tree.kind() == "ColumnRef") return tree.node().list("fields").back().node().string("sval");
  if (tree.kind() == "FuncCall") {
    const auto name = tree.node().name("funcname");
    return name.substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
  }
  if (tree.kind() == "CoalesceExpr") return "coalesce";
  if (value.kind == Kind::exists) return "exists";
  if (tree.kind() == "CaseExpr") return "case";
  if (tree.kind() == "TypeCast") return tree.node().at("typeName").list("names").back().node().string("sval");
  return "?column?";
}

/// `*`, or `t.*`.
void addStar(const ParseTree& reference, const Names& names, std::vector<Output>& outputs) {
  const auto fields = reference.node().list("fields");
  if (fields.size() == 1) {
    for (const std::size_t i : names.visible) outputs.push_back({names.columnName(i), {Kind::column, {}, i}});
    return;
  }
  const auto table = fields[fields.size() - 2].node().string("sval");
  for (const Names::Part& part : names.parts) {
    if (part.name != table) continue;
    for (std::size_t i = 0; i < part.columns.size(); ++i)
      outputs.push_back({part.columns[i], {Kind::column, {}, part.first + i}});
    return;
  }
  reference.refuse(words("there is no table '{}' in FROM", "FROM에 테이블 '{}'이(가) 없습니다", table));
}

}  // namespace

std::vector<std::string> namesGivenBackBy(const Statement& statement) {
  const std::vector<Output>* outputs = nullptr;
  if (const auto* select = statement.as<Select>()) outputs = &select->outputs;
  if (const auto* insert = statement.as<Insert>()) outputs = &insert->returning;
  if (const auto* update = statement.as<Update>()) outputs = &update->returning;
  if (const auto* remove = statement.as<Delete>()) outputs = &remove->returning;
  std::vector<std::string> names;
  if (outputs == nullptr) return names;
  for (const Output& output : *outputs) names.push_back(output.name);
  return names;
}

std::vector<Output> outputsOf(const ParseTree& tree, const char* field, const Names& names) {
  std::vector<Output> outputs;
  for (const ParseTree& item : tree.list(field)) {
    const ParseTree target = item.node();
    const ParseTree value = target.at("val");
    if (value.kind() == "ColumnRef" && value.node().list("fields").back().kind() == "A_Star") {
      addStar(value, names, outputs);
    } else if (isSeries(value)) {
      Expression bounds;
      bounds.operands = boundsOf(value.node(), names);
      outputs.push_back({"generate_series", std::move(bounds), true});
    } else {
      auto expression = expressionOf(value, names);
      auto name = nameOf(target, expression);
      outputs.push_back({std::move(name), std::move(expression)});
    }
  }
  return outputs;
}

}  // namespace ttadak::sql
