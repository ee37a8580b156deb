#pragma once

#include <string>
#include <vector>

#include "screen_size.h"
#include "sim/text/console.h"
#include "stepper.h"

namespace ttadak::cli {

/// The most important keys, as many as there is room for, in one row.
std::string drawKeys(const Stepper& stepper, const Console& console);

/// What every key does and every sign means. Tells the stepper how far it can scroll.
std::vector<std::string> drawHelp(Stepper& stepper, const Console& console, ScreenSize size);

}  // namespace ttadak::cli
