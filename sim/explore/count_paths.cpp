#include "count_paths.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

#include "state_graph.h"

namespace ttadak {

namespace {

/// In how many ways a state can be come to, by how many steps they take.
template <class Number>
struct Length {
  std::uint64_t steps = 0;
  Number ways;
};

/// In how many ways so many steps can be put among others that come before: C(others + steps, steps).
template <class Number>
Number orders(std::uint64_t steps, std::uint64_t others) {
  Number all = 1;
  for (std::uint64_t i = 1; i <= steps; ++i) {
    all *= others + i;
    all /= i;
  }
  return all;
}

/// In how many ways ends can be come to. Throws std::overflow_error for numbers that are too large for the type.
template <class Number>
class Ways {
 public:
  using Lengths = boost::container::small_vector<Length<Number>, 1>;

  /// Goes through every state after all those that lead to it (Kahn: Topological Sorting of Large Networks, CACM 1962).
  /// There is no way back to a state: somebody has learnt more, or has come to an end.
  explicit Ways(const StateGraph& graph) : graph_(graph) {
    for (std::uint32_t node = 0; node < graph.states(); ++node) nodes_.push_back({graph.before(node)});
    lengthsOf(0).push_back({0, 1});
    std::uint32_t visited = 0;
    std::vector<std::uint32_t> next{0};  // the newest first: few are begun and not done, and these are close by
    while (!next.empty()) {
      const std::uint32_t node = next.back();
      next.pop_back();
      ++visited;
      longest_ = std::max(longest_, nodes_[node].steps);
      goOnFrom(node, next);
    }
    if (visited != graph.states()) throw std::logic_error("a state was come to again from itself");
  }

  /// In steps.
  std::uint32_t longest() const { return longest_; }
  Lengths& lengthsOf(std::uint32_t node) {
    std::uint32_t& place = nodes_[node].place;
    if (place == nowhere && free_.empty()) {
      place = static_cast<std::uint32_t>(lengths_.size());
      lengths_.emplace_back();
    } else if (place == nowhere) {
      place = free_.back();
      free_.pop_back();
    }
    return lengths_[place];
  }

 private:
  struct Node {
    std::uint32_t before = 0;  // edges that lead here and were not gone along
    std::uint32_t place = nowhere;
    std::uint32_t steps = 0;  // of the longest way here
  };

  void goOnFrom(std::uint32_t node, std::vector<std::uint32_t>& next) {
    if (graph_.isEnd(node)) return;
    const Lengths lengths = std::move(lengthsOf(node));
    lengthsOf(node).clear();
    free_.push_back(nodes_[node].place);
    graph_.from(node, [&](const Edge& edge) {
      for (const auto& [steps, ways] : lengths) add(edge, steps, ways);
      Node& target = nodes_[edge.target];
      target.steps = std::max(target.steps, nodes_[node].steps + edge.prefix + 1);
      if (--target.before == 0) next.push_back(edge.target);
    });
  }

  void add(const Edge& edge, std::uint64_t before, const Number& ways) {
    Number more = ways * edge.weight;
    if (edge.prefix > 0) more *= orders<Number>(edge.prefix, before);
    // How many they are only matters where something is put among them.
    const std::uint64_t steps = graph_.hasPrefixes() ? before + edge.prefix + 1 : 0;
    Lengths& lengths = lengthsOf(edge.target);
    for (Length<Number>& one : lengths) {
      if (one.steps != steps) continue;
      one.ways += more;
      return;
    }
    lengths.push_back({steps, std::move(more)});
  }

  static constexpr auto nowhere = std::numeric_limits<std::uint32_t>::max();

  const StateGraph& graph_;
  std::vector<Node> nodes_;
  std::vector<Lengths> lengths_;  // of those that are begun and not done, and of ends
  std::vector<std::uint32_t> free_;
  std::uint32_t longest_ = 0;
};

/// None if the numbers are too large for the type.
template <class Number>
std::optional<Paths> paths(const std::vector<const StateEdges*>& edges, const StateGraph& graph) {
  try {
    Ways<Number> ways(graph);
    Paths found{{}, ways.longest()};
    for (const StateEdges* one : edges) {
      auto& counts = found.counts.emplace_back();
      for (const auto& [node, finding] : one->ends()) {
        if (counts.size() <= finding) counts.resize(finding + 1);
        for (const auto& length : ways.lengthsOf(node)) counts[finding] += static_cast<Count>(length.ways);
      }
    }
    return found;
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

}  // namespace

Paths countPaths(const std::vector<const StateEdges*>& edges, std::uint32_t states) {
  const StateGraph graph(edges, states);
  using boost::multiprecision::checked_uint128_t;
  using boost::multiprecision::checked_uint512_t;
  if (auto small = paths<checked_uint128_t>(edges, graph)) return *small;
  if (auto large = paths<checked_uint512_t>(edges, graph)) return *large;
  return *paths<Count>(edges, graph);
}

}  // namespace ttadak
