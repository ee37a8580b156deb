#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "memory_bound.h"
#include "methods.h"
#include "pool.h"
#include "scenario_check.h"

namespace ttadak {

/// A search of type `Search` (such as a DepthFirst) on each of several threads, with a World each, that share one tree.
template <class Search>
class Crew {
 public:
  /// `make` gives a thread's search for its World.
  template <class Make>
  Crew(const WorldMaker& maker, const ExploreOptions& options, const MemoryBound& memory, Make&& make)
      : options_(options), memory_(memory), pool_(options.threads), counters_(options.threads) {
    for (unsigned i = 0; i < options.threads; ++i) {
      worlds_.push_back(maker());
      searches_.push_back(make(*worlds_.back()));
    }
  }

  /// Goes through everything, or as much as there is time and room for. `addTo` puts into the progress what only it
  /// knows.
  void go(const std::function<void(Progress&)>& addTo) {
    pool_.give({});
    inParallel(
        options_.threads, [this](unsigned number) { work(number); }, [this] { pool_.end(); },
        [&] {
          Progress progress = this->progress();
          addTo(progress);
          if (options_.progress) options_.progress(progress);
          if (options_.stop.stop_requested()) stop();
        });
  }

  /// Ends before everything was gone through. May be called by any thread.
  void stop() {
    stopped_ = true;
    pool_.end();
  }

  World& world() { return *worlds_.front(); }
  const std::vector<std::unique_ptr<Search>>& searches() const { return searches_; }

  /// Puts what all have done into the exploration; says whether that was everything.
  bool report(Found& found) const {
    bool endless = false;
    for (const auto& search : searches_) {
      found.exploration.executions += search->executions();
      found.exploration.steps += search->steps();
      endless = endless || search->endless();
    }
    found.extent = endless               ? Extent::butEndless
                   : !stopped_           ? Extent::everything
                   : memory_.isReached() ? Extent::untilFull
                                         : Extent::untilStopped;
    return found.extent == Extent::everything;
  }

 private:
  struct alignas(64) Counters {
    std::atomic<std::uint64_t> executions = 0;
    std::atomic<std::uint64_t> pending = 0;
  };

  void work(unsigned number) {
    Scheduler scheduler;
    World& world = *worlds_[number];
    Search& search = *searches_[number];
    while (auto work = pool_.take()) {
      search.start(std::move(*work));
      do {
        try {
          search.run(scheduler, world, options_.limit);
        } catch (const Differs&) {
          sayWhatDiffers(world, search.path());
        }
        counters_[number].executions.store(search.executions(), std::memory_order_relaxed);
        counters_[number].pending.store(search.pending(), std::memory_order_relaxed);
        if (pool_.isWanted()) {
          if (auto spare = search.split()) pool_.give(std::move(*spare));
        }
        if (memory_.isReached()) stop();
      } while (!pool_.ends() && search.advance());
    }
  }

  Progress progress() const {
    Progress progress;
    for (const Counters& counters : counters_) {
      progress.executions += counters.executions.load(std::memory_order_relaxed);
      progress.pending += counters.pending.load(std::memory_order_relaxed);
    }
    return progress;
  }

  const ExploreOptions& options_;
  const MemoryBound& memory_;
  Pool<typename Search::Work> pool_;
  std::vector<Counters> counters_;
  std::vector<std::unique_ptr<World>> worlds_;
  std::vector<std::unique_ptr<Search>> searches_;
  std::atomic<bool> stopped_ = false;
};

}  // namespace ttadak
