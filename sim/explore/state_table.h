#pragma once

#include <array>
#include <atomic>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

#include "hash_itself.h"
#include "memory_bound.h"

namespace ttadak {

/// The states that were met, numbered from 0. For use by several threads at once.
class StateTable {
 public:
  /// `perState`: what somebody else keeps for each, in bytes.
  explicit StateTable(MemoryBound& memory, std::size_t perState = 0) : memory_(memory), perState_(perState) {}

  /// The state's number, and whether it is new.
  std::pair<std::uint32_t, bool> insert(const Hash& hash);
  std::optional<std::uint32_t> find(const Hash& hash);
  std::uint32_t size() const { return size_.load(std::memory_order_relaxed); }
  void clear();

 private:
  struct alignas(64) Shard {
    std::mutex mutex;
    boost::unordered_flat_map<Hash, std::uint32_t, HashItself> numbers;
  };

  Shard& shardOf(const Hash& hash) { return shards_[hash.high % shards_.size()]; }

  MemoryBound& memory_;
  std::size_t perState_;
  std::array<Shard, 64> shards_;
  std::atomic<std::uint32_t> size_ = 0;
};

}  // namespace ttadak
