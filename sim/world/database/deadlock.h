#pragma once

#include "sim/world/database/transaction.h"

namespace ttadak::sql {

/// Whether `waiting` waits, through others, for itself.
bool closesCycle(const Transaction& waiting);

/// Of those in the circle in which `waiting` stands, the one that InnoDB rolls back: the lightest, and `waiting` itself
/// if none is lighter (MariaDB Server 10.11, storage/innobase/lock/lock0lock.cc: Deadlock::report).
const Transaction& lightestInCycle(const Transaction& waiting);

/// Whether it does and is among those there that look for it first, having the shortest deadlock timeout.
bool mayBreakDeadlock(const Transaction& waiting);

/// Tries to open the circle in which `waiting` stands by letting somebody pass who only stands behind another in a
/// queue. False if that does not help, so that somebody has to give up.
///
/// Source: PostgreSQL 15, src/backend/storage/lmgr/README, "The Deadlock Detection Algorithm".
bool breakDeadlock(Transaction& waiting);

}  // namespace ttadak::sql
