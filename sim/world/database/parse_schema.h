#pragma once

#include "parse_names.h"
#include "parse_tree.h"
#include "sim/world/database/parser.h"

// The statements that say what tables there are, and the names that other statements share with them.

namespace ttadak::sql {

/// The table that a RangeVar names.
Table* tableOf(const ParseTree& tree, const FindTable& known);
Isolation isolationNamed(const ParseTree& tree, const std::string& name);
/// What the values of a column are, by the name of its type.
Type typeOf(const ParseTree& typeName);
/// The key that a list of index elements, and a condition beside it, describe.
UniqueKey keyOf(const ParseTree& tree, const char* elements, const Table& table, Known& known);
bool isSameKey(const UniqueKey& one, const UniqueKey& other);

CreateTable createTable(const ParseTree& tree, const FindTable& known);
DropTable dropTable(const ParseTree& tree, const FindTable& known);
Statement::Deed createIndex(const ParseTree& tree, const FindTable& known);
Statement::Deed alterTable(const ParseTree& tree, const FindTable& known);
LockTable lockTable(const ParseTree& tree, const FindTable& known);

}  // namespace ttadak::sql
