#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "sim/explore/explore.h"

// What tests of exploring have in common.

namespace ttadak {

template <class Program, class... Args>
Exploration exploreWith(Method method, Args... args) {
  ExploreOptions options;
  options.method = method;
  return explore([=] { return std::make_unique<Program>(args...); }, options);
}

/// What the exhaustive methods must agree on, in one value.
struct Numbers {
  Verdict verdict{};
  std::optional<std::string> interleavings, violating, deadlocked;
  std::map<std::string, std::string> violations, outcomes;

  explicit Numbers(const Exploration& found)
      : verdict(found.verdict),
        interleavings(found.interleavings),
        violating(found.violating),
        deadlocked(found.deadlocked) {
    for (const auto& one : found.violations) violations[one.property] = one.interleavings.value_or("?");
    for (const auto& one : found.outcomes) outcomes[one.text] = one.interleavings.value_or("?");
  }
  bool operator==(const Numbers&) const = default;
};

inline std::string scheduleOf(const Exploration& found) {
  return found.counterexample ? found.counterexample->trace.schedule().bareText() : "none";
}

}  // namespace ttadak
