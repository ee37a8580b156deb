#include <benchmark/benchmark.h>

#include <string>

#include "child.h"
#include "depth_first_strategy.h"
#include "programs/program.h"
#include "raw_fcontext.h"
#include "sim/explore/explore.h"
#include "sim/kernel/round_robin_strategy.h"
#include "spin.h"
#include "turns.h"

// How fast methods are, against something done in turn with them, and how much they keep.

namespace ttadak::bench {
namespace {

struct Exploring {
  Method method = Method::stateful;
  unsigned threads = 1;
  bool symmetry = true;
};

Exploration exploreProgram(const std::string& name, const Exploring& how) {
  const auto chosen = programs::parseProgram(name);
  ExploreOptions options;
  options.method = how.method;
  options.threads = how.threads;
  options.symmetry = how.symmetry;
  options.counterexample = false;
  return explore([&] { return chosen.program.make(chosen.size); }, options);
}

/// flip:N in the terms of the hand-written loop.
struct RawFlip {
  Access owner{nullptr, Access::Mode::read};
  Access taking{nullptr, Access::Mode::write};
  Access scoring{nullptr, Access::Mode::write};
  int owned = 0;
  int score = 0;
  RawFcontext loop;

  explicit RawFlip(std::size_t actors) : loop({actors, [this](RawFcontext& raw) { tap(raw); }}) {}

  void tap(RawFcontext& raw) {
    const auto label = [] { return Text("step"); };
    int seen = 0;
    raw.step<false>({.label = label, .accesses = {&owner, 1}}, [&] { seen = owned; });
    if (seen != 0) return;
    raw.step<false>({.label = label, .accesses = {&taking, 1}}, [&] { owned = 1; });
    raw.step<false>({.label = label, .accesses = {&scoring, 1}}, [&] { ++score; });
  }

  void runAll(std::uint64_t runs) {
    DepthFirstStrategy strategy;
    for (std::uint64_t i = 0; i < runs; ++i) {
      owned = score = 0;
      loop.run(strategy);
      strategy.advance();
    }
  }
};

/// Every interleaving, against the same runs by a hand-written loop that looks at nothing.
void naiveAgainstRawFcontext(benchmark::State& state) {
  constexpr std::uint64_t interleavings = 74'976;
  RawFlip raw(4);
  Exploration found;
  Turns turns({[&] { found = exploreProgram("flip:4", {Method::naive}); }, [&] { raw.runAll(interleavings); }});
  for (auto _ : state) state.SetIterationTime(turns.next());
  if (found.executions != interleavings) state.SkipWithError("they did not do the same work");
  state.counters["executions_per_s"] = static_cast<double>(interleavings) / turns.fastest(0);
  state.counters["ratio"] = turns.fastest(0) / turns.fastest(1);
}

/// A run of each trace, against as many runs that look for nothing.
void dporAgainstPlainRuns(benchmark::State& state, const std::string& name) {
  const auto chosen = programs::parseProgram(name);
  const auto world = chosen.program.make(chosen.size);
  Scheduler scheduler;
  RoundRobinStrategy strategy;
  Exploration found = exploreProgram(name, {Method::dpor});
  Turns turns({[&] { found = exploreProgram(name, {Method::dpor}); },
               [&] {
                 for (std::uint64_t i = 0; i < found.executions; ++i) scheduler.run(*world, strategy);
               }});
  for (auto _ : state) state.SetIterationTime(turns.next());
  state.counters["traces"] = static_cast<double>(*found.traces);
  state.counters["ratio"] = turns.fastest(0) / turns.fastest(1);
}

/// Every state, against Spin on the same program; and what is kept of each.
void statefulAgainstSpin(benchmark::State& state, bool symmetry) {
  const Spin spin("flip.pml", 9);
  const Exploring how{.symmetry = symmetry};
  Exploration found;
  Turns turns({[&] { found = exploreProgram("flip:9", how); }, [&] { spin.run(); }});
  for (auto _ : state) state.SetIterationTime(turns.next());
  state.counters["states"] = static_cast<double>(*found.states);
  if (spin.isInstalled()) {
    state.counters["spin_states"] = static_cast<double>(spin.states());
    state.counters["spin_s"] = turns.fastest(1);
    state.counters["ratio"] = turns.fastest(0) / turns.fastest(1);
  } else {
    state.SetLabel("Spin is not installed; the Debian package is spin");
  }
}

/// What is kept of a state, in bytes, by the most memory that a process of its own takes.
void memoryOfStates(benchmark::State& state, const std::string& name) {
  double most = 0;
  std::uint64_t states = 0;
  for (auto _ : state) {
    states = *exploreProgram(name, {.symmetry = false}).states;
    const auto idle = mostMemoryOfChild([] {});
    const auto busy = mostMemoryOfChild([&] { exploreProgram(name, {.symmetry = false}); });
    most = static_cast<double>(busy - idle) / static_cast<double>(states);
  }
  state.counters["states"] = static_cast<double>(states);
  state.counters["bytes_per_state"] = most;
}

/// Two threads against one.
void twoThreads(benchmark::State& state, const std::string& name, Exploring how) {
  Exploring alone = how;
  how.threads = 2;
  Turns turns({[&] { exploreProgram(name, how); }, [&] { exploreProgram(name, alone); }});
  for (auto _ : state) state.SetIterationTime(turns.next());
  state.counters["speedup"] = turns.fastest(1) / turns.fastest(0);
}

constexpr Exploring everyState{.symmetry = false};
constexpr Exploring everyTrace{.method = Method::dpor};
constexpr Exploring everyRun{.method = Method::naive};

BENCHMARK(naiveAgainstRawFcontext)->Name("naive/flip:4")->UseManualTime()->Iterations(20);
BENCHMARK_CAPTURE(dporAgainstPlainRuns, flip, "flip:5")->Name("dpor/flip:5")->UseManualTime()->Iterations(20);
BENCHMARK_CAPTURE(dporAgainstPlainRuns, lastzero, "lastzero:15")
    ->Name("dpor/lastzero:15")
    ->UseManualTime()
    ->Iterations(3);
BENCHMARK_CAPTURE(statefulAgainstSpin, alike, true)->Name("stateful/flip:9")->UseManualTime()->Iterations(5);
BENCHMARK_CAPTURE(statefulAgainstSpin, unlike, false)
    ->Name("stateful/flip:9/no_symmetry")
    ->UseManualTime()
    ->Iterations(5);
BENCHMARK_CAPTURE(memoryOfStates, flip, "flip:9")->Name("memory/flip:9")->Iterations(1);
BENCHMARK_CAPTURE(memoryOfStates, lostUpdate, "lost-update:8")->Name("memory/lost-update:8")->Iterations(1);
BENCHMARK_CAPTURE(twoThreads, naive, "flip:5", everyRun)->Name("two_threads/naive")->UseManualTime()->Iterations(2);
BENCHMARK_CAPTURE(twoThreads, stateful, "flip:9", everyState)
    ->Name("two_threads/stateful")
    ->UseManualTime()
    ->Iterations(5);
BENCHMARK_CAPTURE(twoThreads, dpor, "flip:6", everyTrace)->Name("two_threads/dpor")->UseManualTime()->Iterations(2);
BENCHMARK_CAPTURE(twoThreads, dpor, "lastzero:14", everyTrace)
    ->Name("two_threads/dpor/lastzero:14")
    ->UseManualTime()
    ->Iterations(3);

}  // namespace
}  // namespace ttadak::bench
