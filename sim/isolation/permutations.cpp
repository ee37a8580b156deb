#include "sim/isolation/permutations.h"

namespace ttadak::isolation {

namespace {

/// Goes on from steps that were chosen; false if that is to be the last.
bool merge(const Spec& spec, std::vector<std::size_t>& taken, Permutation& chosen,
           const std::function<bool(const Permutation&)>& visit) {
  bool isWhole = true;
  for (std::size_t session = 0; session < spec.sessions.size(); ++session) {
    if (taken[session] == spec.sessions[session].steps.size()) continue;
    isWhole = false;
    chosen.push_back({{session, taken[session]++}, {}});
    const bool goesOn = merge(spec, taken, chosen, visit);
    --taken[session];
    chosen.pop_back();
    if (!goesOn) return false;
  }
  return !isWhole || visit(chosen);
}

}  // namespace

void eachPermutation(const Spec& spec, const std::function<bool(const Permutation&)>& visit) {
  if (spec.permutations.empty()) {
    std::vector<std::size_t> taken(spec.sessions.size());
    Permutation chosen;
    merge(spec, taken, chosen, visit);
    return;
  }
  for (const Permutation& permutation : spec.permutations) {
    if (!visit(permutation)) return;
  }
}

}  // namespace ttadak::isolation
