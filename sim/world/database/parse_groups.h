#pragma once

#include "parse_names.h"
#include "parse_tree.h"

namespace ttadak::sql {

/// GROUP BY and HAVING.
void addGroups(Select& select, const ParseTree& tree, const Names& names);
/// ORDER BY, which may name what the query gives back, by name or number.
void addOrder(Select& select, const ParseTree& tree, const Names& names);
/// Refuses what not all rows of a group have in common.
void checkGroups(const Select& select, const ParseTree& tree);

}  // namespace ttadak::sql
