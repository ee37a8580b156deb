#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/text/console.h"
#include "stepper.h"

namespace ttadak::cli {

/// What everybody stands before, and what else can happen: a row each.
struct StepperPanel {
  std::vector<std::string> rows;
  /// The row that is selected, or else the first that matters.
  std::size_t focus = 0;
};

StepperPanel drawPanel(const Stepper& stepper, const Console& console);

}  // namespace ttadak::cli
