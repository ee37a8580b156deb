#include "alike.h"

#include <algorithm>
#include <tuple>

namespace ttadak {

void mergeAlike(std::vector<Branch>& branches, std::size_t first, const StateVector& state) {
  const auto begin = branches.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, branches.end(), [&](const Branch& a, const Branch& b) {
    const auto key = [&](Choice choice) {
      const Hash& signature = state.signature(choice.actor());
      return std::tuple(choice.fault(), signature.high, signature.low, choice.actor());
    };
    return key(a.choice) < key(b.choice);
  });
  auto last = begin;
  for (auto next = begin; next != branches.end(); ++next) {
    if (next == begin) continue;
    if (next->choice.fault() == last->choice.fault() && state.alike(next->choice.actor(), last->choice.actor())) {
      ++last->weight;
    } else {
      *++last = *next;
    }
  }
  if (last != branches.end()) branches.erase(last + 1, branches.end());
}

}  // namespace ttadak
