#include "sim/isolation/run_spec.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <string>

#include "permutation_run.h"
#include "sim/isolation/permutations.h"

namespace ttadak::isolation {

namespace {

/// The names of the steps that are in none of the permutations that are written down.
std::set<std::string> unusedSteps(const Spec& spec) {
  std::set<std::string> unused;
  if (spec.permutations.empty()) return unused;
  for (const Session& session : spec.sessions) {
    for (const Step& step : session.steps) unused.insert(step.name);
  }
  for (const Permutation& permutation : spec.permutations) {
    for (const PlannedStep& planned : permutation) unused.erase(spec[planned.step].name);
  }
  return unused;
}

}  // namespace

void runSpec(const Spec& spec, std::string_view name, const Connect& connect, std::ostream& out) {
  for (const std::string& step : unusedSteps(spec)) out << "unused step name: " << step << '\n';
  out << "Parsed test spec with " << spec.sessions.size() << " sessions\n";
  std::size_t number = 0;
  eachPermutation(spec, [&](const Permutation& permutation) {
    const auto sessions = connect(permutation);
    PermutationRun({spec, name, permutation, ++number}, *sessions, out).run();
    out.flush();
    return true;
  });
}

}  // namespace ttadak::isolation
