#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "scenarios/setup.h"
#include "sim/text/console.h"

namespace ttadak::cli {

/// The setup's flags on a command's line.
class SetupOptions {
 public:
  void addTo(CLI::App& command, const Console& console);
  /// What was given, in the order in which setups are written down.
  std::vector<Setting> given() const;

 private:
  std::vector<std::vector<std::string>> values_;  // by flag
};

}  // namespace ttadak::cli
