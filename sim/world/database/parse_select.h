#pragma once

#include "parse_names.h"
#include "parse_tree.h"

namespace ttadak::sql {

/// A query; `outer` is what a subquery may name beside its own rows, or null.
Select selectOf(const ParseTree& tree, Known& known, const Names* outer = nullptr);
/// What the columns are called that a statement gives back.
std::vector<std::string> namesGivenBackBy(const Statement& statement);
/// What a statement gives back of each row.
std::vector<Output> outputsOf(const ParseTree& tree, const char* field, const Names& names);
std::optional<Expression> whereOf(const ParseTree& tree, const Names& names);

}  // namespace ttadak::sql
