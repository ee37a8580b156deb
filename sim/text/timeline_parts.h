#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "sim/kernel/trace.h"
#include "sim/text/console.h"

// What stands across the lanes of a timeline.

namespace ttadak {

/// The head of a timeline that has one column for each actor: who is who, then their names written downward, beginning
/// in column `left`.
void drawRailNames(const Console& console, const Trace& trace, std::size_t left);

/// Words across all lanes: what went wrong, where it did.
void drawBand(const Console& console, const std::string& text);

/// What was no step, such as advice that a call went past, under the step it follows, beginning in column `left`.
void drawNotes(const Console& console, const Trace::Event& event, std::size_t left);

/// The properties that are broken from that step on; from none: those that were never true.
void drawBrokenSince(const Console& console, const Trace& trace, std::optional<std::size_t> step);

/// What the signs mean.
void drawLegend(const Console& console);

}  // namespace ttadak
