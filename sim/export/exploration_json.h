#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/explore/exploration.h"

namespace ttadak {

/// What was found, keys in a fixed order; what it was found of is for the caller to put before it. Counts are decimal
/// strings, null where the method cannot know them.
nlohmann::ordered_json explorationToJson(const Exploration& exploration);

}  // namespace ttadak
