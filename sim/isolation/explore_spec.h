#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/explore/explore.h"
#include "sim/isolation/spec.h"
#include "sim/isolation/spec_world.h"

namespace ttadak::isolation {

/// Which steps each session takes, in which order.
using Program = std::vector<std::vector<std::size_t>>;  // by session

/// Those that a spec's permutations follow, each once, in the order in which they come; all steps if there are none.
std::vector<Program> programsOf(const Spec& spec);

/// One way in which the runs of a program turn out.
struct SpecOutcome {
  std::string text;
  std::string interleavings;  ///< a decimal number; empty if it is not known
  /// One run that turns out so, of the fewest switches that were found: the order in which its steps begin, and the
  /// choices.
  std::vector<StepNumber> permutation;
  Schedule schedule;
};

/// What there is to know of all interleavings of a program.
struct ExploredProgram {
  Program program;
  Exploration found;
  /// Most frequent first; none where it was not gone through completely.
  std::vector<SpecOutcome> outcomes;
};

/// Goes through all interleavings of a program's statements, as `exploreProgram` does, and looks for no runs.
Exploration exploreOnly(const Spec& spec, const std::string& file, const Program& program,
                        const SpecWorld::Server& server, const ExploreOptions& options);

/// Goes through all interleavings of a program's statements. `file` is what the spec is called in messages. Throws
/// InputError for what the model does not know.
ExploredProgram exploreProgram(const Spec& spec, const std::string& file, const Program& program,
                               const SpecWorld::Server& server, const ExploreOptions& options);

}  // namespace ttadak::isolation
