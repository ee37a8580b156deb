#pragma once

#include "console.h"
#include "scenarios/incident.h"
#include "sim/kernel/trace.h"

namespace ttadak::cli {

/// Prints those parts of the incident's own source in which the trace took its steps, each such line with its step.
void printAnnotatedCode(const Console& console, const Incident& incident, const Trace& trace);

}  // namespace ttadak::cli
