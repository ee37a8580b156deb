#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "explorations.h"
#include "kernel/programs.h"

namespace ttadak {
namespace {

using testing::HasSubstr;

/// Actors that have nothing to do with each other: one trace, and 5^N states.
struct Strangers : World {
  std::deque<Variable<int>> all;

  Strangers() {
    for (int i = 0; i < 8; ++i) {
      auto& own = all.emplace_back(*this, "v" + std::to_string(i));
      addActor("alone", [&own] {
        for (int step = 0; step < 4; ++step) own.write(step);
      });
    }
  }
};

TEST(Auto, CountsStatesWhereThereIsRoom) {
  const auto found = exploreWith<LostUpdate>(Method::automatic);
  EXPECT_EQ(found.method, "stateful");
  EXPECT_TRUE(found.isPicked);
  EXPECT_TRUE(found.interleavings);
  EXPECT_EQ(found.remark.en, "");
}

TEST(Auto, GoesThroughTracesWhereThereIsNoRoomForStates) {
  ExploreOptions options;
  options.memory = 1 << 20;
  const auto found = explore([] { return std::make_unique<Strangers>(); }, options);
  EXPECT_EQ(found.method, "dpor");
  EXPECT_EQ(found.verdict, Verdict::holds);
  EXPECT_EQ(found.traces, 1);
  EXPECT_THAT(found.remark.en, HasSubstr("do not fit into 1 MiB"));
}

TEST(Basis, IsSaidWhereSomethingIsProved) {
  EXPECT_THAT(exploreWith<LostUpdate>(Method::stateful).basis.en, HasSubstr("128-bit hash"));
  EXPECT_THAT(exploreWith<LostUpdate>(Method::dpor).basis.en, HasSubstr("only what they announce"));
  EXPECT_THAT(exploreWith<LostUpdate>(Method::naive).basis.en, HasSubstr("the model, in which every run ends"));
  EXPECT_EQ(exploreWith<LostUpdate>(Method::random).basis.en, "") << "which proves nothing";
}

TEST(Remark, SaysWhyNotEverythingWasGoneThrough) {
  const auto of = [](ExploreOptions options) {
    return explore([] { return std::make_unique<LostUpdate>(3); }, options);
  };
  ExploreOptions options;
  options.method = Method::stateful;
  options.limit = 4;
  EXPECT_EQ(of(options).remark.en, "a run takes more than 4 steps");
  EXPECT_EQ(of(options).basis.en, "");
  options.limit = 100;
  options.memory = 1;
  EXPECT_THAT(of(options).remark.en, HasSubstr("of memory are full"));
  options.memory = 1 << 20;
  EXPECT_EQ(of(options).remark.en, "");
}

}  // namespace
}  // namespace ttadak
