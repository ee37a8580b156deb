#pragma once

#include "console.h"
#include "sim/explore/exploration.h"

namespace ttadak::cli {

/// Writes what an exploration has found: the verdict with its counts, how runs turn out, the counterexample as a
/// timeline with its explanation, and the work it took.
void printExploration(const Console& console, const Exploration& exploration);

}  // namespace ttadak::cli
