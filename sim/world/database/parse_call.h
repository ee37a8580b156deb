#pragma once

#include "parse_names.h"
#include "parse_tree.h"

namespace ttadak::sql {

/// A call of a function, or of an aggregate where there may be one.
Expression callOf(const ParseTree& tree, const Names& names);
/// A call that the grammar has words of its own for, such as COALESCE.
Expression callOf(const ParseTree& tree, const Names& names, Function function);

}  // namespace ttadak::sql
