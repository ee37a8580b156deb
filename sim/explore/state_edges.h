#pragma once

#include <boost/container/deque.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "depth_first.h"

namespace ttadak {

/// From one state to another.
struct Edge {
  std::uint32_t target = 0;
  /// How many choices it stands for that are alike.
  std::uint32_t weight = 1;
  /// How many of its steps can come anywhere before the last one.
  std::uint32_t prefix = 0;
};

/// Which states follow which: as one thread has found it, in the order in which it was done with them.
class StateEdges {
 public:
  void add(std::uint32_t node, const Branch* begin, const Branch* end);
  /// A run ends in `node`.
  void end(std::uint32_t node, std::uint32_t finding) { ends_.emplace_back(node, finding); }

  // Records, one for each time that something was added: the first is at 0.
  /// `visit(edge)` for each edge.
  template <class Visit>
  void visit(std::size_t at, Visit&& visit) const {
    const std::size_t end = next(at);
    const bool isPlain = (words_[at + 1] & 1) != 0;
    for (at += 2; at < end; at += isPlain ? 1 : 2) {
      const std::uint32_t more = isPlain ? oneAlone : words_[at + 1];
      visit(Edge{words_[at], more >> 16, more & 0xffff});
    }
  }
  std::uint32_t nodeAt(std::size_t at) const { return words_[at]; }
  std::size_t next(std::size_t at) const { return at + 2 + (words_[at + 1] >> 1); }
  std::size_t size() const { return words_.size(); }

  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ends() const { return ends_; }
  /// In bytes.
  std::size_t memory() const { return words_.size() * sizeof(std::uint32_t) + ends_.capacity() * 8; }

 private:
  static constexpr std::uint32_t oneAlone = 1U << 16;  // a weight of 1 and no prefix
  using Blocks = boost::container::deque_options<boost::container::block_bytes<1U << 16>>::type;

  // A record: the node; how many words follow, and whether they are targets alone; each target, with weight and prefix.
  boost::container::deque<std::uint32_t, void, Blocks> words_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;
};

}  // namespace ttadak
