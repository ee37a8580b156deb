#pragma once

#include <cstdint>
#include <vector>

#include "state_edges.h"

namespace ttadak {

/// The edges that all threads have found, state by state.
class StateGraph {
 public:
  StateGraph(const std::vector<const StateEdges*>& edges, std::uint32_t states);

  std::uint32_t states() const { return static_cast<std::uint32_t>(before_.size()); }
  bool isEnd(std::uint32_t node) const { return begin_[node] == begin_[node + 1]; }
  /// How many edges lead to a state.
  std::uint32_t before(std::uint32_t node) const { return before_[node]; }
  /// Whether any edge has a prefix.
  bool hasPrefixes() const { return hasPrefixes_; }

  /// `visit(edge)` for each edge.
  template <class Visit>
  void from(std::uint32_t node, Visit&& visit) const {
    for (std::uint32_t i = begin_[node]; i < begin_[node + 1]; ++i) {
      edges_[records_[i] >> recordBits]->visit(records_[i] & ((std::uint64_t{1} << recordBits) - 1), visit);
    }
  }

 private:
  static constexpr unsigned recordBits = 48;

  const std::vector<const StateEdges*>& edges_;
  std::vector<std::uint32_t> begin_;    // of each state's records
  std::vector<std::uint64_t> records_;  // whose, and where
  std::vector<std::uint32_t> before_;
  bool hasPrefixes_ = false;
};

}  // namespace ttadak
