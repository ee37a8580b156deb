#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/explore/exploration.h"

namespace ttadak {

/// An exploration, as a report of tests tells of it.
struct ExploredSuite {
  /// What was explored, in the words of Schedule::setup.
  std::string name;
  /// The ids of the World's properties, in their order, without `all-answered`, which every World has.
  std::vector<std::string> properties;
  Exploration exploration;
};

/// JUnit's XML, as CI systems read it: a test suite for each exploration, and in it a test case for each property. A
/// violated one is a failure with the explanation and the schedule. One that nothing is known of is an error where the
/// verdict is unknown, and skipped beside a violated one.
std::string explorationsToJUnit(std::span<const ExploredSuite> suites, Language language = Language::english);

}  // namespace ttadak
