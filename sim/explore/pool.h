#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>

#include "depth_first.h"
#include "sim/explore/options.h"

namespace ttadak {

/// Work that is waiting for a thread. For use by several threads at once.
class Pool {
 public:
  explicit Pool(unsigned threads) : working_(threads) {}

  void give(Subtree subtree);
  /// Waits for work; none when all threads wait, or when all is to end.
  std::optional<Subtree> take();
  /// Whether somebody waits for work. May be out of date.
  bool isWanted() const { return waiting_.load(std::memory_order_relaxed) > 0; }
  void end();
  bool ends() const { return ends_.load(std::memory_order_relaxed); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Subtree> work_;
  unsigned working_;  // threads that may still give work
  std::atomic<int> waiting_ = 0;
  std::atomic<bool> ends_ = false;
};

/// Has `threads` threads do `work`, each with its number, and meanwhile calls `tick` now and then. Rethrows what a
/// thread throws, after all have ended; `cancel` is called as soon as one does.
void inParallel(unsigned threads, const std::function<void(unsigned)>& work, const std::function<void()>& cancel,
                const std::function<void()>& tick);

}  // namespace ttadak
