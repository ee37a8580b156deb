#include "sim/world/variable.h"

#include <gtest/gtest.h>

#include "sim/kernel/recorder.h"
#include "sim/kernel/round_robin_strategy.h"

namespace ttadak {
namespace {

TEST(Variable, EachAccessIsOneStepAndSaysWhatItDid) {
  struct One : World {
    Variable<int> x{*this, "x", 5};
    std::vector<int> got;
    One() {
      addActor("all", [this] {
        got = {x.read()};
        x.write(7);
        got.push_back(x.update([](int value) { return value * 2; }));
        got.push_back(x.compareAndSwap(14, 1) ? 1 : 0);
        got.push_back(x.compareAndSwap(14, 2) ? 1 : 0);
      });
    }
  };
  One world;
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  const auto trace = record(scheduler, world, strategy);
  EXPECT_EQ(world.got, (std::vector<int>{5, 7, 1, 0}));
  EXPECT_EQ(world.x.value(), 1);
  std::vector<std::string> steps;
  for (const auto& event : trace.events) steps.push_back(event.label.en + " -> " + event.result);
  EXPECT_EQ(steps, (std::vector<std::string>{"read x -> 5", "write x -> 7", "update x -> 7",
                                             "compare and swap x -> true", "compare and swap x -> false"}));
  EXPECT_EQ(trace.objects[0].initially, "5");
}

}  // namespace
}  // namespace ttadak
