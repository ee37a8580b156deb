#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "findings.h"
#include "happens_before.h"
#include "judge.h"
#include "sim/explore/options.h"
#include "wakeup.h"

namespace ttadak {

/// One run for each Mazurkiewicz trace: each run is looked through for races, pairs of dependent steps that could have
/// come in the other order, and what it takes to turn one round is left to be done where the first of the two was
/// taken.
///
/// For steps that announce exactly what they touch, and locks, no trace is gone through twice and no run is begun in
/// vain. Others are sound: what a step would touch elsewhere, and whether it would have to wait there, is found out by
/// going there (a probe).
///
/// Source: Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction (POPL 2014; JACM 2017), algorithm
/// 2. Blocking steps: what is turned round is the pair of a step and the latest one before which it was possible.
class DporSearch final : public Strategy {
 public:
  DporSearch(World& world, std::size_t limit) : world_(world), limit_(limit), judge_(world), findings_(world) {}

  /// Makes one run; false: there was none left.
  bool next();

  // Of the latest run.
  /// How it ended; `stopped`: in vain, all that could go on was asleep.
  End end() const { return end_; }
  const Finding& finding() const { return findings_.all()[finding_]; }
  std::size_t faults() const { return faults_; }
  std::vector<Choice> path() const;

  std::uint64_t executions() const { return executions_; }
  std::uint64_t steps() const { return steps_; }

 private:
  /// Where an event was taken: what leads only to runs that are gone through elsewhere, and what is left to be done.
  struct Place {
    std::vector<Move> asleep;
    std::vector<WakeupTree> wakeup;
  };
  /// A step that somebody could not take any more at a certain place.
  struct Blocked {
    std::size_t at = 0;
    Move move;
  };

  Choice choose(const SchedulingPoint& point) override;
  void ended(End end, const SchedulingPoint& point) override;

  void settle(const SchedulingPoint& point);
  void arrive(const SchedulingPoint& point);
  std::optional<Move> pick(const SchedulingPoint& point);
  Move moveOf(Choice choice, const SchedulingPoint& point) const;
  void noteBlocked(const SchedulingPoint& point);
  bool backtrack();

  void turnRacesRound(std::size_t from);
  void turnRound(std::size_t first, std::size_t second);
  void turnBlockingRound(const Move& move, std::size_t end);
  bool insert(std::size_t first, std::size_t end, Move last);
  std::vector<Move> independentOf(std::size_t first, std::size_t end) const;
  std::optional<std::size_t> previousOf(Choice choice, std::size_t end) const;
  std::optional<Move> probe(const std::vector<Choice>& path, Choice last);
  std::optional<Choice> chooseProbing(const SchedulingPoint& point);

  World& world_;
  std::size_t limit_;
  Scheduler scheduler_;
  Judge judge_;
  Findings findings_;

  std::vector<Move> events_;  // of the latest run
  HappensBefore happensBefore_;
  std::vector<std::vector<std::size_t>> races_;  // of each event: those that come immediately before it
  std::vector<Place> places_;                    // before each event
  std::vector<WakeupTree> followed_;             // what the branch that was picked goes on with
  std::vector<Blocked> blocked_;
  std::size_t depth_ = 0;
  std::size_t kept_ = 0;  // events that the latest run shares with the one before
  bool begun_ = false;

  const std::vector<Choice>* probing_ = nullptr;
  Choice probed_ = Choice::stop();
  std::optional<Move> result_;

  End end_ = End::completed;
  std::uint32_t finding_ = 0;
  std::size_t faults_ = 0;
  std::uint64_t executions_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace ttadak
