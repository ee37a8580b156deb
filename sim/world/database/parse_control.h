#pragma once

#include "parse_tree.h"
#include "sim/world/database/statement.h"

namespace ttadak::sql {

/// A statement that begins or ends transactions, or sets what they are like. Refuses what is none.
Statement::Deed controlOf(const std::string& kind, const ParseTree& tree);

}  // namespace ttadak::sql
