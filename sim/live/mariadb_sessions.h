#pragma once

#include <chrono>

#include "sim/isolation/run_spec.h"
#include "sim/live/mariadb_address.h"

namespace ttadak::live {

/// Connects a spec's sessions with a MariaDB server: once, for all permutations. A block that has not ended after
/// `patience` is told to wait for another session. Throws InputError if the server cannot be reached, then and later.
isolation::Connect mariadbSessions(const isolation::Spec& spec, const MariadbAddress& address,
                                   std::chrono::milliseconds patience = std::chrono::minutes(1));

}  // namespace ttadak::live
