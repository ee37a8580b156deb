#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/text.h"

namespace ttadak {

struct Incident;

/// What exactly is run: an incident, one of its scenes, and every setting. A plain value.
struct Setup {
  std::string incident;
  std::string scene;
  int requests = 2;
  int instances = 1;
  std::vector<std::string> fixes;
  std::vector<std::string> without;
  std::optional<std::string> engine;     ///< none: the incident has no database
  std::optional<std::string> isolation;  ///< none: the incident has no database
  std::vector<std::string> faults;
  std::map<std::string, std::string> options;

  bool operator==(const Setup&) const = default;
};

/// A setting as a person gives it: `--requests` with `3`.
struct Setting {
  std::string flag;
  std::string value;
};

/// A flag of the setup: the same on the command line and in a schedule.
struct SetupFlag {
  std::string name;
  std::string valueName;
  Text help;
  bool repeatable;
  /// Throws InputError for a value that the incident has no use for.
  void (*set)(const Incident&, Setup&, const Setting&);
  /// What must be given for this flag to get the setup; in the order in which it is written down.
  std::vector<std::string> (*values)(const Setup&);
};

/// All of them, in the order in which a setup is written down.
std::span<const SetupFlag> setupFlags();

/// The incident's own setup, changed by the settings. Throws InputError for a setting that the incident has no use for
/// or whose value is none, and says what would be right.
Setup makeSetup(const Incident& incident, std::span<const Setting> settings);

/// Throws InputError if one of the settings is not as `setup` has it.
void requireAgreement(const Incident& incident, const Setup& setup, std::span<const Setting> settings);

/// `toss-og/two-links --instances 2`: incident, scene, and what differs from the incident's own setup.
std::string setupText(const Incident& incident, const Setup& setup);

/// The setup that a text names; throws InputError if there is none.
Setup parseSetup(std::string_view text);

}  // namespace ttadak
