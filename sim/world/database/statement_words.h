#pragma once

#include <string>
#include <vector>

#include "sim/world/database/execution.h"
#include "sim/world/database/statement.h"

// What a statement is to the record: what it touches, what it is called, what came of it.

namespace ttadak::sql {

/// The table that a statement is about; null if it is about none.
Table* tableOf(const Statement& statement);
/// What it may touch: its own tables, and those that refer to them or are referred to.
std::vector<Statement::Use> tablesOf(const Statement& statement);
bool onlyReads(const Statement& statement);
/// Whether it may come upon several rows of its table, so that their order can make a difference.
bool scans(const Statement& statement);
/// Whether it only begins, ends or marks a transaction, or sets what is a session's own.
bool isControl(const Statement& statement);
bool endsTransaction(const Statement& statement);

/// ` FOR SHARE NOWAIT`, for a SELECT that locks; empty for all else.
std::string lockWords(const Statement& statement);

/// `UPDATE pixel (16, 1)`: verb, table, parameters; of a plain SELECT, what comes back says more than the parameters.
std::string labelOf(const Statement& statement, const Values& parameters);
/// `id=1 owner=–` for each row that was read, `×1` for rows that were changed; `∅` for none.
std::string shown(const Result& result);

}  // namespace ttadak::sql
