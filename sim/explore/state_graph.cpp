#include "state_graph.h"

namespace ttadak {

StateGraph::StateGraph(const std::vector<const StateEdges*>& edges, std::uint32_t states)
    : edges_(edges), begin_(states + 1), before_(states) {
  const auto each = [&](auto&& take) {
    for (std::size_t thread = 0; thread < edges.size(); ++thread) {
      const StateEdges& one = *edges[thread];
      for (std::size_t at = 0; at < one.size(); at = one.next(at)) take(one, at, thread << recordBits | at);
    }
  };
  each([&](const StateEdges& one, std::size_t at, std::uint64_t) {
    ++begin_[one.nodeAt(at) + 1];
    one.visit(at, [&](const Edge& edge) {
      ++before_[edge.target];
      hasPrefixes_ = hasPrefixes_ || edge.prefix > 0;
    });
  });
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  records_.resize(begin_.back());
  auto free = begin_;
  each([&](const StateEdges& one, std::size_t at, std::uint64_t record) { records_[free[one.nodeAt(at)]++] = record; });
}

}  // namespace ttadak
