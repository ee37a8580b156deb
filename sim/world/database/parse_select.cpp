#include "parse_select.h"

#include <algorithm>

#include "parse_expression.h"
#include "parse_schema.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

/// As PostgreSQL calls a column that has no name.
std::string nameOf(const ParseTree& target, const Expression& value, const Names& names) {
  if (auto name = target.string("name"); !name.empty()) return name;
  const ParseTree tree = target.at("val");
  if (value.kind == Kind::column) return names.columns[value.index];
  if (tree.kind() == "FuncCall") {
    const auto name = tree.node().name("funcname");
    return name.substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
  }
  if (tree.kind() == "CoalesceExpr") return "coalesce";
  if (value.kind == Kind::exists) return "exists";
  return "?column?";
}

bool isSeries(const ParseTree& tree) {
  return tree.kind() == "FuncCall" && tree.node().name("funcname") == "generate_series";
}

std::vector<Expression> boundsOf(const ParseTree& call, const Names& names) {
  std::vector<Expression> bounds;
  for (const ParseTree& bound : call.list("args")) bounds.push_back(expressionOf(bound, names));
  if (bounds.size() != 2) call.notSupported("generate_series with a step");
  return bounds;
}

void addLock(Select& select, const ParseTree& tree) {
  const auto clauses = tree.list("lockingClause");
  if (clauses.empty()) return;
  if (clauses.size() > 1) tree.notSupported("more than one locking clause");
  if (select.table == nullptr) tree.notSupported("a locking clause where there is no table");
  const ParseTree clause = clauses.front().node();
  const auto strength = clause.string("strength");
  select.lock = strength == "LCS_FORUPDATE"        ? LockMode::exclusive
                : strength == "LCS_FORNOKEYUPDATE" ? LockMode::noKeyExclusive
                : strength == "LCS_FORSHARE"       ? LockMode::share
                                                   : LockMode::keyShare;
  const auto policy = clause.string("waitPolicy");
  select.wait = policy == "LockWaitError"  ? LockWait::fails
                : policy == "LockWaitSkip" ? LockWait::skipsRow
                                           : LockWait::untilFree;
}

bool namesColumn(const Expression& expression) {
  if (expression.kind == Kind::column) return true;
  return std::any_of(expression.operands.begin(), expression.operands.end(), namesColumn);
}

std::string aliasOf(const ParseTree& tree) { return tree.has("alias") ? tree.at("alias").string("aliasname") : ""; }

/// Where the rows come from; what they are called.
Names source(Select& select, const ParseTree& tree, Known& known) {
  const auto from = tree.list("fromClause");
  if (from.empty()) return Names::ofNothing(known);
  if (from.size() != 1) tree.notSupported("a SELECT from more than one table");
  const ParseTree node = from[0].node();
  if (from[0].kind() == "RangeVar") {
    const auto with = known.with.find(node.string("relname"));
    if (with == known.with.end()) {
      select.table = tableOf(node, known.table);
      return Names::of(known, *select.table, aliasOf(node));
    }
    select.with = with->second;
    return {known, with->first, aliasOf(node), namesGivenBackBy(*with->second)};
  }
  if (from[0].kind() == "RangeFunction" && !node.list("functions").empty()) {
    const ParseTree function = node.list("functions").front().node().list("items").front();
    if (!isSeries(function)) function.notSupported("FROM this function");
    select.series = boundsOf(function.node(), Names::ofNothing(known));
    const auto alias = aliasOf(node);
    const auto columns = node.has("alias") ? node.at("alias").list("colnames") : std::vector<ParseTree>();
    const auto column = !columns.empty() ? columns[0].node().string("sval") : alias.empty() ? "generate_series" : alias;
    return {known, alias.empty() ? "generate_series" : alias, "", {column}};
  }
  from[0].notSupported(inWords(from[0].kind()));
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
      for (std::size_t i = 0; i < names.columns.size(); ++i)
        outputs.push_back({names.columns[i], {Kind::column, {}, i}});
    } else if (isSeries(value)) {
      Expression bounds;
      bounds.operands = boundsOf(value.node(), names);
      outputs.push_back({"generate_series", std::move(bounds), true});
    } else {
      auto expression = expressionOf(value, names);
      auto name = nameOf(target, expression, names);
      outputs.push_back({std::move(name), std::move(expression)});
    }
  }
  return outputs;
}

std::optional<Expression> whereOf(const ParseTree& tree, const Names& names) {
  if (!tree.has("whereClause")) return std::nullopt;
  return expressionOf(tree.at("whereClause"), names);
}

Select selectOf(const ParseTree& tree, Known& known, const Names* outer) {
  tree.allowOnly({"targetList", "fromClause", "whereClause", "sortClause", "lockingClause", "limitOption", "limitCount",
                  "op", "withClause"});
  Select select;
  Names names = source(select, tree, known);
  names.outer = outer;
  select.where = whereOf(tree, names);
  for (const ParseTree& item : tree.list("sortClause")) {
    const ParseTree node = item.node();
    if (node.string("sortby_nulls") != "SORTBY_NULLS_DEFAULT") item.notSupported("NULLS FIRST and NULLS LAST");
    if (node.at("node").kind() == "A_Const") item.notSupported("ORDER BY a column's number");
    select.order.push_back({expressionOf(node.at("node"), names), node.string("sortby_dir") == "SORTBY_DESC"});
  }
  if (tree.has("limitCount")) select.limit = expressionOf(tree.at("limitCount"), Names::ofNothing(known));
  addLock(select, tree);
  names.aggregates = &select.aggregates;
  select.outputs = outputsOf(tree, "targetList", names);
  for (const Output& output : select.outputs) {
    if (!select.aggregates.empty() && namesColumn(output.value)) tree.notSupported("a column beside an aggregate");
  }
  return select;
}

}  // namespace ttadak::sql
