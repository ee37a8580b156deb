#pragma once

#include <string>

#include "sim/explore/exploration.h"

namespace ttadak {

/// What was found as one JSON object, keys in a fixed order; what it was found of is for the caller to put before it.
/// Counts are decimal strings, null where the method cannot know them.
std::string explorationToJson(const Exploration& exploration);

}  // namespace ttadak
