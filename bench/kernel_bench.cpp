#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>

#include "depth_first_strategy.h"
#include "raw_fcontext.h"
#include "sim/kernel/round_robin_strategy.h"
#include "sim/kernel/scheduler.h"
#include "sim/world/variable.h"
#include "turns.h"

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

/// Executions in short turns with the baseline's.
template <class Strategy, class AfterEach>
void executionAgainstRawFcontext(benchmark::State& state) {
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
  const auto inTurn = [&](Strategy& order, auto run) {
    return [&order, &afterEach, run] {
      for (int i = 0; i < turn; ++i) {
        run();
        afterEach(order);
      }
    };
  };
  Turns turns({inTurn(strategy, [&] { scheduler.run(world, strategy); }),
               inTurn(rawStrategy, [&] { raw.run(rawStrategy); }),
               inTurn(inlinedStrategy, [&] { inlined.run(inlinedStrategy); })});
  for (auto _ : state) state.SetIterationTime(turns.next());
  if (raw.value != world.counter.value() || inlined.value != raw.value) {
    state.SkipWithError("they did not do the same work");
  }
  const auto nanoseconds = [&](std::size_t number) { return turns.fastest(number) * 1e9 / turn; };
  state.counters["ttadak_ns"] = nanoseconds(0);
  state.counters["raw_ns"] = nanoseconds(1);
  state.counters["ratio"] = nanoseconds(0) / nanoseconds(1);
  state.counters["inlined_ns"] = nanoseconds(2);
  state.counters["ratio_inlined"] = nanoseconds(0) / nanoseconds(2);
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
