#include "cost.h"

#include <algorithm>

namespace ttadak {

Cost costOf(const std::vector<Choice>& path, std::size_t faults) {
  Cost cost{.faults = faults, .steps = path.size()};
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (path[i].actor() != path[i - 1].actor()) ++cost.switches;
  }
  return cost;
}

bool inActorOrder(const std::vector<Choice>& one, const std::vector<Choice>& other) {
  return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end(), [](Choice a, Choice b) {
    return a.actor() != b.actor() ? a.actor() < b.actor() : a.fault() < b.fault();
  });
}

}  // namespace ttadak
