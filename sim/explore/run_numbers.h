#pragma once

#include <vector>

#include "findings.h"
#include "state_edges.h"

namespace ttadak {

/// Numbers all runs from 0, without going through them: from how many ways there are from each state to an end.
class RunNumbers {
 public:
  /// The edges are those that one search has found by itself: every state after all that follow it.
  RunNumbers(const StateEdges& edges, std::uint32_t states);

  /// How many runs there are.
  const Count& runs() const { return ways_.front(); }
  /// The steps of the longest run.
  std::uint32_t longest() const { return longest_.front(); }
  /// How many ways lead from a state to an end.
  const Count& waysFrom(std::uint32_t node) const { return ways_[node]; }
  /// `visit(edge)` for each edge, in the order in which they were added.
  template <class Visit>
  void from(std::uint32_t node, Visit&& visit) const {
    edges_.visit(records_[node], visit);
  }

  /// In bytes, for each state.
  static constexpr std::size_t perState = sizeof(Count) + sizeof(std::size_t) + sizeof(std::uint32_t);

 private:
  const StateEdges& edges_;
  std::vector<std::size_t> records_;  // where each state's edges are
  std::vector<Count> ways_;
  std::vector<std::uint32_t> longest_;  // from each state to an end
};

}  // namespace ttadak
