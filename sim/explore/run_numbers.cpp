#include "run_numbers.h"

#include <algorithm>
#include <stdexcept>

namespace ttadak {

RunNumbers::RunNumbers(const StateEdges& edges, std::uint32_t states)
    : edges_(edges), records_(states), ways_(states), longest_(states) {
  for (const auto& [node, finding] : edges.ends()) ways_[node] = 1;
  for (std::size_t at = 0; at < edges.size(); at = edges.next(at)) {
    const std::uint32_t node = edges.nodeAt(at);
    records_[node] = at;
    edges.visit(at, [&](const Edge& edge) {
      if (ways_[edge.target] == 0) throw std::logic_error("a state was come to again from itself");
      ways_[node] += ways_[edge.target] * edge.weight;
      longest_[node] = std::max(longest_[node], longest_[edge.target] + edge.prefix + 1);
    });
  }
}

}  // namespace ttadak
