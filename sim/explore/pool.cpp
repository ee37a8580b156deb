#include "pool.h"

#include <chrono>
#include <thread>
#include <vector>

namespace ttadak {

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
