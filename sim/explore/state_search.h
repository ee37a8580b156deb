#pragma once

#include <limits>

#include "alike.h"
#include "depth_first.h"
#include "findings.h"
#include "sim/explore/cost.h"
#include "sim/explore/options.h"
#include "state_edges.h"
#include "state_space.h"
#include "state_table.h"

namespace ttadak {

/// Whether what actors begin with and what touches nothing is gone into by itself.
enum class Beginnings { together, stepByStep };

/// Goes no further where it has been before, and notes which states follow which. Where the effect of a step is known,
/// it is not run.
class StateSearch final : public DepthFirst {
 public:
  StateSearch(const World& world, const ExploreOptions& options, StateTable& table, MemoryBound& memory,
              Beginnings beginnings);

  bool wantsLearnt() const override { return true; }

  void start(Subtree subtree);
  /// Goes on for a while without a run.
  bool advance();
  /// If it takes a run to know what is there.
  void run(Scheduler& scheduler, World& world, std::size_t limit) {
    if (mustRun_) DepthFirst::run(scheduler, world, limit);
  }

  const StateEdges& edges() const { return edges_; }
  const std::vector<Finding>& findings() const { return findings_.all(); }
  /// The first run that was met that violates something.
  const std::optional<Witness>& violating() const { return violating_; }

 private:
  bool enter(const SchedulingPoint& point) override;
  void repeat(const SchedulingPoint& point) override;
  void taking(Choice choice, const SchedulingPoint& point) override;
  void leaf(End end, const SchedulingPoint& point) override;
  void leave(const Level& level) override;

  const StateVector& arrive(const SchedulingPoint& point);
  bool come(const std::vector<Choice>& others);
  bool foresee();
  std::size_t stepsOfPrefix() const;
  void addBranches(const StateVector& state, const std::vector<Choice>& others);
  void link(std::uint32_t node);
  Choice choiceAt(std::size_t depth) const { return branches_[levels_[depth].at].choice; }
  StateVector& stateAt(std::size_t depth);

  static constexpr auto nowhere = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t mostInPrefix = std::numeric_limits<std::uint16_t>::max();

  std::size_t limit_;
  Beginnings beginnings_;
  StateSpace space_;
  Findings findings_;
  StateTable& table_;
  MemoryBound& memory_;
  std::optional<Witness> violating_;
  StateEdges edges_;
  std::vector<StateVector> states_;  // of the levels
  bool mustRun_ = true;
  bool isTrusted_ = false;
};

}  // namespace ttadak
