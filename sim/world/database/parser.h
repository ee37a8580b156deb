#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/world/database/statement.h"

namespace ttadak::sql {

/// The table of that name; null if there is none.
using FindTable = std::function<Table*(const std::string&)>;

/// Reads SQL text of one or more statements, in PostgreSQL's grammar (libpg_query), and resolves its names; `known` are
/// the tables there are. Statements that create tables are only read, so text that uses them comes later.
///
/// Throws InputError with line and column where the text is not SQL, names something that does not exist, or uses what
/// is not supported.
std::vector<Statement> parse(const std::string& text, const FindTable& known);

}  // namespace ttadak::sql
