#pragma once

#include "sim/kernel/trace.h"
#include "sim/kernel/world.h"

namespace ttadak {

/// Which two steps of a run that violates `property` decide by their order: the earliest pair of steps that touch the
/// same object, one of them to change it, and without whose order, all else as far as possible the same, the property
/// holds. One sentence; empty if there is no such pair. `world` is what the run is of.
Text explain(World& world, const Trace& run, const std::string& property);

}  // namespace ttadak
