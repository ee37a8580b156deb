#pragma once

#include "sim/world/database/database.h"
#include "sim/world/method.h"
#include "sim/world/persistence_context.h"

namespace ttadak {

/// BEGIN before the method, COMMIT after it; ROLLBACK if it throws. What `changes` still has to send goes before the
/// COMMIT. Within a transaction the method is part of that one. `at` is the line that says the method is transactional.
///
/// Source: Spring Framework Reference, "Transaction Propagation", PROPAGATION_REQUIRED. What Spring marks for rollback
/// when somebody in between catches the error is not modelled.
Advice transactional(sql::Database& database, PersistenceContext* changes = nullptr,
                     SourceLine at = SourceLine::here());

}  // namespace ttadak
