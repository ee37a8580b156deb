#pragma once

#include <cstdint>
#include <string_view>

#include "scenarios/incident.h"
#include "sim/kernel/trace.h"

namespace ttadak {

/// Runs an incident once and records it. Each function makes a World of its own, and may be called from any thread.

/// By the choices of a bare schedule; throws InputError where they do not fit the run.
Trace replaySchedule(const Incident& incident, const Setup& setup, std::span<const Choice> choices);
/// By a random order that the seed determines.
Trace replaySeed(const Incident& incident, const Setup& setup, std::uint64_t seed);
/// In turns.
Trace replayRoundRobin(const Incident& incident, const Setup& setup);

}  // namespace ttadak
