#pragma once

#include "replay_request.h"
#include "sim/text/console.h"

namespace ttadak::cli {

/// Lets a person step through a replay on the terminal: it is loaded as the first branch, and stepping begins at its
/// beginning. Afterwards prints where the person left. Throws InputError without a terminal.
///
/// Returns the trace to where the person left, which is what counts: one left before its end is judged unknown,
/// whatever other ends were seen on the way.
Trace stepThrough(const Replay& replay, const Console& console);

}  // namespace ttadak::cli
