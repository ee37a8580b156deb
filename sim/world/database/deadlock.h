#pragma once

#include "sim/world/database/transaction.h"

namespace ttadak::sql {

/// Whether `waiting` waits, through others, for itself.
bool closesCycle(const Transaction& waiting);

/// Whether it does and is among those there that look for it first, having the shortest deadlock timeout.
bool mayBreakDeadlock(const Transaction& waiting);

/// Tries to open the circle in which `waiting` stands by letting somebody pass who only stands behind another in a
/// queue. False if that does not help, so that somebody has to give up.
///
/// Source: PostgreSQL 15, src/backend/storage/lmgr/README, "The Deadlock Detection Algorithm".
bool breakDeadlock(Transaction& waiting);

}  // namespace ttadak::sql
