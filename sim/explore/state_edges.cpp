#include "state_edges.h"

#include <algorithm>

namespace ttadak {

void StateEdges::add(std::uint32_t node, const Branch* begin, const Branch* end) {
  const bool isPlain = std::all_of(begin, end, [](const Branch& one) { return one.weight == 1 && one.prefix == 0; });
  const auto words = static_cast<std::uint32_t>(end - begin) * (isPlain ? 1 : 2);
  words_.push_back(node);
  words_.push_back(words << 1 | (isPlain ? 1 : 0));
  for (const Branch* branch = begin; branch != end; ++branch) {
    words_.push_back(branch->target);
    if (!isPlain) words_.push_back(std::uint32_t{branch->weight} << 16 | branch->prefix);
  }
}

}  // namespace ttadak
