#include "pool.h"

#include <chrono>
#include <thread>
#include <utility>
#include <vector>

namespace ttadak {

void Pool::give(Subtree subtree) {
  const std::scoped_lock lock(mutex_);
  work_.push_back(std::move(subtree));
  changed_.notify_one();
}

std::optional<Subtree> Pool::take() {
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
  Subtree subtree = std::move(work_.front());
  work_.pop_front();
  return subtree;
}

void Pool::end() {
  const std::scoped_lock lock(mutex_);
  ends_ = true;
  changed_.notify_all();
}

void inParallel(unsigned threads, const std::function<void(unsigned)>& work, const std::function<void()>& cancel,
                const std::function<void()>& tick) {
  std::mutex mutex;
  std::condition_variable changed;
  unsigned running = threads;
  std::exception_ptr failure;
  const auto run = [&](unsigned number) {
    try {
      work(number);
    } catch (...) {
      const std::scoped_lock lock(mutex);
      if (!failure) failure = std::current_exception();
      cancel();
    }
    const std::scoped_lock lock(mutex);
    --running;
    changed.notify_all();
  };
  {
    std::vector<std::jthread> all;
    for (unsigned i = 0; i < threads; ++i) all.emplace_back(run, i);
    std::unique_lock lock(mutex);
    while (!changed.wait_for(lock, std::chrono::milliseconds(50), [&] { return running == 0; })) {
      lock.unlock();
      tick();
      lock.lock();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace ttadak
