#include "sampling.h"

#include <atomic>

#include "clopper_pearson.h"
#include "pool.h"
#include "sampler.h"
#include "scenario_check.h"

namespace ttadak {

namespace {

/// A sampler on each of several threads, with a World each, that share the runs out among them.
class Samplers {
 public:
  Samplers(const WorldMaker& maker, const ExploreOptions& options, const PickerMaker& picker) : options_(options) {
    for (unsigned i = 0; i < options.threads; ++i) {
      worlds_.push_back(maker());
      samplers_.push_back(std::make_unique<Sampler>(*worlds_.back(), picker(*worlds_.back())));
    }
  }

  void go() {
    inParallel(
        options_.threads, [this](unsigned number) { work(number); }, [this] { stopped_ = true; },
        [this] {
          if (options_.progress) options_.progress({.executions = made_, .total = options_.runs});
          if (options_.stop.stop_requested()) stopped_ = true;
        });
  }

  Found found() const {
    Found found;
    Exploration& exploration = found.exploration;
    Counts counts;
    Sample sample{.runs = made_};
    for (const auto& sampler : samplers_) {
      sampler->tally().addTo(counts);
      sample.hits += sampler->hits();
      exploration.steps += sampler->steps();
      if (sampler->best() && (!found.witness || *sampler->best() < *found.witness)) found.witness = sampler->best();
    }
    const auto interval = clopperPearson(sample.hits, sample.runs);
    sample.low = interval.low;
    sample.high = interval.high;
    exploration.executions = sample.runs;
    exploration.sample = sample;
    conclude(exploration, counts, Judge(*worlds_.front()), false, Counted::runs);
    return found;
  }

 private:
  void work(unsigned number) {
    constexpr std::uint64_t atOnce = 16;
    Scheduler scheduler;
    for (;;) {
      const std::uint64_t first = next_.fetch_add(atOnce, std::memory_order_relaxed);
      const std::uint64_t end = std::min(first + atOnce, options_.runs);
      for (std::uint64_t run = first; run < end && !stopped_; ++run) {
        Sampler& sampler = *samplers_[number];
        sampler.roll({options_.seed, run});
        try {
          scheduler.run(*worlds_[number], sampler, nullptr, options_.limit);
        } catch (const Differs&) {
          sayWhatDiffers(*worlds_[number], sampler.path());
        }
        made_.fetch_add(1, std::memory_order_relaxed);
      }
      if (end == options_.runs || stopped_) return;
    }
  }

  const ExploreOptions& options_;
  std::vector<std::unique_ptr<World>> worlds_;
  std::vector<std::unique_ptr<Sampler>> samplers_;
  std::atomic<std::uint64_t> next_ = 0;
  std::atomic<std::uint64_t> made_ = 0;
  std::atomic<bool> stopped_ = false;
};

}  // namespace

Found sample(const WorldMaker& maker, const ExploreOptions& options, const PickerMaker& picker) {
  Samplers samplers(maker, options, picker);
  samplers.go();
  return samplers.found();
}

Found exploreAtRandom(const WorldMaker& maker, const ExploreOptions& options) {
  return sample(maker, options, [](const World&) { return std::make_unique<AnyPicker>(); });
}

}  // namespace ttadak
