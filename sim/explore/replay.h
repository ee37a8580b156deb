#pragma once

#include <string_view>

#include "sim/explore/explore.h"
#include "sim/kernel/trace.h"

namespace ttadak {

/// Runs once what `maker` makes, by a schedule such as `A*2 B A`, and records it. Throws InputError for a text that is
/// no schedule, and where the schedule does not fit the run; and what making or running the World throws.
Trace replay(const WorldMaker& maker, std::string_view schedule);

}  // namespace ttadak
