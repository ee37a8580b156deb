#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <limits>

#include "depth_first_strategy.h"
#include "raw_fcontext.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/kernel/scheduler.h"
#include "sim/world/variable.h"

namespace ttadak::bench {
namespace {

constexpr std::size_t stepsEach = 5;

/// N actors that each increment one shared counter five times.
struct Counting : World {
  Variable<long> counter{*this, "counter"};

  explicit Counting(std::size_t actors) {
    for (std::size_t i = 0; i < actors; ++i) {
      addActor("counter", [this] {
        for (std::size_t step = 0; step < stepsEach; ++step) counter.update([](long value) { return value + 1; });
      });
    }
  }
};

/// The same in the baseline's terms.
struct RawCounting {
  Access access{nullptr, Access::Mode::write};
  std::string name = "counter";
  long value = 0;
  RawFcontext loop;

  explicit RawCounting(std::size_t actors) : loop({actors, [this](RawFcontext& raw) { count(raw); }}) {}

  void count(RawFcontext& raw) {
    for (std::size_t step = 0; step < stepsEach; ++step) update(raw);
  }

  void update(RawFcontext& raw, SourceLine at = SourceLine::here()) {
    const auto label = [this] { return Text("update " + name, name + " 갱신"); };
    raw.step({.label = label, .accesses = {&access, 1}, .at = at}, [this] { ++value; });
  }
};

struct Nothing {
  template <class Strategy>
  void operator()(Strategy& /*strategy*/) const {}
};
struct Advance {
  void operator()(DepthFirstStrategy& strategy) const { strategy.advance(); }
};

/// Executions in short turns with the baseline's, so that both meet the same machine. The ratio is that of the fastest
/// turns: what else the machine does can only make a turn slower.
template <class Strategy, class AfterEach>
void executionAgainstRawFcontext(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  constexpr int turn = 500;
  const auto actors = static_cast<std::size_t>(state.range(0));
  const AfterEach afterEach;

  RawCounting raw(actors);
  Counting world(actors);
  Scheduler scheduler;
  Strategy rawStrategy;
  Strategy strategy;
  const auto timed = [&](auto work) {
    const auto start = Clock::now();
    for (int i = 0; i < turn; ++i) work();
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count() / turn;
  };
  double rawBest = std::numeric_limits<double>::max();
  double best = std::numeric_limits<double>::max();
  for (auto _ : state) {
    rawBest = std::min(rawBest, timed([&] {
                         raw.value = 0;
                         raw.loop.run(rawStrategy);
                         afterEach(rawStrategy);
                       }));
    const double time = timed([&] {
      scheduler.run(world, strategy);
      afterEach(strategy);
    });
    best = std::min(best, time);
    state.SetIterationTime(time * turn * 1e-9);
  }
  if (raw.value != world.counter.value()) state.SkipWithError("the two did not do the same work");
  state.counters["raw_ns"] = rawBest;
  state.counters["ttadak_ns"] = best;
  state.counters["ratio"] = best / rawBest;
}

BENCHMARK(executionAgainstRawFcontext<DepthFirstStrategy, Advance>)
    ->Name("depth_first")
    ->ArgName("actors")
    ->DenseRange(2, 4)
    ->UseManualTime();
BENCHMARK(executionAgainstRawFcontext<RoundRobinStrategy, Nothing>)
    ->Name("round_robin")
    ->ArgName("actors")
    ->DenseRange(2, 4)
    ->UseManualTime();

}  // namespace
}  // namespace ttadak::bench
