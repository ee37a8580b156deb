#include "sim/world/database/parser.h"

#include <algorithm>

#include "parse_control.h"
#include "parse_expression.h"
#include "parse_from.h"
#include "parse_schema.h"
#include "parse_select.h"
#include "parse_tree.h"
#include "sim/kernel/words.h"
#include "statement_words.h"

namespace ttadak::sql {

Statement statement(const ParseTree& tree, Known& known);

namespace {

Changes changesOf(const ParseTree& tree, const Table& table, const Names& names) {
  Changes changes;
  for (const ParseTree& target : tree.list("targetList")) {
    const auto column = columnOf(target, target.node().string("name"), table);
    changes.emplace_back(column, expressionOf(target.node().at("val"), names));
  }
  return changes;
}

/// The keys that ON CONFLICT names, by their columns or by their name.
std::vector<std::size_t> arbitersOf(const ParseTree& clause, const Table& table, Known& known) {
  std::vector<std::size_t> found;
  if (!clause.has("infer")) return found;
  const ParseTree infer = clause.at("infer");
  const auto named = infer.string("conname");
  const UniqueKey wanted = keyOf(infer, "indexElems", table, known);
  for (std::size_t i = 0; i < table.keys().size(); ++i) {
    const UniqueKey& key = table.keys()[i];
    const bool same = named.empty() ? isSameKey(key, wanted) : key.name == named;
    if (same) found.push_back(i);
  }
  if (found.empty()) {
    clause.refuse({"there is no unique or exclusion constraint matching the ON CONFLICT specification",
                   "ON CONFLICT에 맞는 유니크 키가 없습니다"});
  }
  return found;
}

Insert::OnConflict onConflictOf(const ParseTree& clause, const Table& table, Known& known) {
  Insert::OnConflict onConflict{arbitersOf(clause, table, known), {}, {}};
  if (clause.string("action") != "ONCONFLICT_UPDATE") return onConflict;
  Names names = Names::of(known, table);
  names.excluded = true;
  onConflict.changes = changesOf(clause, table, names);
  onConflict.where = whereOf(clause, names);
  return onConflict;
}

Insert insert(const ParseTree& tree, Known& known) {
  tree.allowOnly({"relation", "cols", "selectStmt", "override", "onConflictClause", "returningList", "withClause"});
  Insert insert{tableOf(tree.at("relation"), known.table), {}, {}};
  const Table& table = *insert.table;
  for (const ParseTree& target : tree.list("cols"))
    insert.columns.push_back(columnOf(target, target.node().string("name"), table));
  const bool named = !insert.columns.empty();
  for (std::size_t i = 0; !named && i < table.columns().size(); ++i) insert.columns.push_back(i);
  if (!tree.has("selectStmt")) {
    insert.columns.clear();
    insert.rows.emplace_back();  // DEFAULT VALUES
  } else if (const ParseTree source = tree.at("selectStmt").node();
             !source.has("valuesLists") || source.has("sortClause") || source.has("limitCount")) {
    insert.from = std::make_shared<const Select>(selectOf(source, known));
  } else {
    for (const ParseTree& tuple : source.list("valuesLists")) {
      std::vector<Expression> values;
      for (const ParseTree& item : tuple.node().list("items"))
        values.push_back(expressionOf(item, Names::ofNothing(known)));
      const bool fits = named ? values.size() == insert.columns.size() : values.size() <= insert.columns.size();
      if (!fits)
        tuple.refuse(words("{} values for {} columns", "열 {1}개에 값 {0}개", values.size(), insert.columns.size()));
      while (values.size() < insert.columns.size()) values.push_back({Expression::Kind::byDefault});
      insert.rows.push_back(std::move(values));
    }
  }
  if (tree.has("onConflictClause")) insert.onConflict = onConflictOf(tree.at("onConflictClause"), table, known);
  insert.returning = outputsOf(tree, "returningList", Names::of(known, table));
  return insert;
}

/// What else the rows of an UPDATE or a DELETE are put together from; null if it is about its table alone.
std::shared_ptr<const From> othersOf(const ParseTree& tree, const char* field, Table* table, Names& names) {
  auto others = fromOf(tree, field, names);
  if (!others) return nullptr;
  From own;
  own.table = table;
  own.width = table->columns().size();
  return std::make_shared<const From>(beside(std::move(own), std::move(*others)));
}

Update update(const ParseTree& tree, Known& known) {
  tree.allowOnly({"relation", "targetList", "whereClause", "returningList", "withClause", "fromClause"});
  Update update{tableOf(tree.at("relation"), known.table), {}};
  Names names = Names::of(known, *update.table, aliasOf(tree.at("relation")));
  update.from = othersOf(tree, "fromClause", update.table, names);
  update.changes = changesOf(tree, *update.table, names);
  update.where = whereOf(tree, names);
  update.returning = outputsOf(tree, "returningList", names);
  return update;
}

Delete remove(const ParseTree& tree, Known& known) {
  tree.allowOnly({"relation", "whereClause", "returningList", "withClause", "usingClause"});
  Delete remove{tableOf(tree.at("relation"), known.table)};
  Names names = Names::of(known, *remove.table, aliasOf(tree.at("relation")));
  remove.from = othersOf(tree, "usingClause", remove.table, names);
  remove.where = whereOf(tree, names);
  remove.returning = outputsOf(tree, "returningList", names);
  return remove;
}

}  // namespace

Statement statement(const ParseTree& tree, Known& known) {
  const auto& kind = tree.kind();
  const ParseTree node = tree.node();
  Statement statement;
  if (node.has("withClause")) {
    const ParseTree clause = node.at("withClause");
    if (clause.has("recursive")) clause.notSupported("WITH RECURSIVE");
    for (const ParseTree& one : clause.list("ctes")) {
      const ParseTree query = one.node().at("ctequery");
      statement.with.push_back(std::make_shared<const Statement>(sql::statement(query, known)));
      known.with[one.node().string("ctename")] = statement.with.back();
    }
  }
  if (kind == "SelectStmt") {
    statement.deed = selectOf(node, known);
  } else if (kind == "InsertStmt") {
    statement.deed = insert(node, known);
  } else if (kind == "UpdateStmt") {
    statement.deed = update(node, known);
  } else if (kind == "DeleteStmt") {
    statement.deed = remove(node, known);
  } else if (kind == "LockStmt") {
    statement.deed = lockTable(node, known.table);
  } else if (kind == "CreateStmt") {
    statement.deed = createTable(node, known.table);
  } else if (kind == "DropStmt") {
    statement.deed = dropTable(node, known.table);
  } else if (kind == "IndexStmt") {
    statement.deed = createIndex(node, known.table);
  } else if (kind == "AlterTableStmt") {
    statement.deed = alterTable(node, known.table);
  } else {
    statement.deed = controlOf(kind, node);
  }
  return statement;
}

std::vector<Statement> parse(const std::string& text, const FindTable& known, Dialect dialect) {
  const SqlText sql = textOf(text, dialect);
  ParseTree::Json document;
  std::vector<Statement> statements;
  for (const ParseTree& tree : ParseTree::statementsOf(sql, document)) {
    Known names{known};
    statements.push_back(statement(tree, names));
    statements.back().advisory = names.usesAdvisoryLocks;
    statements.back().tables = tablesOf(statements.back());
  }
  return statements;
}

}  // namespace ttadak::sql
