#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "happens_before.h"

namespace ttadak {

/// The choices of a run in the order in which its trace is told: whoever is at it goes on for as long as nothing of
/// somebody else's must come first, and then the first actor does. The same for all runs of a trace. None if that takes
/// more switches than `most`.
inline std::optional<std::vector<Choice>> inNormalForm(const std::vector<Move>& events,
                                                       const HappensBefore& happensBefore, std::size_t most) {
  std::vector<Choice> path;
  path.reserve(events.size());
  HappensBefore::Set done(events.size() / 64 + 1, 0);
  const auto isDone = [&](std::size_t event) { return (done[event / 64] >> event % 64 & 1) != 0; };
  std::optional<ActorId> last;
  const auto isBefore = [&](Choice one, Choice other) {
    const bool goesOn = last == one.actor();
    if (goesOn != (last == other.actor())) return goesOn;
    return std::tuple(one.actor(), one.fault()) < std::tuple(other.actor(), other.fault());
  };
  std::size_t switches = 0;
  for (std::size_t first = 0; path.size() < events.size();) {
    while (isDone(first)) ++first;
    std::size_t next = first;
    for (std::size_t event = first + 1; event < events.size(); ++event) {
      if (isDone(event) || !isBefore(events[event].choice, events[next].choice)) continue;
      if (happensBefore.onlyAfter(event, done)) next = event;
    }
    const Choice choice = events[next].choice;
    if (last && last != choice.actor() && ++switches > most) return std::nullopt;
    done[next / 64] |= std::uint64_t{1} << next % 64;
    last = choice.actor();
    path.push_back(choice);
  }
  return path;
}

}  // namespace ttadak
