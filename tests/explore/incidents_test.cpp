#include <gtest/gtest.h>

#include "explorations.h"
#include "scenarios/catalog.h"

// The incidents, by methods that share nothing but the kernel.

namespace ttadak {
namespace {

TEST(Incidents, EveryExhaustiveMethodFindsTheSame) {
  for (const Incident& incident : incidents()) {
    for (const Scene& scene : incident.scenes) {
      auto setup = incident.defaults;
      setup.scene = scene.id;
      const auto maker = [&]() -> std::unique_ptr<World> { return buildWorld(incident, setup); };
      ExploreOptions options;
      options.method = Method::naive;
      const auto naive = explore(maker, options);
      options.method = Method::stateful;
      const auto stateful = explore(maker, options);
      EXPECT_EQ(Numbers(naive), Numbers(stateful)) << setupText(incident, setup);
      EXPECT_EQ(scheduleOf(naive), scheduleOf(stateful)) << setupText(incident, setup);
      options.method = Method::dpor;
      const auto dpor = explore(maker, options);
      EXPECT_EQ(dpor.verdict, naive.verdict) << setupText(incident, setup);
      EXPECT_EQ(dpor.violations.size(), naive.violations.size()) << setupText(incident, setup);
      EXPECT_EQ(dpor.outcomes.size(), naive.outcomes.size()) << setupText(incident, setup);
      options.method = Method::stateful;
      options.symmetry = false;
      EXPECT_EQ(Numbers(stateful), Numbers(explore(maker, options))) << setupText(incident, setup);
    }
  }
}

// Who waits takes a step more: shorter and longer runs come to the same states.
TEST(Incidents, AStepLimitIsReachedByTheLongestRun) {
  const Incident& incident = incidentNamed("ground-flip");
  for (const Scene& scene : incident.scenes) {
    auto setup = incident.defaults;
    setup.scene = scene.id;
    const auto maker = [&]() -> std::unique_ptr<World> { return buildWorld(incident, setup); };
    for (std::size_t limit = 14; limit <= 22; ++limit) {
      ExploreOptions options;
      options.limit = limit;
      options.counterexample = false;
      options.method = Method::naive;
      const auto naive = explore(maker, options);
      options.method = Method::stateful;
      const auto stateful = explore(maker, options);
      EXPECT_EQ(stateful.complete, naive.complete) << setupText(incident, setup) << " --limit " << limit;
      EXPECT_EQ(stateful.interleavings, naive.interleavings);
      options.method = Method::uniform;
      options.runs = 1;
      EXPECT_EQ(explore(maker, options).interleavings, naive.interleavings);
    }
  }
}

}  // namespace
}  // namespace ttadak
