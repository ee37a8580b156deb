#include <algorithm>

#include "alike.h"
#include "run_numbers.h"
#include "sampling.h"
#include "scenario_check.h"
#include "sim/kernel/words.h"
#include "state_space.h"
#include "stateful.h"

namespace ttadak {

namespace {

/// Draws the number of a run and goes that run: at each state, the numbers that are left are shared out among what can
/// happen there, as many to each as it has ways to an end. Every run has its number, so each has the same chance.
///
/// Source: unranking of paths, as in Nijenhuis, Wilf: Combinatorial Algorithms (1978), chapter 13.
class Uniform final : public Picker {
 public:
  Uniform(const World& world, bool symmetry, const RunNumbers& numbers)
      : space_(world, symmetry), state_(space_.blank()), numbers_(numbers) {}

  bool wantsLearnt() const override { return true; }

  void begin(Dice& dice) override {
    left_ = dice.below(numbers_.runs());
    node_ = 0;
  }

  Choice pick(const SchedulingPoint& point) override {
    state_ = space_.read(point, 0);
    branches_.clear();
    for (const ActorId actor : point.enabled) branches_.push_back({actor});
    for (const Choice other : point.others) branches_.push_back({other});
    kinds_ = branches_;
    mergeAlike(kinds_, 0, state_);
    const Choice choice = goOn();
    space_.taking(choice, point);
    return choice;
  }

 private:
  Choice goOn() {
    std::size_t kind = 0;
    std::optional<Choice> chosen;
    numbers_.from(node_, [&](const Edge& edge) {
      if (chosen) return;
      if (kind == kinds_.size() || kinds_[kind].weight != edge.weight) throw Differs{};
      const Count& ways = numbers_.waysFrom(edge.target);
      const Count share = ways * edge.weight;
      if (left_ < share) {
        chosen = alike(kinds_[kind].choice, static_cast<std::size_t>(left_ / ways));
        left_ %= ways;
        node_ = edge.target;
      } else {
        left_ -= share;
      }
      ++kind;
    });
    if (!chosen) throw Differs{};
    return *chosen;
  }

  /// Of the choices that differ from this one only in names, the one of that number.
  Choice alike(Choice kind, std::size_t number) const {
    for (const Branch& branch : branches_) {
      const bool same = branch.choice.fault() == kind.fault() && state_.alike(branch.choice.actor(), kind.actor());
      if (same && number-- == 0) return branch.choice;
    }
    throw Differs{};
  }

  StateSpace space_;
  StateVector state_;
  const RunNumbers& numbers_;
  std::vector<Branch> branches_;
  std::vector<Branch> kinds_;
  Count left_;
  std::uint32_t node_ = 0;
};

Text whyNot(const ExploreOptions& options) {
  return words(
      "uniform needs all states of the setup first: they do not fit into {} MiB, or a run takes more than {} steps; "
      "random, pct and pos do without",
      "uniform은 먼저 모든 상태를 알아야 하는데, {} MiB에 다 들어가지 않거나 {}단계가 넘는 실행이 있습니다. random, pct, "
      "pos는 그럴 필요가 없습니다",
      options.memory >> 20, options.limit);
}

}  // namespace

Found exploreUniformly(const WorldMaker& maker, const ExploreOptions& options) {
  const StateMap map = mapStates(maker, options, RunNumbers::perState);
  Found found;
  std::optional<RunNumbers> numbers;
  if (map.complete) numbers.emplace(map.edges, map.states);
  if (numbers && numbers->longest() <= options.limit) {
    found = sample(maker, options,
                   [&](const World& world) { return std::make_unique<Uniform>(world, options.symmetry, *numbers); });
    found.exploration.interleavings = numbers->runs().str();
  } else if (!options.stop.stop_requested()) {
    found.exploration.remark = whyNot(options);
  }
  if (!found.exploration.sample) found.exploration.sample = Sample{};
  found.exploration.states = map.states;
  found.exploration.executions += map.executions;
  found.exploration.steps += map.steps;
  return found;
}

}  // namespace ttadak
