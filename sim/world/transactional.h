#pragma once

#include "sim/world/database/database.h"
#include "sim/world/method.h"
#include "sim/world/persistence_context.h"

namespace ttadak {

/// BEGIN before the method, COMMIT after it; ROLLBACK if it throws. What `changes` still has to send goes before the
/// COMMIT. `at` is the line that says the method is transactional.
Advice transactional(sql::Database& database, PersistenceContext* changes = nullptr,
                     SourceLine at = SourceLine::here());

}  // namespace ttadak
