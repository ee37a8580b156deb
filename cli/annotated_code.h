#pragma once

#include <span>

#include "scenarios/incident.h"
#include "sim/kernel/trace.h"
#include "sim/text/console.h"

namespace ttadak::cli {

/// Prints those parts of the incident's own source in which the traces took their steps, each such line with its steps.
void printAnnotatedCode(const Console& console, const Incident& incident, std::span<const Trace> traces);

}  // namespace ttadak::cli
