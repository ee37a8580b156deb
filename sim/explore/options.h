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
///
/// The first four are exhaustive. The others make runs at random, each of which follows from the seed and its number:
/// `random` picks among all that can happen, each with the same chance; `pct` is that of Burckhardt et al. (ASPLOS
/// 2010), `pos` that of Yuan et al. (CAV 2018); `uniform` gives every interleaving the same chance.
enum class Method { automatic, stateful, dpor, naive, random, pct, pos, uniform };

/// The methods' names, in the order of the enumeration: `auto`, `stateful` ...
const std::vector<std::string>& methodNames();
/// Whether the method makes runs at random.
bool samples(Method method);
/// Throws InputError, which names the flag, unless the method makes runs at random.
void requireSampling(Method method, std::string_view flag);

/// How far an exploration has come.
struct Progress {
  std::uint64_t executions = 0;
  /// Kept so far; 0 for a method that keeps none.
  std::uint64_t states = 0;
  /// Found and not yet gone into; what is behind them is not known.
  std::uint64_t pending = 0;
  /// Executions that are to be made in all; 0 where that is not known.
  std::uint64_t total = 0;
};

struct ExploreOptions {
  Method method = Method::automatic;
  /// The result is the same for any number.
  unsigned threads = 1;
  /// In steps: a run that is longer makes the verdict unknown.
  std::size_t limit = Scheduler::defaultLimit;
  /// In bytes, for what the method keeps: reaching it makes the verdict unknown.
  std::size_t memory = std::size_t{2} << 30;
  /// Whether like actors are interchangeable (World::Actor::likeness); of `stateful` and `uniform`.
  bool symmetry = true;
  /// Of methods that make runs at random: how many, and what they follow from.
  std::uint64_t runs = 10'000;
  std::uint64_t seed = 0;
  /// Of `pct`, at least 1: how many orders of two steps a bug is taken to need.
  unsigned depth = 3;
  /// Whether a counterexample is looked for and explained.
  bool counterexample = true;

  /// What the counterexample's trace is of, in the words of Schedule::setup.
  std::string setup;

  /// Called now and then, by the thread that called `explore`.
  std::function<void(const Progress&)> progress;
  /// Ends the exploration with what is known by then.
  std::stop_token stop;
};

/// What `depth` may be at most.
inline constexpr unsigned mostDepth = 100;

/// Takes a method as the command line calls it: a name, or `pct:d=N`. Throws InputError for one that is none.
void chooseMethod(ExploreOptions& options, std::string_view text);
/// As the command line calls it.
std::string methodText(const ExploreOptions& options);

}  // namespace ttadak
