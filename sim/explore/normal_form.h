#pragma once

#include <tuple>
#include <vector>

#include "happens_before.h"

namespace ttadak {

/// The choices of a run in the order in which its trace is told: whoever is at it goes on for as long as nothing of
/// somebody else's must come first, and then the first actor does. The same for all runs of a trace.
inline std::vector<Choice> inNormalForm(const std::vector<Move>& events, const HappensBefore& happensBefore) {
  std::vector<Choice> path;
  HappensBefore::Set done(events.size() / 64 + 1, 0);
  const auto isDone = [&](std::size_t event) { return (done[event / 64] >> event % 64 & 1) != 0; };
  const auto order = [&](Choice choice) {
    const bool goesOn = !path.empty() && path.back().actor() == choice.actor();
    return std::tuple(!goesOn, choice.actor(), choice.fault());
  };
  for (std::size_t first = 0; path.size() < events.size();) {
    while (isDone(first)) ++first;
    std::size_t next = first;
    for (std::size_t event = first + 1; event < events.size(); ++event) {
      const bool isBetter = order(events[event].choice) < order(events[next].choice);
      if (isBetter && !isDone(event) && happensBefore.onlyAfter(event, done)) next = event;
    }
    done[next / 64] |= std::uint64_t{1} << next % 64;
    path.push_back(events[next].choice);
  }
  return path;
}

}  // namespace ttadak
