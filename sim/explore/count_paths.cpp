#include <boost/container/small_vector.hpp>
#include <stdexcept>

#include "state_graph.h"

namespace ttadak {

namespace {

/// All edges of the graph, state by state.
class Graph {
 public:
  Graph(const std::vector<const StateEdges*>& edges, std::uint32_t states) : begin_(states + 1) {
    const auto each = [&](auto&& take) {
      for (const StateEdges* one : edges) {
        for (std::size_t at = 0; at < one->size(); at = one->next(at)) take(*one, at);
      }
    };
    each([&](const StateEdges& one, std::size_t at) { ++begin_[one.nodeAt(at) + 1]; });
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    records_.resize(begin_.back());
    auto free = begin_;
    each([&](const StateEdges& one, std::size_t at) { records_[free[one.nodeAt(at)]++] = {&one, at}; });
  }

  template <class Visit>
  void from(std::uint32_t node, Visit&& visit) const {
    for (std::uint32_t i = begin_[node]; i < begin_[node + 1]; ++i) records_[i].edges->visit(records_[i].at, visit);
  }

  /// Every state after all those that lead to it (Kahn: Topological Sorting of Large Networks, CACM 1962). There is no
  /// way back to a state: somebody has learnt more, or has come to an end.
  std::vector<std::uint32_t> inOrder() const {
    const auto states = static_cast<std::uint32_t>(begin_.size() - 1);
    std::vector<std::uint32_t> missing(states);
    for (std::uint32_t node = 0; node < states; ++node) {
      from(node, [&](const Edge& edge) { ++missing[edge.target]; });
    }
    std::vector<std::uint32_t> order;
    order.reserve(states);
    std::vector<std::uint32_t> next{0};  // the newest first: it is close to those before it in memory
    while (!next.empty()) {
      order.push_back(next.back());
      next.pop_back();
      from(order.back(), [&](const Edge& edge) {
        if (--missing[edge.target] == 0) next.push_back(edge.target);
      });
    }
    if (order.size() != states) throw std::logic_error("a state was come to again from itself");
    return order;
  }

 private:
  struct Record {
    const StateEdges* edges = nullptr;
    std::size_t at = 0;
  };

  std::vector<std::uint32_t> begin_;  // of each state's records
  std::vector<Record> records_;
};

/// In how many ways a state can be come to, by how many steps they take.
template <class Number>
class Ways {
 public:
  void add(std::uint64_t steps, const Number& number) {
    for (Part& part : parts_) {
      if (part.steps != steps) continue;
      part.number += number;
      return;
    }
    parts_.push_back({steps, number});
  }
  template <class Visit>
  void each(Visit&& visit) const {
    for (const Part& part : parts_) visit(part.steps, part.number);
  }
  void clear() { parts_ = {}; }

 private:
  struct Part {
    std::uint64_t steps = 0;
    Number number;
  };
  boost::container::small_vector<Part, 1> parts_;
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

template <class Number>
std::vector<Ways<Number>> waysTo(const Graph& graph, const std::vector<std::uint32_t>& order, bool countsSteps) {
  std::vector<Ways<Number>> ways(order.size());
  ways[0].add(0, 1);
  for (const std::uint32_t node : order) {
    bool isEnd = true;
    graph.from(node, [&](const Edge& edge) {
      isEnd = false;
      ways[node].each([&](std::uint64_t steps, const Number& number) {
        Number more = number * edge.weight;
        if (edge.prefix > 0) more *= orders<Number>(edge.prefix, steps);
        ways[edge.target].add(countsSteps ? steps + edge.prefix + 1 : 0, more);
      });
    });
    if (!isEnd) ways[node].clear();
  }
  return ways;
}

/// None if the numbers are too large for the type.
template <class Number>
std::optional<std::vector<std::vector<Count>>> paths(const std::vector<const StateEdges*>& edges, const Graph& graph,
                                                     const std::vector<std::uint32_t>& order, bool countsSteps) {
  try {
    const auto ways = waysTo<Number>(graph, order, countsSteps);
    std::vector<std::vector<Count>> all;
    for (const StateEdges* one : edges) {
      auto& counts = all.emplace_back();
      for (const auto& [node, finding] : one->ends()) {
        if (counts.size() <= finding) counts.resize(finding + 1);
        Count& count = counts[finding];
        ways[node].each([&](std::uint64_t, const Number& number) { count += static_cast<Count>(number); });
      }
    }
    return all;
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

}  // namespace

std::vector<std::vector<Count>> countPaths(const std::vector<const StateEdges*>& edges, std::uint32_t states) {
  const Graph graph(edges, states);
  const auto order = graph.inOrder();
  bool countsSteps = false;  // which only matters where something is put among the steps before
  for (const std::uint32_t node : order) {
    graph.from(node, [&](const Edge& edge) { countsSteps = countsSteps || edge.prefix > 0; });
  }
  using boost::multiprecision::checked_uint128_t;
  using boost::multiprecision::checked_uint512_t;
  if (auto small = paths<checked_uint128_t>(edges, graph, order, countsSteps)) return *small;
  if (auto large = paths<checked_uint512_t>(edges, graph, order, countsSteps)) return *large;
  return *paths<Count>(edges, graph, order, countsSteps);
}

}  // namespace ttadak
