#pragma once

#include <array>
#include <atomic>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "depth_first.h"
#include "findings.h"
#include "hash_itself.h"

namespace ttadak {

/// The states that were met, numbered from 0. For use by several threads at once.
class StateTable {
 public:
  /// The state's number, and whether it is new.
  std::pair<std::uint32_t, bool> insert(const Hash& hash);
  std::optional<std::uint32_t> find(const Hash& hash);
  std::uint32_t size() const { return size_.load(std::memory_order_relaxed); }
  /// In bytes, about; together with what others keep with the states.
  std::size_t memory() const { return memory_.load(std::memory_order_relaxed); }
  void keepAlso(std::size_t bytes) { memory_.fetch_add(bytes, std::memory_order_relaxed); }
  void clear();

 private:
  struct Shard {
    std::mutex mutex;
    boost::unordered_flat_map<Hash, std::uint32_t, HashItself> numbers;
  };

  Shard& shardOf(const Hash& hash) { return shards_[hash.high % shards_.size()]; }

  std::array<Shard, 64> shards_;
  std::atomic<std::uint32_t> size_ = 0;
  std::atomic<std::size_t> memory_ = 0;
};

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
    for (std::size_t i = at + 1; i < next(at); ++i) {
      const std::uint64_t word = words_[i];
      visit(Edge{static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(word >> 48),
                 static_cast<std::uint32_t>(word >> 32 & 0xffff)});
    }
  }
  std::uint32_t nodeAt(std::size_t at) const { return static_cast<std::uint32_t>(words_[at]); }
  std::size_t next(std::size_t at) const { return at + 1 + (words_[at] >> 48); }
  std::size_t size() const { return words_.size(); }

  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ends() const { return ends_; }
  std::size_t memory() const { return words_.capacity() * sizeof(std::uint64_t) + ends_.capacity() * 8; }

 private:
  std::vector<std::uint64_t> words_;  // number and count; then target, prefix and weight of each
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;
};

/// How many paths lead from state 0 to each end: for each of `edges`, how often each of its findings.
std::vector<std::vector<Count>> countPaths(const std::vector<const StateEdges*>& edges, std::uint32_t states);

}  // namespace ttadak
