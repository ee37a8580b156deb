#pragma once

#include <set>
#include <string>

#include "sim/kernel/trace.h"
#include "sim/text/console.h"
#include "sim/text/timeline_layout.h"

namespace ttadak::cli {

/// Lays out the timelines of runs that are seen one after another, such as one that grows step by step: each lane is as
/// wide as anything that was ever in it needs, so that lanes stay where they are.
class SteadyLayout {
 public:
  /// From now on there is room for what is in `trace`. Forgets everything else if that was of other actors or objects.
  void see(const Trace& trace);

  /// For a trace that was seen.
  TimelineLayout layOut(const Console& console, const Trace& trace) const;

 private:
  Trace seen_;  // of events that look the same, one
  std::set<std::string> looks_;
};

}  // namespace ttadak::cli
