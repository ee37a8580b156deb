#include <algorithm>
#include <array>
#include <optional>

#include "move.h"
#include "sampling.h"

namespace ttadak {

namespace {

/// Every step that somebody stands before has a random priority, and the highest happens. A step that it raced with,
/// one that could have happened instead and touches the same, gets a new one.
///
/// Faults and timers are events like steps. They race with what the actor does whom they befall, and everything races
/// with them.
///
/// Source: Yuan, Yang, Gu: Partial Order Aware Concurrency Sampling (CAV 2018), section 4.
class Pos final : public Picker {
 public:
  void begin(Dice& dice) override {
    dice_ = &dice;
    others_.clear();
    for (auto& step : steps_) step = dice();
  }

  Choice pick(const SchedulingPoint& point) override {
    if (point.taken != 0) redraw(point);
    meetOthers(point);
    const Choice choice = highest(point);
    latest_ = choice;
    instead_ = point.enabled;
    touched_ = {};
    if (const Step* step = point.next(choice.actor()); choice.fault() == Fault::none) {
      for (const Access& access : step->accesses) touched_.add(access);
    }
    return choice;
  }

 private:
  struct Other {
    Choice choice;
    std::uint64_t priority = 0;
  };

  /// Now it is known what the latest step has touched.
  void redraw(const SchedulingPoint& point) {
    const bool wasStep = latest_.fault() == Fault::none;
    if (point.onlyRead) touched_.onlyRead();
    for (const Access& access : point.touched) touched_.add(access);
    steps_[index(latest_.actor())] = (*dice_)();
    for (const ActorId actor : instead_) {
      if (actor != latest_.actor() && (!wasStep || races(*point.next(actor)))) steps_[index(actor)] = (*dice_)();
    }
    for (Other& other : others_) {
      if (!wasStep || other.choice.actor() == latest_.actor()) other.priority = (*dice_)();
    }
  }

  bool races(const Step& step) const {
    Accesses accesses;
    for (const Access& access : step.accesses) accesses.add(access);
    return accesses.conflictWith(touched_);
  }

  /// What can befall somebody now: with the priority that it had, if it could before.
  void meetOthers(const SchedulingPoint& point) {
    std::erase_if(others_, [&](const Other& other) { return !point.offers(other.choice); });
    for (const Choice choice : point.others) {
      const auto known = [&](const Other& other) { return other.choice == choice; };
      if (std::none_of(others_.begin(), others_.end(), known)) others_.push_back({choice, (*dice_)()});
    }
  }

  Choice highest(const SchedulingPoint& point) const {
    std::optional<Other> best;
    const auto consider = [&](Choice choice, std::uint64_t priority) {
      if (!best || priority > best->priority) best = Other{choice, priority};
    };
    for (const ActorId actor : point.enabled) consider(actor, steps_[index(actor)]);
    for (const Other& other : others_) consider(other.choice, other.priority);
    return best->choice;
  }

  std::array<std::uint64_t, maxActors> steps_{};  // priorities of what each actor stands before
  std::vector<Other> others_;
  Choice latest_ = Choice::stop();
  ActorSet instead_;  // who could have taken a step when it was chosen
  Accesses touched_;  // by it
  Dice* dice_ = nullptr;
};

}  // namespace

Found explorePartialOrders(const WorldMaker& maker, const ExploreOptions& options) {
  return sample(maker, options, [](const World&) { return std::make_unique<Pos>(); });
}

}  // namespace ttadak
