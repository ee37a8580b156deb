#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <string_view>

#include "sim/explore/explore.h"
#include "sim/explore/replay.h"
#include "sim/testing/complaint.h"

// For tests that are written with GoogleTest:
//
//   EXPECT_HOLDS(explore(maker));                  // in every interleaving
//   EXPECT_HOLDS(replay(maker, "A B A B"));        // in this one
//
// Fails unless every property was found to hold; the message has the verdict, why, the counterexample's timeline and
// how to run it again.

namespace ttadak {

/// For EXPECT_HOLDS: `found` is an Exploration or a Trace, `expression` where it comes from, in parentheses.
template <class Found>
testing::AssertionResult holds(const char* expression, const Found& found) {
  const auto failure = complaint(found);
  if (!failure) return testing::AssertionSuccess();
  return testing::AssertionFailure() << std::string_view(expression + 1, std::strlen(expression) - 2) << "\n\n"
                                     << *failure;
}

}  // namespace ttadak

#define EXPECT_HOLDS(...) EXPECT_PRED_FORMAT1(::ttadak::holds, (__VA_ARGS__))
#define ASSERT_HOLDS(...) ASSERT_PRED_FORMAT1(::ttadak::holds, (__VA_ARGS__))
