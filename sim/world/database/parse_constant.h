#pragma once

#include "parse_tree.h"
#include "sim/world/database/expression.h"

namespace ttadak::sql {

/// A number, text or truth value as it is written. Refuses what there is no Value for.
Expression literalOf(const ParseTree& tree);

}  // namespace ttadak::sql
