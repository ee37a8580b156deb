#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fixes/fix.h"
#include "scenarios/setup.h"
#include "sim/kernel/text.h"

namespace ttadak {

/// A situation in which an incident can go wrong.
struct Scene {
  std::string id;
  Text title;
};

/// A setting of an incident's own.
struct Option {
  std::string key;
  std::vector<std::string> values;  ///< the first is the default
  Text title;
};

/// One incident of the catalog: what a person is told about it, what can be set, and how its World is made.
struct Incident {
  std::string id;
  Text title;
  Text story;
  std::vector<Scene> scenes;  ///< the first is the default
  /// The project's source file that the incident's code is in.
  std::string sourceFile;
  /// What is run when nothing is set. Without an engine, the incident has no database.
  Setup defaults;
  std::vector<Fix> fixes;
  std::vector<Option> options;
  /// The application without any fix.
  std::function<std::unique_ptr<App>(const Setup&)> build;
  /// The choices the report tells of, as a bare schedule, for the setups that they fit. Input, never an outcome.
  std::function<std::optional<std::string>(const Setup&)> asReported;
};

/// The incident's application as the setup has it, fixes applied in the order of the catalog.
std::unique_ptr<App> buildWorld(const Incident& incident, const Setup& setup);

/// Whether the fix is on in that setup.
bool isOn(const Fix& fix, const Setup& setup);

/// The same setup with one of the incident's fixes on or off.
Setup switched(const Incident& incident, Setup setup, const Fix& fix, bool on);

}  // namespace ttadak
