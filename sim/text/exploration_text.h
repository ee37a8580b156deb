#pragma once

#include <functional>
#include <string>

#include "sim/explore/exploration.h"
#include "sim/text/console.h"

namespace ttadak {

/// What a person types to see the run of a schedule again.
using Replaying = std::function<std::string(const Schedule&)>;

/// Writes what an exploration has found: the verdict with its counts, how runs turn out, the counterexample as a
/// timeline with its explanation and how to replay it.
void printFindings(const Console& console, const Exploration& exploration, const Replaying& replaying);
/// The same, and the work it took.
void printExploration(const Console& console, const Exploration& exploration, const Replaying& replaying);

}  // namespace ttadak
