#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>

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

/// Executions in turns with the baseline's, so that both meet the same machine; reports the ratio of their times.
void executionAgainstRawFcontext(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  constexpr int batch = 2'000;
  const auto actors = static_cast<std::size_t>(state.range(0));

  RawFcontext raw(actors, stepsEach);
  Counting world(actors);
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  Clock::duration rawTime{};
  Clock::duration kernelTime{};
  for (auto _ : state) {
    const auto start = Clock::now();
    for (int i = 0; i < batch; ++i) raw.run(strategy);
    const auto middle = Clock::now();
    for (int i = 0; i < batch; ++i) scheduler.run(world, strategy);
    const auto end = Clock::now();
    rawTime += middle - start;
    kernelTime += end - middle;
    state.SetIterationTime(std::chrono::duration<double>(end - middle).count());
  }
  if (raw.counter() != world.counter.value()) state.SkipWithError("the two did not do the same work");

  const auto nanoseconds = [&](Clock::duration time) {
    return std::chrono::duration<double, std::nano>(time).count() / (static_cast<double>(state.iterations()) * batch);
  };
  state.counters["raw_ns"] = nanoseconds(rawTime);
  state.counters["ttadak_ns"] = nanoseconds(kernelTime);
  state.counters["ratio"] = nanoseconds(kernelTime) / nanoseconds(rawTime);
}
BENCHMARK(executionAgainstRawFcontext)->ArgName("actors")->DenseRange(1, 4)->UseManualTime();

}  // namespace
}  // namespace ttadak::bench
