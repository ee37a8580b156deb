#pragma once

#include <vector>

#include "sim/explore/explore.h"

namespace ttadak {

/// A run went another way than an earlier one that made the same choices. Thrown by strategies, which cannot say more.
struct Differs {};

/// Runs the World along the path more than once and says in what the runs differ: throws ScenarioError.
[[noreturn]] void sayWhatDiffers(World& world, const std::vector<Choice>& path);

}  // namespace ttadak
