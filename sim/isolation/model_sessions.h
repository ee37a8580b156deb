#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/isolation/sessions.h"
#include "sim/isolation/spec_world.h"
#include "sim/kernel/scheduler.h"

namespace ttadak::isolation {

/// Sessions on the model of a server. Every look at them runs the world again from the beginning, as far as it had come
/// and on from there. No time goes by but in `await`: deadlocks are looked for, and timeouts end, only there.
class ModelSessions final : public Sessions {
 public:
  ModelSessions(const Spec& spec, const std::string& file, const SpecWorld::Server& server);

  Answer direct(const SqlBlock& block) override;
  void send(std::size_t session, const SqlBlock& block) override;
  Progress look(std::size_t session) override;
  Progress await(std::size_t session) override;
  Answer take(std::size_t session) override;

 private:
  using Next = std::function<Choice(const SchedulingPoint&)>;

  bool isDone(std::size_t session) const { return done_[session] == world_.given(session); }
  bool isMidway(ActorId actor) const { return world_.done(index(actor)) < world_.given(index(actor)); }
  class Onward;

  void goOn(const Next& next, const std::function<void()>& atEnd);
  Choice onward(const SchedulingPoint& point, std::size_t session) const;
  Choice makingWay(const SchedulingPoint& point, std::size_t session) const;
  Choice later(const SchedulingPoint& point) const;

  SpecWorld world_;
  Scheduler scheduler_;
  std::vector<Choice> choices_;
  bool hasBegun_ = false;
  std::vector<std::size_t> done_;  // by session: how many of its blocks
  std::vector<Answer> answers_;    // by session: to the last of those
};

}  // namespace ttadak::isolation
