#include "sim/world/database/parser.h"

#include <algorithm>

#include "parse_expression.h"
#include "parse_schema.h"
#include "parse_tree.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

std::optional<Expression> where(const ParseTree& tree, const Table& table) {
  if (!tree.has("whereClause")) return std::nullopt;
  return expressionOf(tree.at("whereClause"), &table);
}

void addOutputs(Select& select, const ParseTree& tree) {
  for (const ParseTree& target : tree.list("targetList")) {
    const ParseTree value = target.node().at("val");
    const bool star = value.kind() == "ColumnRef" && value.node().list("fields").back().kind() == "A_Star";
    if (star) {
      for (std::size_t i = 0; i < select.table->columns().size(); ++i)
        select.outputs.push_back({select.table->columns()[i].name, {Expression::Kind::column, {}, i}});
      continue;
    }
    auto expression = expressionOf(value, select.table);
    auto name = target.node().string("name");
    if (name.empty() && expression.kind == Expression::Kind::column)
      name = select.table->columns()[expression.index].name;
    select.outputs.push_back({name.empty() ? "?column?" : name, std::move(expression)});
  }
}

void addLock(Select& select, const ParseTree& tree) {
  const auto clauses = tree.list("lockingClause");
  if (clauses.empty()) return;
  if (clauses.size() > 1) tree.notSupported("more than one locking clause");
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

Statement select(const ParseTree& tree, const FindTable& known) {
  tree.allowOnly({"targetList", "fromClause", "whereClause", "sortClause", "lockingClause", "limitOption", "op"});
  const auto from = tree.list("fromClause");
  if (from.size() != 1 || from[0].kind() != "RangeVar") tree.notSupported("a SELECT that is not from one table");
  Select select{tableOf(from[0].node(), known), {}, {}, {}, {}};
  addOutputs(select, tree);
  select.where = where(tree, *select.table);
  for (const ParseTree& item : tree.list("sortClause")) {
    const auto key = expressionOf(item.node().at("node"), select.table);
    if (key.kind != Expression::Kind::column) item.notSupported("ORDER BY an expression");
    if (item.node().string("sortby_nulls") != "SORTBY_NULLS_DEFAULT") item.notSupported("NULLS FIRST and NULLS LAST");
    select.order.push_back({key.index, item.node().string("sortby_dir") == "SORTBY_DESC"});
  }
  addLock(select, tree);
  return select;
}

Statement insert(const ParseTree& tree, const FindTable& known) {
  tree.allowOnly({"relation", "cols", "selectStmt", "override"});
  Insert insert{tableOf(tree.at("relation"), known), {}, {}};
  for (const ParseTree& target : tree.list("cols"))
    insert.columns.push_back(columnOf(target, target.node().string("name"), *insert.table));
  if (insert.columns.empty()) {
    for (std::size_t i = 0; i < insert.table->columns().size(); ++i) insert.columns.push_back(i);
  }
  if (!tree.has("selectStmt")) tree.notSupported("DEFAULT VALUES");
  const ParseTree source = tree.at("selectStmt").node();
  if (!source.has("valuesLists")) tree.notSupported("INSERT ... SELECT");
  for (const ParseTree& tuple : source.list("valuesLists")) {
    std::vector<Expression> values;
    for (const ParseTree& item : tuple.node().list("items")) values.push_back(expressionOf(item, nullptr));
    if (values.size() != insert.columns.size())
      tuple.refuse(words("{} values for {} columns", "열 {1}개에 값 {0}개", values.size(), insert.columns.size()));
    insert.rows.push_back(std::move(values));
  }
  return insert;
}

Statement update(const ParseTree& tree, const FindTable& known) {
  tree.allowOnly({"relation", "targetList", "whereClause"});
  Update update{tableOf(tree.at("relation"), known), {}, {}};
  for (const ParseTree& target : tree.list("targetList")) {
    const auto column = columnOf(target, target.node().string("name"), *update.table);
    update.changes.emplace_back(column, expressionOf(target.node().at("val"), update.table));
  }
  update.where = where(tree, *update.table);
  return update;
}

Statement transaction(const ParseTree& tree) {
  const auto kind = tree.string("kind");
  if (kind == "TRANS_STMT_COMMIT") return Commit{};
  if (kind == "TRANS_STMT_ROLLBACK") return Rollback{};
  if (kind != "TRANS_STMT_BEGIN" && kind != "TRANS_STMT_START") tree.notSupported(inWords(kind));
  Begin begin;
  for (const ParseTree& option : tree.list("options")) {
    const auto name = option.node().string("defname");
    if (name != "transaction_isolation") option.notSupported(name);
    begin.isolation = isolationNamed(option, option.node().at("arg").node().at("sval").string("sval"));
  }
  return begin;
}

Statement statement(const ParseTree& tree, const FindTable& known) {
  const auto& kind = tree.kind();
  const ParseTree node = tree.node();
  if (kind == "SelectStmt") return select(node, known);
  if (kind == "InsertStmt") return insert(node, known);
  if (kind == "UpdateStmt") return update(node, known);
  if (kind == "DeleteStmt") {
    node.allowOnly({"relation", "whereClause"});
    auto* table = tableOf(node.at("relation"), known);
    return Delete{table, where(node, *table)};
  }
  if (kind == "TransactionStmt") return transaction(node);
  if (kind == "CreateStmt") return createTable(node, known);
  if (kind == "IndexStmt") return createIndex(node, known);
  if (kind == "AlterTableStmt") return alterTable(node, known);
  node.notSupported(inWords(kind));
}

}  // namespace

std::vector<Statement> parse(const std::string& text, const FindTable& known) {
  ParseTree::Json document;
  std::vector<Statement> statements;
  for (const ParseTree& tree : ParseTree::statementsOf(text, document)) statements.push_back(statement(tree, known));
  return statements;
}

}  // namespace ttadak::sql
