#include "sim/world/database/deadlock.h"

#include <algorithm>
#include <vector>

namespace ttadak::sql {

bool closesCycle(const Transaction& waiting) {
  std::vector<const Transaction*> toVisit{&waiting};
  std::vector<const Transaction*> visited;
  while (!toVisit.empty()) {
    const Transaction* one = toVisit.back();
    toVisit.pop_back();
    for (const Transaction* blocker : one->blockers()) {
      if (blocker == &waiting) return true;
      if (std::find(visited.begin(), visited.end(), blocker) != visited.end()) continue;
      visited.push_back(blocker);
      toVisit.push_back(blocker);
    }
  }
  return false;
}

}  // namespace ttadak::sql
