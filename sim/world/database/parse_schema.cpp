#include "parse_schema.h"

#include <array>

#include "parse_expression.h"
#include "parse_references.h"
#include "sim/kernel/words.h"

namespace ttadak::sql {

namespace {

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
void constrain(CreateTable& create, const ParseTree& constraint, const FindTable& known) {
  Column& column = create.columns.back();
  const auto type = constraint.string("contype");
  if (type == "CONSTR_PRIMARY" || type == "CONSTR_UNIQUE") {
    addKey(create, constraint, {column.name});
  } else if (type == "CONSTR_IDENTITY") {
    column.generated = column.notNull = true;
  } else if (type == "CONSTR_NOTNULL") {
    column.notNull = true;
  } else if (type == "CONSTR_DEFAULT") {
    column.byDefault = column.stored(constantOf(constraint.at("raw_expr")));
  } else if (type == "CONSTR_FOREIGN") {
    create.foreignKeys.push_back(foreignKeyOf(constraint, create, {column.name}, known));
  } else if (type != "CONSTR_NULL") {
    constraint.notSupported(inWords(type));
  }
}

void addColumn(CreateTable& create, const ParseTree& definition, const FindTable& known) {
  const auto type = namesIn(definition.at("typeName"), "names").back();
  Column column{definition.string("colname"), false, type == "serial" || type == "bigserial"};
  column.type = typeOf(definition.at("typeName"));
  create.columns.push_back(std::move(column));
  for (const ParseTree& constraint : definition.list("constraints")) constrain(create, constraint.node(), known);
}

/// PRIMARY KEY (...), UNIQUE (...), FOREIGN KEY (...).
void constrainTable(CreateTable& create, const ParseTree& constraint, const FindTable& known) {
  if (constraint.string("contype") == "CONSTR_FOREIGN") {
    create.foreignKeys.push_back(foreignKeyOf(constraint, create, namesIn(constraint, "fk_attrs"), known));
    return;
  }
  if (constraint.has("exclusions")) {
    create.indexes.push_back({constraint.string("conname")});
    for (const ParseTree& pair : constraint.list("exclusions")) {
      const auto column = pair.node().list("items").front().node().string("name");
      create.indexes.back().columns.push_back(columnOf(pair, column, create.name, create.columns));
    }
    return;
  }
  if (!constraint.has("keys")) constraint.notSupported(inWords(constraint.string("contype")));
  addKey(create, constraint, namesIn(constraint, "keys"));
}

/// As PostgreSQL calls a part of an index that has no name.
std::string nameOf(const ParseTree& element) {
  if (!element.has("expr")) return element.string("name");
  const ParseTree expression = element.at("expr");
  return expression.kind() == "FuncCall" ? namesIn(expression.node(), "funcname").back() : "expr";
}

}  // namespace

Table* tableOf(const ParseTree& tree, const FindTable& known) {
  tree.allowOnly({"relname", "inh", "relpersistence", "alias", "schemaname"});
  if (const auto schema = tree.string("schemaname"); !schema.empty() && schema != "public")
    tree.notSupported("the schema " + schema);
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

Type typeOf(const ParseTree& typeName) {
  const auto name = namesIn(typeName, "names").back();
  for (const char* number : {"int2", "int4", "int8", "numeric", "serial", "bigserial"}) {
    if (name == number) return Type::number;
  }
  for (const char* text : {"text", "varchar", "bpchar", "name"}) {
    if (name == text) return Type::text;
  }
  return name == "bool" ? Type::truth : Type::any;
}

UniqueKey keyOf(const ParseTree& tree, const char* elements, const Table& table, Known& known) {
  const Names names = Names::of(known, table);
  UniqueKey key;
  for (const ParseTree& element : tree.list(elements)) {
    const ParseTree node = element.node();
    if (node.has("expr")) {
      key.expressions.push_back(expressionOf(node.at("expr"), names));
    } else {
      key.columns.push_back(columnOf(element, node.string("name"), table));
    }
  }
  if (tree.has("whereClause")) key.where = expressionOf(tree.at("whereClause"), names);
  return key;
}

bool isSameKey(const UniqueKey& one, const UniqueKey& other) {
  return one.columns == other.columns && one.expressions == other.expressions && one.where == other.where;
}

CreateTable createTable(const ParseTree& tree, const FindTable& known) {
  tree.allowOnly({"relation", "tableElts", "oncommit", "options"});
  const ParseTree relation = tree.at("relation");
  CreateTable create{relation.string("relname"), {}, {}};
  if (known(create.name) != nullptr)
    relation.refuse(words("there is a table '{}' already", "테이블 '{}'이(가) 이미 있습니다", create.name));
  const auto elements = tree.list("tableElts");
  for (const ParseTree& element : elements) {
    if (element.kind() == "ColumnDef") addColumn(create, element.node(), known);
  }
  for (const ParseTree& element : elements) {
    if (element.kind() != "ColumnDef") constrainTable(create, element.node(), known);
  }
  return create;
}

DropTable dropTable(const ParseTree& tree, const FindTable& known) {
  if (tree.string("removeType") != "OBJECT_TABLE") tree.notSupported("DROP of anything but a table");
  DropTable drop;
  for (const ParseTree& object : tree.list("objects")) {
    const auto name = object.node().list("items").back().node().string("sval");
    if (known(name) != nullptr) {
      drop.names.push_back(name);
    } else if (!tree.has("missing_ok")) {
      tree.refuse(words("there is no table '{}'", "테이블 '{}'이(가) 없습니다", name));
    }
  }
  return drop;
}

Statement::Deed createIndex(const ParseTree& tree, const FindTable& known) {
  Table* table = tableOf(tree.at("relation"), known);
  Known names{known};
  UniqueKey key = keyOf(tree, "indexParams", *table, names);
  key.name = tree.string("idxname");
  if (!tree.has("unique")) return AddIndex{table, {key.name, key.columns}};
  if (key.name.empty()) {
    key.name = table->tableName();
    for (const ParseTree& element : tree.list("indexParams")) key.name += "_" + nameOf(element.node());
    key.name += "_idx";
  }
  return AddKey{table, std::move(key)};
}

Statement::Deed alterTable(const ParseTree& tree, const FindTable& known) {
  auto* table = tableOf(tree.at("relation"), known);
  const auto commands = tree.list("cmds");
  const ParseTree command = commands.front().node();
  if (commands.size() != 1 || command.string("subtype") != "AT_AddConstraint") tree.notSupported("this ALTER TABLE");
  const ParseTree constraint = command.at("def").node();
  if (const auto type = constraint.string("contype"); type != "CONSTR_UNIQUE") constraint.notSupported(inWords(type));
  UniqueKey key{constraint.string("conname"), {}};
  for (const auto& column : namesIn(constraint, "keys")) key.columns.push_back(columnOf(constraint, column, *table));
  return AddKey{table, std::move(key)};
}

LockTable lockTable(const ParseTree& tree, const FindTable& known) {
  LockTable lock;
  for (const ParseTree& relation : tree.list("relations")) lock.tables.push_back(tableOf(relation.node(), known));
  lock.mode = static_cast<TableLockMode>(tree.json().value("mode", 8) - 1);
  lock.waits = !tree.has("nowait");
  for (Table* table : lock.tables) table->isLockedAsAWhole();
  return lock;
}

}  // namespace ttadak::sql
