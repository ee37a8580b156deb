#pragma once

#include <array>
#include <atomic>
#include <cstddef>

namespace ttadak {

/// What a search keeps, in bytes, about, and how much that may be. For use by several threads at once: each counts by
/// itself, so that they do not get into each other's way.
class MemoryBound {
 public:
  explicit MemoryBound(std::size_t most) : most_(most) {}

  void keep(std::size_t bytes) { mine().fetch_add(bytes, std::memory_order_relaxed); }
  void release(std::size_t bytes) { mine().fetch_sub(bytes, std::memory_order_relaxed); }
  bool isReached() const {
    std::size_t kept = 0;  // modulo 2^64: one thread may release what another one keeps
    for (const Share& share : shares_) kept += share.kept.load(std::memory_order_relaxed);
    return kept >= most_;
  }

 private:
  struct alignas(64) Share {
    std::atomic<std::size_t> kept = 0;
  };

  std::atomic<std::size_t>& mine() {
    static std::atomic<std::size_t> threads = 0;
    thread_local const std::size_t number = threads.fetch_add(1, std::memory_order_relaxed);
    return shares_[number % shares_.size()].kept;
  }

  std::size_t most_;
  std::array<Share, 8> shares_;
};

}  // namespace ttadak
