#pragma once

#include "parse_tree.h"
#include "sim/world/database/parser.h"

namespace ttadak::sql {

/// The strings in a list of String nodes.
std::vector<std::string> namesIn(const ParseTree& tree, const char* field);

/// REFERENCES; `from` is yet to be, and may be what is referred to. Then `to` is null.
ForeignKey foreignKeyOf(const ParseTree& constraint, const CreateTable& from, const std::vector<std::string>& columns,
                        const FindTable& known);

}  // namespace ttadak::sql
