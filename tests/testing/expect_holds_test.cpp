#include "sim/testing/expect_holds.h"

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>

#include "kernel/programs.h"

namespace ttadak {
namespace {

using testing::AllOf;
using testing::HasSubstr;

struct UnderALock : World {
  Variable<int> counter{*this, "counter"};
  Lock lock{*this, "lock"};

  UnderALock() {
    for (int i = 0; i < 2; ++i) {
      addActor("increment", [this] {
        lock.acquire();
        counter.write(counter.read() + 1);
        lock.release();
      });
    }
    addProperty({"nothing-lost", "every increment counts", [this]() -> std::optional<Text> {
                   if (counter.value() == 2) return std::nullopt;
                   return Text("the counter is " + std::to_string(counter.value()));
                 }});
  }
};

std::string messageOf(const testing::AssertionResult& result) { return result.message(); }

TEST(ExpectHolds, PassesWhereEveryPropertyHolds) {
  EXPECT_HOLDS(explore(makerOf<UnderALock>()));
  ASSERT_HOLDS(explore(makerOf<UnderALock>(), {.method = Method::naive, .threads = 2}));
  EXPECT_HOLDS(replay(makerOf<LostUpdate>(), "A*2 B*2"));
}

TEST(ExpectHolds, FailsWhereOneIsViolated) {
  EXPECT_NONFATAL_FAILURE(EXPECT_HOLDS(explore(makerOf<LostUpdate>())), "explore(makerOf<LostUpdate>())");
  EXPECT_NONFATAL_FAILURE(EXPECT_HOLDS(replay(makerOf<LostUpdate>(), "A B A B")), "✗ nothing-lost");
  EXPECT_FATAL_FAILURE(ASSERT_HOLDS(explore(makerOf<TwoForks>())), "✗ all-answered");
}

TEST(ExpectHolds, SaysVerdictWhyTimelineAndHowToReplay) {
  const auto found = explore(makerOf<LostUpdate>());
  ASSERT_TRUE(found.counterexample);
  const auto schedule = found.counterexample->trace.schedule().text();
  EXPECT_THAT(messageOf(holds("(what)", found)),
              AllOf(HasSubstr("4 of 6 interleavings"), HasSubstr("✗ nothing-lost  4"), HasSubstr("▕○ read counter"),
                    HasSubstr("why  "), HasSubstr("EXPECT_HOLDS(replay(maker, \"" + schedule + "\"))")));
}

TEST(ExpectHolds, WhatIsNotKnownDoesNotHold) {
  const auto found = explore(makerOf<Spinning>(), {.limit = 50});
  EXPECT_EQ(found.verdict, Verdict::unknown);
  EXPECT_THAT(messageOf(holds("(what)", found)), HasSubstr("not known"));
}

}  // namespace
}  // namespace ttadak
