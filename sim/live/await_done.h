#pragma once

#include <chrono>

#include "sim/isolation/sessions.h"

namespace ttadak::live {

/// Waits until the block that runs on a connection is done, or has to be given up: it is asked every `pause` whether
/// it is, until the patience is at an end.
template <class Connection, class GivesUp>
isolation::Sessions::Progress awaitDone(Connection& connection, std::chrono::milliseconds patience,
                                        std::chrono::milliseconds pause, const GivesUp& givesUp) {
  while (!connection.isDone()) {
    if (connection.hears(pause)) continue;
    patience -= pause;
    const bool hasGivenUp = patience.count() <= 0 || givesUp();
    // Something may have come while it was asked.
    if (hasGivenUp && !connection.isDone()) return isolation::Sessions::Progress::waits;
  }
  return isolation::Sessions::Progress::done;
}

}  // namespace ttadak::live
