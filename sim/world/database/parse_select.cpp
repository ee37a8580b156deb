#include "parse_select.h"

#include <algorithm>

#include "join_conditions.h"
#include "parse_expression.h"
#include "parse_from.h"
#include "parse_groups.h"
#include "parse_schema.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

/// Which parts of a join the clause names; all tables if none is.
std::vector<std::size_t> lockedParts(const ParseTree& tree, const Select& select, const Names& names) {
  const auto wanted = tree.list("lockingClause").front().node().list("lockedRels");
  std::vector<std::size_t> locked;
  const auto parts = partsOf(*select.from);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].from->kind == From::Kind::query) tree.notSupported("a locking clause over a subquery");
    const auto isMeant = [&](const ParseTree& one) { return one.node().string("relname") == names.parts[i].name; };
    const bool named = wanted.empty() || std::any_of(wanted.begin(), wanted.end(), isMeant);
    if (named && parts[i].from->kind == From::Kind::table) locked.push_back(i);
  }
  return locked;
}

void addLock(Select& select, const ParseTree& tree, const Names& names) {
  const auto clauses = tree.list("lockingClause");
  if (clauses.empty()) return;
  if (clauses.size() > 1) tree.notSupported("more than one locking clause");
  const ParseTree clause = clauses.front().node();
  for (const ParseTree& one : clause.list("lockedRels")) {
    const auto name = one.node().string("relname");
    const auto isMeant = [&](const Names::Part& part) { return part.name == name; };
    if (std::none_of(names.parts.begin(), names.parts.end(), isMeant))
      one.refuse(words("there is no table '{}' in FROM", "FROM에 테이블 '{}'이(가) 없습니다", name));
  }
  if (select.from != nullptr) select.locked = lockedParts(tree, select, names);
  if (select.table == nullptr && select.locked.empty()) tree.notSupported("a locking clause where there is no table");
  if (select.from != nullptr && hasRightJoin(*select.from)) tree.notSupported("a locking clause with a RIGHT JOIN");
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

/// Gives back every column of its source, under these names.
Select allOf(From from, const std::vector<std::string>& columns) {
  Select select;
  for (std::size_t i = 0; i < columns.size(); ++i) select.outputs.push_back({columns[i], {Kind::column, {}, i}});
  select.from = std::make_shared<const From>(std::move(from));
  return select;
}

From queryIn(Select query) {
  From from;
  from.kind = From::Kind::query;
  from.width = query.outputs.size();
  from.query = std::make_shared<const Select>(std::move(query));
  return from;
}

std::vector<std::string> columnNames(const Select& query) {
  std::vector<std::string> names;
  for (const Output& output : query.outputs) names.push_back(output.name);
  return names;
}

/// VALUES, UNION, INTERSECT and EXCEPT.
Select combined(const ParseTree& tree, Known& known, const Names* outer) {
  Names names = Names::ofNothing(known);
  names.outer = outer;
  if (tree.has("valuesLists")) {
    From values = valuesOf(tree, names);
    std::vector<std::string> columns;
    for (std::size_t i = 1; i <= values.width; ++i) columns.push_back("column" + std::to_string(i));
    return allOf(std::move(values), columns);
  }
  const auto op = tree.string("op");
  const bool all = tree.has("all");
  if (all && op != "SETOP_UNION") tree.notSupported("INTERSECT ALL and EXCEPT ALL");
  Select left = selectOf(tree.at("larg"), known, outer);
  Select right = selectOf(tree.at("rarg"), known, outer);
  if (left.lock || right.lock) tree.notSupported("a locking clause in a UNION");
  if (left.outputs.size() != right.outputs.size())
    tree.refuse({"each query of a UNION must have the same number of columns", "UNION의 질의는 열 수가 같아야 합니다"});
  const auto columns = columnNames(left);
  From from;
  from.kind = op == "SETOP_INTERSECT" ? From::Kind::intersect
              : op == "SETOP_EXCEPT"  ? From::Kind::except
              : all                   ? From::Kind::unionAll
                                      : From::Kind::unite;
  from.width = columns.size();
  from.parts = {queryIn(std::move(left)), queryIn(std::move(right))};
  return allOf(std::move(from), columns);
}

void addLimits(Select& select, const ParseTree& tree, Known& known) {
  if (tree.string("limitOption") == "LIMIT_OPTION_WITH_TIES") tree.notSupported("WITH TIES");
  if (tree.has("limitCount")) select.limit = expressionOf(tree.at("limitCount"), Names::ofNothing(known));
  if (tree.has("limitOffset")) select.offset = expressionOf(tree.at("limitOffset"), Names::ofNothing(known));
}

}  // namespace

std::optional<Expression> whereOf(const ParseTree& tree, const Names& names) {
  if (!tree.has("whereClause")) return std::nullopt;
  return expressionOf(tree.at("whereClause"), names);
}

Select selectOf(const ParseTree& tree, Known& known, const Names* outer) {
  tree.allowOnly({"targetList", "fromClause", "whereClause", "sortClause", "lockingClause", "limitOption", "limitCount",
                  "limitOffset", "op", "withClause", "groupClause", "havingClause", "distinctClause", "valuesLists",
                  "all", "larg", "rarg"});
  Select select;
  Names names{known, {}, {}, false, outer};
  if (tree.has("valuesLists") || tree.has("larg")) {
    select = combined(tree, known, outer);
    names.add("", columnNames(select));
    addOrder(select, tree, names);
    addLimits(select, tree, known);
    if (tree.has("lockingClause")) tree.notSupported("a locking clause in a UNION");
    return select;
  }
  if (auto from = fromOf(tree, "fromClause", names); from && from->kind == From::Kind::table) {
    select.table = from->table;
  } else if (from) {
    select.from = std::make_shared<const From>(std::move(*from));
  }
  select.where = whereOf(tree, names);
  names.aggregates = &select.aggregates;
  select.outputs = outputsOf(tree, "targetList", names);
  addGroups(select, tree, names);
  if (!tree.has("distinctClause")) {
    addOrder(select, tree, names);
    checkGroups(select, tree);
    addLimits(select, tree, known);
    addLock(select, tree, names);
    return select;
  }
  if (!tree.list("distinctClause").front().json().empty()) tree.notSupported("DISTINCT ON");
  if (tree.has("lockingClause")) tree.notSupported("a locking clause with DISTINCT");
  Select ordered = select;
  addOrder(ordered, tree, names);
  checkGroups(ordered, tree);
  From from;
  from.kind = From::Kind::distinct;
  from.width = select.outputs.size();
  const auto columns = columnNames(select);
  from.parts = {queryIn(std::move(select))};
  Select distinct = allOf(std::move(from), columns);
  for (auto& order : ordered.order) {
    const auto same = std::find_if(ordered.outputs.begin(), ordered.outputs.end(),
                                   [&](const Output& output) { return output.value == order.by; });
    if (same == ordered.outputs.end())
      tree.refuse({"for SELECT DISTINCT, ORDER BY expressions must appear in the select list",
                   "SELECT DISTINCT의 ORDER BY에는 SELECT에 있는 것만 쓸 수 있습니다"});
    order.by = {Kind::column, {}, static_cast<std::size_t>(same - ordered.outputs.begin())};
    distinct.order.push_back(std::move(order));
  }
  addLimits(distinct, tree, known);
  return distinct;
}

}  // namespace ttadak::sql
