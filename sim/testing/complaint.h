#pragma once

#include <optional>
#include <string>

#include "sim/explore/exploration.h"

namespace ttadak {

/// What a failing test says of an exploration in which not every property was found to hold: the verdict, how runs turn
/// out, the counterexample as a timeline, why, and how to run it again. Nothing if every property holds. In the
/// locale's language, as wide as the terminal. May be called from any thread.
std::optional<std::string> complaint(const Exploration& exploration);
/// The same of a single run.
std::optional<std::string> complaint(const Trace& trace);

}  // namespace ttadak
