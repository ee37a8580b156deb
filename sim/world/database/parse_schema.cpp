#include "parse_schema.h"

#include <array>

#include "parse_expression.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

std::vector<std::string> namesIn(const ParseTree& tree, const char* field) {
  std::vector<std::string> names;
  for (const ParseTree& key : tree.list(field)) names.push_back(key.node().string("sval"));
  return names;
}

/// As PostgreSQL names a key that has no name.
std::string keyName(const std::string& table, const std::vector<std::string>& columns, bool primary) {
  if (primary) return table + "_pkey";
  std::string name = table;
  for (const auto& column : columns) name += "_" + column;
  return name + "_key";
}

void addKey(CreateTable& create, const ParseTree& constraint, std::vector<std::string> columns) {
  const auto name = constraint.string("conname");
  const bool primary = constraint.string("contype") == "CONSTR_PRIMARY";
  create.keys.emplace_back(name.empty() ? keyName(create.name, columns, primary) : name, std::move(columns));
}

void constrain(CreateTable& create, Column& column, const ParseTree& constraint) {
  const auto type = constraint.string("contype");
  if (type == "CONSTR_PRIMARY" || type == "CONSTR_UNIQUE") {
    addKey(create, constraint, {column.name});
    column.notNull = column.notNull || type == "CONSTR_PRIMARY";
  } else if (type == "CONSTR_NOTNULL") {
    column.notNull = true;
  } else if (type == "CONSTR_DEFAULT") {
    column.byDefault = expressionOf(constraint.at("raw_expr"), nullptr).valueOf({}, {});
  } else {
    constraint.notSupported(type);
  }
}

void addColumn(CreateTable& create, const ParseTree& definition) {
  Column column{definition.string("colname")};
  const auto type = namesIn(definition.at("typeName"), "names").back();
  column.generated = type == "serial" || type == "bigserial";
  for (const ParseTree& constraint : definition.list("constraints")) constrain(create, column, constraint.node());
  create.columns.push_back(std::move(column));
}

Statement addKeyTo(Table* table, std::string name, const ParseTree& tree, const std::vector<std::string>& columns) {
  if (name.empty()) name = keyName(table->tableName(), columns, false);
  UniqueKey key{std::move(name), {}};
  for (const auto& column : columns) key.columns.push_back(columnOf(tree, column, *table));
  return AddKey{table, std::move(key)};
}

}  // namespace

Table* tableOf(const ParseTree& tree, const FindTable& known) {
  tree.allowOnly({"relname", "inh", "relpersistence"});
  const auto name = tree.string("relname");
  if (auto* table = known(name)) return table;
  tree.refuse(words("there is no table '{}'", "테이블 '{}'이(가) 없습니다", name));
}

Isolation isolationNamed(const ParseTree& tree, const std::string& name) {
  static const std::array<std::pair<const char*, Isolation>, 4> levels{
      {{"read uncommitted", Isolation::readUncommitted},
       {"read committed", Isolation::readCommitted},
       {"repeatable read", Isolation::repeatableRead},
       {"serializable", Isolation::serializable}}};
  for (const auto& [level, isolation] : levels) {
    if (name == level) return isolation;
  }
  tree.notSupported("isolation level " + name);
}

Statement createTable(const ParseTree& tree) {
  tree.allowOnly({"relation", "tableElts", "oncommit"});
  CreateTable create{tree.at("relation").string("relname"), {}, {}};
  for (const ParseTree& element : tree.list("tableElts")) {
    const ParseTree node = element.node();
    if (element.kind() == "ColumnDef") {
      addColumn(create, node);
    } else if (node.has("keys")) {
      addKey(create, node, namesIn(node, "keys"));
    } else {
      node.notSupported(node.string("contype"));
    }
  }
  return create;
}

Statement createIndex(const ParseTree& tree, const FindTable& known) {
  if (!tree.has("unique")) tree.notSupported("an index that is not unique");
  std::vector<std::string> columns;
  for (const ParseTree& element : tree.list("indexParams")) columns.push_back(element.node().string("name"));
  return addKeyTo(tableOf(tree.at("relation"), known), tree.string("idxname"), tree, columns);
}

Statement alterTable(const ParseTree& tree, const FindTable& known) {
  auto* table = tableOf(tree.at("relation"), known);
  const auto commands = tree.list("cmds");
  const ParseTree command = commands.front().node();
  if (commands.size() != 1 || command.string("subtype") != "AT_AddConstraint") tree.notSupported("this ALTER TABLE");
  const ParseTree constraint = command.at("def").node();
  if (constraint.string("contype") != "CONSTR_UNIQUE") tree.notSupported(constraint.string("contype"));
  return addKeyTo(table, constraint.string("conname"), constraint, namesIn(constraint, "keys"));
}

}  // namespace ttadak::sql
