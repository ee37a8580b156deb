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

void addKey(CreateTable& create, const ParseTree& constraint, const std::vector<std::string>& columns) {
  UniqueKey key{constraint.string("conname"), {}, constraint.string("contype") == "CONSTR_PRIMARY"};
  for (const auto& name : columns) {
    const auto column = columnOf(constraint, name, create.name, create.columns);
    create.columns[column].notNull |= key.primary;
    key.columns.push_back(column);
  }
  create.keys.push_back(std::move(key));
}

/// What stands behind the latest column.
void constrain(CreateTable& create, const ParseTree& constraint) {
  Column& column = create.columns.back();
  const auto type = constraint.string("contype");
  if (type == "CONSTR_PRIMARY" || type == "CONSTR_UNIQUE") {
    addKey(create, constraint, {column.name});
  } else if (type == "CONSTR_NOTNULL") {
    column.notNull = true;
  } else if (type == "CONSTR_DEFAULT") {
    column.byDefault = expressionOf(constraint.at("raw_expr"), nullptr).valueOf({}, {});
  } else if (type != "CONSTR_NULL") {
    constraint.notSupported(inWords(type));
  }
}

void addColumn(CreateTable& create, const ParseTree& definition) {
  const auto type = namesIn(definition.at("typeName"), "names").back();
  create.columns.push_back({definition.string("colname"), false, type == "serial" || type == "bigserial"});
  for (const ParseTree& constraint : definition.list("constraints")) constrain(create, constraint.node());
}

/// PRIMARY KEY (...), UNIQUE (...).
void constrainTable(CreateTable& create, const ParseTree& constraint) {
  if (!constraint.has("keys")) constraint.notSupported(inWords(constraint.string("contype")));
  addKey(create, constraint, namesIn(constraint, "keys"));
}

Statement addKeyTo(Table* table, const std::string& name, const ParseTree& tree,
                   const std::vector<std::string>& columns) {
  UniqueKey key{name, {}};
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

Statement createTable(const ParseTree& tree, const FindTable& known) {
  tree.allowOnly({"relation", "tableElts", "oncommit"});
  const ParseTree relation = tree.at("relation");
  CreateTable create{relation.string("relname"), {}, {}};
  if (known(create.name) != nullptr)
    relation.refuse(words("there is a table '{}' already", "테이블 '{}'이(가) 이미 있습니다", create.name));
  const auto elements = tree.list("tableElts");
  for (const ParseTree& element : elements) {
    if (element.kind() == "ColumnDef") addColumn(create, element.node());
  }
  for (const ParseTree& element : elements) {
    if (element.kind() != "ColumnDef") constrainTable(create, element.node());
  }
  return create;
}

Statement createIndex(const ParseTree& tree, const FindTable& known) {
  if (!tree.has("unique")) tree.notSupported("an index that is not unique");
  if (!tree.has("idxname")) tree.notSupported("an index without a name");
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
  if (const auto type = constraint.string("contype"); type != "CONSTR_UNIQUE") constraint.notSupported(inWords(type));
  return addKeyTo(table, constraint.string("conname"), constraint, namesIn(constraint, "keys"));
}

}  // namespace ttadak::sql
