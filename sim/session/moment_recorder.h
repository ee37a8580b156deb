#pragma once

#include "sim/kernel/recorder.h"
#include "sim/session/moment.h"

namespace ttadak {

/// Watches a run to where it stops, and keeps that as a Moment.
class MomentRecorder final : public Observer {
 public:
  /// `world` must outlive the recorder.
  MomentRecorder(const World& world, std::string setup) : world_(world), recorder_(world, std::move(setup)) {}

  /// The record so far, also of a run that threw.
  const Trace& trace() const { return recorder_.trace(); }
  /// Where the run stopped; nothing to see if it threw.
  Moment take();

  void begun() override { recorder_.begun(); }
  void reached(const SchedulingPoint& point) override { recorder_.reached(point); }
  void chosen(Choice choice, const Step& step) override { recorder_.chosen(choice, step); }
  void answered(std::string result) override { recorder_.answered(std::move(result)); }
  void noted(ActorId actor, const Text& what) override { recorder_.noted(actor, what); }
  void ended(End end, const SchedulingPoint& point) override;

 private:
  Moment::Standing standing(const SchedulingPoint& point, ActorId actor) const;
  Moment::Next next(const Step& step) const;
  Moment::Next other(const SchedulingPoint& point, Choice choice) const;
  std::size_t indexOf(const Object& object) const;

  const World& world_;
  Recorder recorder_;
  Moment moment_;
};

}  // namespace ttadak
