#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace ttadak {

/// Work that is waiting for a thread. For use by several threads at once.
template <class Work>
class Pool {
 public:
  explicit Pool(unsigned threads) : working_(threads) {}

  void give(Work work) {
    const std::scoped_lock lock(mutex_);
    work_.push_back(std::move(work));
    changed_.notify_one();
  }

  /// Waits for work; none when all threads wait, or when all is to end.
  std::optional<Work> take() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    --working_;
    changed_.wait(lock, [this] { return !work_.empty() || working_ == 0 || ends(); });
    --waiting_;
    if (work_.empty() || ends()) {
      changed_.notify_all();
      return std::nullopt;
    }
    ++working_;
    auto work = std::make_optional(std::move(work_.front()));
    work_.pop_front();
    return work;
  }

  /// Whether somebody waits for work. May be out of date.
  bool isWanted() const { return waiting_.load(std::memory_order_relaxed) > 0; }

  void end() {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
    changed_.notify_all();
  }
  bool ends() const { return ends_.load(std::memory_order_relaxed); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Work> work_;
  unsigned working_;  // threads that may still give work
  std::atomic<int> waiting_ = 0;
  std::atomic<bool> ends_ = false;
};

/// Has `threads` threads do `work`, each with its number, and meanwhile calls `tick` now and then. Rethrows what a
/// thread throws, after all have ended; `cancel` is called as soon as one does.
void inParallel(unsigned threads, const std::function<void(unsigned)>& work, const std::function<void()>& cancel,
                const std::function<void()>& tick);

}  // namespace ttadak
