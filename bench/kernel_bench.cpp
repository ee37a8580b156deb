#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <limits>
#include <string>

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
template <bool inlined>
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
    raw.step<inlined>({.label = label, .accesses = {&access, 1}, .at = at}, [this] { ++value; });
  }

  void run(Strategy& strategy) {
    value = 0;
    loop.run(strategy);
  }
};

struct Nothing {
  template <class Strategy>
  void operator()(Strategy& /*strategy*/) const {}
};
struct Advance {
  void operator()(DepthFirstStrategy& strategy) const { strategy.advance(); }
};

/// Executions in short turns with the baseline's, so that all meet the same machine. A time is that of the fastest
/// turn: what else the machine does can only make a turn slower.
template <class Strategy, class AfterEach>
void executionAgainstRawFcontext(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  constexpr int turn = 500;
  const auto actors = static_cast<std::size_t>(state.range(0));
  const AfterEach afterEach;

  RawCounting<false> raw(actors);
  RawCounting<true> inlined(actors);
  Counting world(actors);
  Scheduler scheduler;
  Strategy rawStrategy;
  Strategy inlinedStrategy;
  Strategy strategy;
  constexpr double never = std::numeric_limits<double>::max();
  double rawBest = never;
  double inlinedBest = never;
  double best = never;
  const auto timed = [&](double& fastest, Strategy& order, auto run) {
    const auto start = Clock::now();
    for (int i = 0; i < turn; ++i) {
      run();
      afterEach(order);
    }
    const std::chrono::duration<double, std::nano> time = Clock::now() - start;
    fastest = std::min(fastest, time.count() / turn);
    return time.count() * 1e-9;
  };
  for (auto _ : state) {
    timed(rawBest, rawStrategy, [&] { raw.run(rawStrategy); });
    timed(inlinedBest, inlinedStrategy, [&] { inlined.run(inlinedStrategy); });
    state.SetIterationTime(timed(best, strategy, [&] { scheduler.run(world, strategy); }));
  }
  if (raw.value != world.counter.value() || inlined.value != raw.value) {
    state.SkipWithError("they did not do the same work");
  }
  state.counters["ttadak_ns"] = best;
  state.counters["raw_ns"] = rawBest;
  state.counters["ratio"] = best / rawBest;
  state.counters["inlined_ns"] = inlinedBest;
  state.counters["ratio_inlined"] = best / inlinedBest;
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
