#include <algorithm>
#include <numeric>

#include "sampler.h"
#include "sampling.h"

namespace ttadak {

namespace {

/// Whoever has the highest priority goes on, until one of a few steps, picked beforehand, costs whoever takes it their
/// priority.
///
/// A fault that is switched on is one more thread, with one step: what can befall several actors, or at several places,
/// has one priority, and befalls one of those it can befall there, each with the same chance. Where nobody can go on,
/// each timer runs out with the same chance.
///
/// Source: Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of Finding
/// Bugs (ASPLOS 2010), figure 4: a priority changes after the step at the change point. A bug of depth d is hit with a
/// chance of at least 1/(n k^(d-1)).
class Pct final : public Picker {
 public:
  Pct(const World& world, unsigned depth, std::size_t longest)
      : faults_(world.faults().begin(), world.faults().end()),
        priorities_(world.actors().size() + faults_.size()),
        changes_(depth - 1),
        longest_(longest) {}

  void begin(Dice& dice) override {
    dice_ = &dice;
    std::iota(priorities_.begin(), priorities_.end(), changes_.size() + 1);
    for (std::size_t i = priorities_.size(); i > 1; --i) std::swap(priorities_[i - 1], priorities_[dice.below(i)]);
    for (auto& change : changes_) change = 1 + dice.below(longest_);
  }

  Choice pick(const SchedulingPoint& point) override {
    const auto [choice, thread] = highest(point);
    for (std::size_t j = 0; j < changes_.size(); ++j) {
      if (changes_[j] == point.taken + 1) priorities_[thread] = j + 1;
    }
    return choice;
  }

 private:
  struct Pick {
    Choice choice;
    std::size_t thread = 0;
  };

  Pick highest(const SchedulingPoint& point) {
    if (point.enabled.empty()) {
      const Choice timer = oneOf(point.others);
      return {timer, index(timer.actor())};
    }
    std::size_t best = index(point.enabled.front());
    const auto consider = [&](std::size_t thread) {
      if (priorities_[thread] > priorities_[best]) best = thread;
    };
    for (const ActorId actor : point.enabled) consider(index(actor));
    for (const Choice other : point.others) consider(threadOf(other.fault()));
    if (best < point.actors) return {actorAt(best), best};
    std::vector<Choice> victims = point.others;
    std::erase_if(victims, [&](Choice other) { return threadOf(other.fault()) != best; });
    return {oneOf(victims), best};
  }

  Choice oneOf(const std::vector<Choice>& choices) { return choices[dice_->below(choices.size())]; }

  std::size_t threadOf(Fault fault) const {
    const auto place = std::find(faults_.begin(), faults_.end(), fault) - faults_.begin();
    return priorities_.size() - faults_.size() + static_cast<std::size_t>(place);
  }

  std::vector<Fault> faults_;
  std::vector<std::size_t> priorities_;  // of actors, then of faults
  std::vector<std::size_t> changes_;     // after how many steps
  std::size_t longest_;
  Dice* dice_ = nullptr;
};

/// The longest of a few runs at random, which follow from the seed.
std::size_t longestRun(World& world, const ExploreOptions& options) {
  constexpr std::uint64_t enough = 100;
  Sampler sampler(world, std::make_unique<AnyPicker>());
  Scheduler scheduler;
  for (std::uint64_t run = 0; run < enough && !options.stop.stop_requested(); ++run) {
    sampler.roll({options.seed, ~run});
    scheduler.run(world, sampler, nullptr, options.limit);
  }
  return std::max<std::size_t>(1, sampler.longest());
}

}  // namespace

Found explorePct(const WorldMaker& maker, const ExploreOptions& options) {
  const auto world = maker();
  const std::size_t longest = longestRun(*world, options);
  Found found =
      sample(maker, options, [&](const World& its) { return std::make_unique<Pct>(its, options.depth, longest); });
  found.exploration.sample->longest = longest;
  return found;
}

}  // namespace ttadak
