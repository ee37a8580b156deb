#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "scenarios/incident.h"
#include "setup_options.h"
#include "sim/explore/explore.h"

namespace ttadak::cli {

/// How the interleavings of something are to be gone through, as it was given.
class ExploreFlags {
 public:
  void addTo(CLI::App& command, const Console& console);
  /// Throws InputError for a value that is none.
  ExploreOptions options() const;

 private:
  std::optional<std::string> method_;
  std::optional<std::string> threads_;
  std::optional<std::string> limit_;
  std::optional<std::string> memory_;
  std::optional<std::string> runs_;
  std::optional<std::string> seed_;
};

}  // namespace ttadak::cli
