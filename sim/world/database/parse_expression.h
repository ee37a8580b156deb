#pragma once

#include "parse_names.h"
#include "parse_tree.h"
#include "sim/world/database/expression.h"
#include "sim/world/database/table.h"

namespace ttadak::sql {

/// The index of the column of that name.
std::size_t columnOf(const ParseTree& tree, const std::string& name, const std::string& table,
                     const std::vector<Column>& columns);
std::size_t columnOf(const ParseTree& tree, const std::string& name, const Table& table);

Expression expressionOf(const ParseTree& tree, const Names& names);
/// What a name of a column stands for.
Expression columnNamed(const ParseTree& tree, const Names& names);
/// The value of one that names no row.
Value constantOf(const ParseTree& tree);

}  // namespace ttadak::sql
