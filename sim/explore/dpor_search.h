#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "findings.h"
#include "happens_before.h"
#include "judge.h"
#include "place.h"
#include "sim/explore/cost.h"
#include "sim/kernel/scheduler.h"

namespace ttadak {

/// One run for each Mazurkiewicz trace: each run is looked through for races, pairs of dependent steps that could have
/// come in the other order, and what it takes to turn one round is left to be done where the first of the two was
/// taken.
///
/// For steps that announce exactly what they touch, and locks, no trace is gone through twice and no run is begun in
/// vain. Others are sound: what a step would touch elsewhere, and whether it would have to wait there, is found out by
/// going there (a probe).
///
/// Several searches can share the tree: one gives a branch away together with the places on the way there, and whoever
/// comes to leave something to be done at a shared place, whoever next comes back to it takes it. Nothing rests on the
/// order in time: what a place must not do again is what was taken there before, by whomever.
///
/// Source: Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction (POPL 2014; JACM 2017), algorithm
/// 2. Blocking steps: what is turned round is the pair of a step and the latest one before which it was possible.
class DporSearch final : public Strategy {
 public:
  /// A place on the current path, and the number of the branch that the path takes.
  struct Level {
    std::shared_ptr<Place> place;
    std::size_t branch = 0;
  };
  /// A branch, the last level's, and how to get there; none stands for everything.
  struct Work {
    std::vector<Move> events;
    std::vector<Level> levels;
    std::optional<Place::Entry> branch;

    /// Goes into the first branch that is left at the last place, or behind it; false if there is none.
    bool take();
    /// Goes that way from the last place, and leaves nothing of it; false if it is none.
    bool enter(std::vector<Place::Entry>& way);
  };

  /// Adds to `memory` what is kept, in bytes.
  DporSearch(const World& world, MemoryBound& memory)
      : world_(world), memory_(memory), judge_(world), findings_(world) {}

  void start(Work work);
  /// Makes one run, and looks for what that leaves to be done.
  void run(Scheduler& scheduler, World& world, std::size_t limit);
  /// Makes the next run the next one; false if there is none.
  bool advance();
  /// Gives away a branch where the path is shortest, if there is one to spare.
  std::optional<Work> split();

  /// Of the latest run.
  std::vector<Choice> path() const;

  // Of all runs so far.
  std::uint64_t executions() const { return executions_; }
  std::uint64_t steps() const { return steps_; }
  /// Not known: what is left to be done is found on the way.
  std::uint64_t pending() const { return 0; }
  bool endless() const { return endless_; }
  std::uint64_t traces() const { return traces_; }
  /// Begun in vain: all that could go on was asleep.
  std::uint64_t redundant() const { return redundant_; }
  const std::optional<Witness>& best() const { return best_; }
  void addTo(Counts& counts) const {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts[findings_.all()[i]] += counts_[i];
  }

 private:
  /// A step that somebody could not take any more at a certain place.
  struct Blocked {
    std::size_t at = 0;
    Move move;
  };

  Choice choose(const SchedulingPoint& point) override;
  void ended(End end, const SchedulingPoint& point) override;

  void settle(const SchedulingPoint& point);
  void arrive(const SchedulingPoint& point);
  bool goOn(const SchedulingPoint& point);
  Move moveOf(Choice choice, const SchedulingPoint& point) const;
  void noteBlocked(const SchedulingPoint& point);
  void count();
  void keepIfCheaper();
  void keep();

  void turnRacesRound(std::size_t from);
  void turnRound(std::size_t first, std::size_t second);
  void turnBlockingRound(const Move& move, std::size_t end);
  bool insert(std::size_t first, std::size_t end, Move last);
  void addIndependent(std::size_t first, std::size_t end, std::vector<Move>& sequence) const;
  std::optional<std::size_t> previousOf(Choice choice, std::size_t end) const;
  std::optional<Move> probe(const std::vector<Choice>& path, Choice last);
  std::optional<Choice> chooseProbing(const SchedulingPoint& point);

  const World& world_;
  MemoryBound& memory_;
  Judge judge_;
  Findings findings_;

  Work at_;  // events of the latest run, places before each, and what is gone into at the last one
  HappensBefore happensBefore_;
  std::vector<std::vector<std::size_t>> races_;  // of each event: those that come immediately before it
  std::shared_ptr<Place> child_;                 // where the branch that was gone into last leads to, if it is known
  std::vector<Blocked> blocked_;
  std::size_t depth_ = 0;
  std::size_t kept_ = 0;           // events that the latest run shares with the one before
  FunctionRef<void()> again_;      // makes another run
  std::vector<Place::Entry> way_;  // these two for their room alone
  std::vector<Move> sequence_;

  const std::vector<Choice>* probing_ = nullptr;
  Choice probed_ = Choice::stop();
  std::optional<Move> result_;

  End end_ = End::completed;
  std::uint32_t finding_ = 0;
  std::size_t faults_ = 0;
  std::uint64_t executions_ = 0;
  std::uint64_t steps_ = 0;
  bool endless_ = false;
  std::uint64_t traces_ = 0;
  std::uint64_t redundant_ = 0;
  std::vector<std::uint64_t> counts_;  // of each finding
  std::optional<Witness> best_;
};

}  // namespace ttadak
