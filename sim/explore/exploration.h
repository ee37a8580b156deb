#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/trace.h"

namespace ttadak {

/// One way in which runs turned out, and how many did: a decimal number, which may outgrow every integer type; none
/// where the method cannot know it. A method that samples only knows of the runs it made.
struct Outcome {
  std::string text;
  std::optional<std::string> interleavings;
  std::optional<std::uint64_t> runs;
};

/// A property that some runs violate, and how many do.
struct Violated {
  std::string property;
  std::optional<std::string> interleavings;
  std::optional<std::uint64_t> runs;
};

/// A run that violates a property. It was replayed: the trace is what happened.
struct Counterexample {
  Trace trace;
  std::string property;
  std::size_t faults = 0;
  /// Pairs of neighbouring steps of different actors.
  std::size_t switches = 0;
  /// Whether none is shorter: fewer faults, then fewer switches, then fewer steps, then earlier actors.
  bool shortest = false;
  /// Which two steps decide by their order, as a sentence; empty if no single pair does.
  Text why;
};

/// Runs that were made at random, and how many of them violate something; one that reaches the limit of steps does not.
struct Sample {
  std::uint64_t runs = 0;
  std::uint64_t hits = 0;
  /// What the method's rate of hits may be, in 0 to 1: the 95 % interval of Clopper and Pearson (Biometrika 1934).
  double low = 0;
  double high = 1;
  /// What `pct` took for the length of the longest run, in steps: that of the longest of 100 runs of `random`.
  std::optional<std::size_t> longest;
};

/// What exploring has found out. A plain value.
struct Exploration {
  /// As the command line calls it, such as `stateful`: of `auto`, what it picked.
  std::string method;
  bool isPicked = false;
  Verdict verdict = Verdict::unknown;
  /// Whether everything was gone through: what is not violated holds.
  bool complete = false;
  /// In the order of the World's properties, `all-answered` last.
  std::vector<Violated> violations;
  /// All maximal runs of labelled actors, deadlocked ones included.
  std::optional<std::string> interleavings;
  std::optional<std::string> violating;
  std::optional<std::string> deadlocked;
  /// Most frequent first.
  std::vector<Outcome> outcomes;

  /// Runs that were made, and their steps. They may differ with the number of threads: with `stateful` each finds out
  /// for itself what steps do; with `dpor`, and so may traces and redundant runs, where it cannot know what a step
  /// touches before it happens, or whether it has to wait.
  std::uint64_t executions = 0;
  std::uint64_t steps = 0;
  std::optional<std::uint64_t> states;
  double seconds = 0;
  /// Complete runs, one for each Mazurkiewicz trace and any redundant ones, and those that were cut short as redundant.
  std::optional<std::uint64_t> traces;
  std::optional<std::uint64_t> redundant;
  /// Of the traces, how many end in a deadlock.
  std::optional<std::uint64_t> deadlockedTraces;
  /// Of a method that makes runs at random. It proves nothing: its verdict is `violated` or `unknown`.
  std::optional<Sample> sample;
  /// Why not everything was gone through, or not as it was asked for; empty if it was.
  Text remark;
  /// What verdict and counts rest on; empty unless everything was gone through.
  Text basis;

  std::optional<Counterexample> counterexample;
};

}  // namespace ttadak
