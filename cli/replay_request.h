#pragma once

#include <optional>
#include <string>

#include "scenarios/incident.h"
#include "setup_options.h"
#include "sim/kernel/trace.h"

namespace ttadak::cli {

/// What the replay command was asked for, as it was given.
struct ReplayRequest {
  std::string incident;
  SetupOptions setup;
  std::optional<std::string> schedule;
  std::optional<std::string> seed;
  std::optional<std::string> traceFile;
  bool asReported = false;
};

/// A run, and by what it was ordered.
struct Replay {
  const Incident& incident;
  Setup setup;
  Trace trace;
  Text order;
};

/// Runs what was asked for; throws InputError if that makes no sense or does not fit.
Replay runReplay(const ReplayRequest& request);

}  // namespace ttadak::cli
