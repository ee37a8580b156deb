#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "cost.h"
#include "judge.h"
#include "picker.h"
#include "tally.h"

namespace ttadak {

/// Runs a World as a picker picks, counts how the runs turn out, and keeps the cheapest that violates something.
class Sampler final : public Strategy {
 public:
  Sampler(const World& world, std::unique_ptr<Picker> picker)
      : judge_(world), picker_(std::move(picker)), tally_(world) {}

  /// The next run goes by these.
  void roll(Dice dice) { dice_ = dice; }

  bool wantsLearnt() const override { return picker_->wantsLearnt(); }
  void begin() override;
  Choice choose(const SchedulingPoint& point) override;
  void ended(End end, const SchedulingPoint& point) override;

  const Tally& tally() const { return tally_; }
  const std::optional<Witness>& best() const { return best_; }
  /// How many runs violated something.
  std::uint64_t hits() const { return hits_; }
  std::uint64_t steps() const { return steps_; }
  /// The longest run, in steps.
  std::size_t longest() const { return longest_; }
  /// Of the latest run.
  const std::vector<Choice>& path() const { return path_; }

 private:
  Judge judge_;
  std::unique_ptr<Picker> picker_;
  Tally tally_;
  Dice dice_{0, 0};
  std::vector<Choice> path_;
  std::optional<Witness> best_;
  std::uint64_t hits_ = 0;
  std::uint64_t steps_ = 0;
  std::size_t longest_ = 0;
};

}  // namespace ttadak
