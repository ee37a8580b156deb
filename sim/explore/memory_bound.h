#pragma once

#include <atomic>
#include <cstddef>

namespace ttadak {

/// What a search keeps, in bytes, about, and how much that may be. For use by several threads at once.
class MemoryBound {
 public:
  explicit MemoryBound(std::size_t most) : most_(most) {}

  void keep(std::size_t bytes) { kept_.fetch_add(bytes, std::memory_order_relaxed); }
  void release(std::size_t bytes) { kept_.fetch_sub(bytes, std::memory_order_relaxed); }
  bool isReached() const { return kept_.load(std::memory_order_relaxed) >= most_; }

 private:
  std::size_t most_;
  std::atomic<std::size_t> kept_ = 0;
};

}  // namespace ttadak
