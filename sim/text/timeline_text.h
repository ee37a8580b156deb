#pragma once

#include "sim/kernel/trace.h"
#include "sim/text/console.h"

namespace ttadak {

struct TimelineLayout;

/// Draws a trace as a timeline in text: a lane for each actor, a row for each step, shared objects in lanes of their
/// own at the right, and a band across all lanes where a property broke. Falls back to a narrower form, one column for
/// each actor, where the lanes do not fit the console.
void drawTimeline(const Console& console, const Trace& trace);
/// The same in lanes that were laid out beforehand.
void drawTimeline(const Console& console, const Trace& trace, const TimelineLayout& layout);

}  // namespace ttadak
