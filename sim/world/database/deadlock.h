#pragma once

#include "sim/world/database/transaction.h"

namespace ttadak::sql {

/// Whether a transaction that has begun to wait thereby waits, through others, for its own end.
bool closesCycle(const Transaction& waiting);

}  // namespace ttadak::sql
