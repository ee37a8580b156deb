#pragma once

#include "sim/explore/options.h"
#include "sim/text/console.h"

namespace ttadak::cli {

/// While it lives: a person at the terminal sees how far an exploration has come, on one line of standard error, and
/// can end it by Ctrl-C with what is known by then. There is one at a time.
class Watching {
 public:
  Watching(const Console& console, ExploreOptions& options);
  ~Watching();
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;

 private:
  void show(const Progress& progress);

  const Console& console_;
  std::stop_source stop_;
  bool onTerminal_;
  bool shown_ = false;
  int calls_ = 0;
};

}  // namespace ttadak::cli
