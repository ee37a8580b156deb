#pragma once

#include "parse_names.h"
#include "parse_tree.h"
#include "sim/world/database/from.h"

namespace ttadak::sql {

/// The alias of a table or a query; empty if it has none.
std::string aliasOf(const ParseTree& tree);
/// Two numbers between which all are meant.
std::vector<Expression> boundsOf(const ParseTree& call, const Names& names);
bool isSeries(const ParseTree& tree);
/// What stands behind FROM, or none. Adds its columns to `names`.
std::optional<From> fromOf(const ParseTree& tree, const char* field, Names& names);
/// Each row of one beside each of the other.
From beside(From one, From other);
/// A list of VALUES.
From valuesOf(const ParseTree& tree, const Names& names);

}  // namespace ttadak::sql
