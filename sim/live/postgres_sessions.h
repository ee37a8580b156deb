#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "sim/isolation/run_spec.h"

namespace ttadak::live {

/// Connects a spec's sessions with a PostgreSQL server: once, for all permutations, as isolationtester does. `dsn` is
/// what libpq takes. A block that has not ended after `patience` is told to wait for another session. Throws InputError
/// if the server cannot be reached, then and later.
isolation::Connect postgresSessions(const isolation::Spec& spec, const std::string& dsn,
                                    std::chrono::milliseconds patience = std::chrono::minutes(1));

}  // namespace ttadak::live
