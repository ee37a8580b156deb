#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/text/console.h"
#include "stepper.h"
#include "stepper_panel.h"

// The parts of a stepper's screen that are a row or a few.

namespace ttadak::cli {

/// What is run, and at which step of which branch.
std::string drawTitle(const Stepper& stepper, const Console& console);

/// Between timeline and panel: what the panel shows, and at the end of the run, what came of it. `shown` rows of the
/// panel are on the screen.
std::string drawRule(const Moment& moment, const Console& console, const StepperPanel& panel, std::size_t shown);

/// How the properties fare: a row each, or all in one if they are more than `most`.
std::vector<std::string> drawProperties(const Moment& moment, const Console& console, std::size_t most);

/// What can be switched on and off; no row if there is nothing.
std::vector<std::string> drawToggles(const Stepper& stepper, const Console& console);

/// At least one row, at most `most`.
std::vector<std::string> drawNotice(const Stepper& stepper, const Console& console, std::size_t most);

}  // namespace ttadak::cli
