#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/kernel/observer.h"
#include "sim/kernel/trace.h"
#include "sim/kernel/world.h"

namespace ttadak {

/// Makes the Trace of a run, and judges the World's properties on it: the violation of one that is wrong in the end
/// began where it was last not wrong.
///
/// Throws std::logic_error for a step that changes an object it did not announce to write: every verdict rests on
/// announced accesses.
class Recorder final : public Observer {
 public:
  /// `world` must outlive the recorder; `setup` becomes the trace's.
  explicit Recorder(const World& world, std::string setup = {});

  /// How a property of the World has fared so far.
  struct Judgement {
    /// What is wrong with the World as it is now; of a property that must always hold, what was at any access.
    std::optional<Text> wrong;
    /// The step from which on it was wrong; none if from the beginning.
    std::optional<std::size_t> since;
  };

  /// The record of the latest run; of one that threw, what came before, with End::stopped.
  const Trace& trace() const { return trace_; }
  /// Of each property of the World, in their order. No verdict: one that is wrong now may come right before the end.
  std::span<const Judgement> judgements() const { return judgements_; }

  void begun() override;
  void reached(const SchedulingPoint& point) override;
  void chosen(Choice choice, const Step& step) override;
  void answered(std::string result) override;
  void noted(ActorId actor, const Text& what) override;
  void ended(End end, const SchedulingPoint& point) override;

 private:
  struct Contents {
    std::string state;
    ActorSet holders;
    bool operator==(const Contents&) const = default;
  };

  void noteChanges(std::span<const Access> touched);
  void noteAccess(Trace::Event& event, const Access& access) const;
  void judge();
  bool justTouched(const Object& object) const;
  std::vector<Trace::Waiting> waiting(const SchedulingPoint& point) const;
  std::size_t indexOf(const Object& object) const;

  const World& world_;
  Trace trace_;
  std::unordered_map<const Object*, std::size_t> index_;  // looked up only, never gone through
  std::vector<Contents> contents_;
  std::vector<Judgement> judgements_;
  std::map<ActorId, std::vector<Text>> early_;  // notes from before an actor's first step
};

/// Runs `world` once and records it. Throws what Scheduler::run throws.
Trace record(Scheduler& scheduler, World& world, Strategy& strategy, std::string setup = {},
             std::size_t limit = Scheduler::defaultLimit);

}  // namespace ttadak
