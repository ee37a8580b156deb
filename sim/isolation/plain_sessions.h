#pragma once

#include <string_view>

#include "sim/isolation/spec.h"
#include "sim/world/database/dialect.h"

namespace ttadak::isolation {

/// Whether a text is a file of plain sessions: a line of it is a comment `-- session NAME`.
bool isPlainSessions(std::string_view text);

/// Reads a file of plain sessions: SQL statements, of which those behind a line `-- session NAME` are steps of that
/// session, named A1, A2 ... after it, and those before the first such line are the setup. `name` is what the file is
/// called in messages. Throws InputError with name, line and column for what is no SQL, and a session named twice.
Spec parsePlainSessions(std::string_view text, std::string_view name, sql::Dialect dialect = sql::Dialect::postgres);

}  // namespace ttadak::isolation
