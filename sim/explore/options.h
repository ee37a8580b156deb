#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/scheduler.h"

namespace ttadak {

/// How interleavings are gone through.
enum class Method { automatic, stateful, dpor, naive };

/// The methods' names, in the order of the enumeration: `auto`, `stateful` ...
const std::vector<std::string>& methodNames();
std::string_view methodName(Method method);
/// Throws InputError for a name that is none.
Method methodNamed(std::string_view name);

/// How far an exploration has come.
struct Progress {
  std::uint64_t executions = 0;
  /// Kept so far; 0 for a method that keeps none.
  std::uint64_t states = 0;
  /// Found and not yet gone into; what is behind them is not known.
  std::uint64_t pending = 0;
};

struct ExploreOptions {
  Method method = Method::automatic;
  /// The result is the same for any number.
  unsigned threads = 1;
  /// In steps: a run that is longer makes the verdict unknown.
  std::size_t limit = Scheduler::defaultLimit;
  /// In bytes, for what the method keeps: reaching it makes the verdict unknown.
  std::size_t memory = std::size_t{2} << 30;
  /// Whether like actors are interchangeable (World::Actor::likeness); of `stateful`.
  bool symmetry = true;
  /// Whether a counterexample is looked for and explained.
  bool counterexample = true;

  /// What the counterexample's trace is of, in the words of Schedule::setup.
  std::string setup;

  /// Called now and then, by the thread that called `explore`.
  std::function<void(const Progress&)> progress;
  /// Ends the exploration with what is known by then.
  std::stop_token stop;
};

}  // namespace ttadak
