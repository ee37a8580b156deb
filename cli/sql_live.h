#pragma once

#include <optional>
#include <string>

#include "sim/isolation/spec.h"
#include "sim/isolation/spec_world.h"
#include "sim/text/console.h"

namespace ttadak::cli {

/// Runs a spec on a real server, a private one unless `dsn` names another, and writes what isolationtester would print,
/// as it comes; then whether the model answers the same. Says whether it does. Throws InputError if there is no server.
bool compareWithServer(const isolation::Spec& spec, const std::string& file, const isolation::SpecWorld::Server& model,
                       bool isolationGiven, const std::optional<std::string>& dsn, const Console& console);

/// What isolationtester would print if the model were its server.
void runOnModel(const isolation::Spec& spec, const std::string& file, const isolation::SpecWorld::Server& model,
                std::ostream& out);

}  // namespace ttadak::cli
