#pragma once

#include <cstddef>

#include "console.h"
#include "sim/kernel/trace.h"

namespace ttadak::cli {

/// The head of a timeline that has one column for each actor: who is who, then their names written downward, beginning
/// in column `left`.
void drawRailNames(const Console& console, const Trace& trace, std::size_t left);

}  // namespace ttadak::cli
