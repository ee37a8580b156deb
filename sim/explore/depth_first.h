#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "judge.h"
#include "sim/kernel/scheduler.h"
#include "sim/kernel/strategy.h"

namespace ttadak {

/// One of the things that can happen at a scheduling point.
struct Branch {
  Choice choice;
  /// How many things it stands for, itself included, that are alike.
  std::uint16_t weight = 1;
  /// How many of the steps that it leads on by can come anywhere before the last of them, for a search that knows.
  std::uint16_t prefix = 0;
  /// Where it leads to, for a search that knows.
  std::uint32_t target = 0;
};

/// Part of a search tree: what to do, in order, and the branches there that are to be gone into.
struct Subtree {
  std::vector<Choice> path;
  std::vector<Branch> branches;
  /// Of the node that the branches belong to, for a search that numbers them.
  std::uint32_t node = 0;
};

/// Goes through a subtree depth first, one run after another: each repeats the path to where the previous one can be
/// left for the next branch, and goes on from there. Part of it can be given away in between.
class DepthFirst : public Strategy {
 public:
  using Work = Subtree;

  /// `watches`: whether `repeat` and `taking` are called.
  DepthFirst(const World& world, bool watches) : judge_(world), watches_(watches) {}

  /// Begins with another subtree. An empty path with no branches stands for everything.
  void start(Subtree subtree);
  void run(Scheduler& scheduler, World& world, std::size_t limit) { scheduler.run(world, *this, nullptr, limit); }
  /// Goes on to the next branch; false if there is none.
  bool advance();
  /// Gives away the branches that are left where the path is shortest, if there are any to spare.
  std::optional<Subtree> split();

  void begin() final;
  Choice choose(const SchedulingPoint& point) final;
  void ended(End end, const SchedulingPoint& point) final;

  /// To where it is now.
  std::vector<Choice> path() const;
  std::uint64_t executions() const { return executions_; }
  std::uint64_t steps() const { return steps_; }
  /// Branches that are known and were not gone into.
  std::uint64_t pending() const { return branches_.size() - levels_.size(); }
  bool endless() const { return endless_; }

 protected:
  /// A place on the current path.
  struct Level {
    std::size_t first = 0;  // of its branches
    std::size_t at = 0;     // the branch that the path takes
    std::uint32_t node = 0;
    ActorSet enabled;
  };

  /// A scheduling point that this run is the first to come to on this path. Pushes a level and adds what can happen;
  /// false: there is no need to go on.
  virtual bool enter(const SchedulingPoint& point) = 0;
  /// A scheduling point on the path that a run repeats before it leaves it.
  virtual void repeat(const SchedulingPoint& /*point*/) {}
  /// Somebody takes a step.
  virtual void taking(Choice /*choice*/, const SchedulingPoint& /*point*/) {}
  /// A run came to its end.
  virtual void leaf(End end, const SchedulingPoint& point) = 0;
  /// All branches of a level that were not given away were gone into.
  virtual void leave(const Level& /*level*/) {}

  void push(std::uint32_t node, ActorSet enabled) {
    levels_.push_back({.first = branches_.size(), .at = branches_.size(), .node = node, .enabled = enabled});
  }
  void add(Branch branch) { branches_.push_back(branch); }
  void addAll(const SchedulingPoint& point);
  /// Of the latest run.
  std::size_t depth() const { return depth_; }
  /// Of the place where the subtree begins.
  std::size_t fixed() const { return fixed_; }

  Judge judge_;
  std::vector<Level> levels_;
  std::vector<Branch> branches_;  // of all levels, one after another

 private:
  void repeatLevel(const SchedulingPoint& point);

  bool watches_;
  std::size_t fixed_ = 0;  // levels that belong to the way to the subtree
  std::size_t depth_ = 0;
  std::uint64_t executions_ = 0;
  std::uint64_t steps_ = 0;
  bool endless_ = false;
};

}  // namespace ttadak
