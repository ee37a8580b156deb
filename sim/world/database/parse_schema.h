#pragma once

#include "parse_tree.h"
#include "sim/world/database/parser.h"

// The statements that say what tables there are, and the names that other statements share with them.

namespace ttadak::sql {

/// The table that a RangeVar names.
Table* tableOf(const ParseTree& tree, const FindTable& known);
Isolation isolationNamed(const ParseTree& tree, const std::string& name);

Statement createTable(const ParseTree& tree, const FindTable& known);
Statement createIndex(const ParseTree& tree, const FindTable& known);
Statement alterTable(const ParseTree& tree, const FindTable& known);

}  // namespace ttadak::sql
