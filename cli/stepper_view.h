#pragma once

#include <string>
#include <vector>

#include "screen_size.h"
#include "sim/text/console.h"
#include "steady_layout.h"
#include "stepper.h"

namespace ttadak::cli {

/// Draws a Stepper: the timeline of the run so far with its newest rows, below it what everybody stands before, how
/// the properties fare, what there is to say, and the keys.
class StepperView {
 public:
  StepperView(Language language, bool colour) : language_(language), colour_(colour) {}

  /// Makes room for a run that will be seen later, so that the lanes need not grow when it is.
  void expect(const Trace& trace) { layout_.see(trace); }

  /// The rows of a screen of that size, each exactly as wide. Tells the stepper how far it can scroll.
  std::vector<std::string> draw(Stepper& stepper, ScreenSize size);

 private:
  struct Timeline {
    std::vector<std::string> head;  // stays where it is
    std::vector<std::string> rows;
  };

  std::vector<std::string> drawRun(Stepper& stepper, const Console& console, ScreenSize size);
  Timeline timeline(const Console& console, const Trace& trace);

  Language language_;
  bool colour_;
  SteadyLayout layout_;
};

}  // namespace ttadak::cli
