#include "sim/isolation/model_sessions.h"

#include <algorithm>
#include <optional>

#include "sim/kernel/strategy.h"

namespace ttadak::isolation {

/// As far as the sessions had come, and on from there.
class ModelSessions::Onward final : public Strategy {
 public:
  Onward(SpecWorld& world, std::vector<Choice>& choices, const Next& next, const std::function<void()>& atEnd)
      : world_(world), choices_(choices), next_(next), atEnd_(atEnd) {}

  void begin() override { world_.choicesMade(0); }

  Choice choose(const SchedulingPoint& point) override {
    world_.choicesMade(point.taken + 1);
    if (point.taken < choices_.size()) return choices_[point.taken];
    const Choice choice = next_(point);
    if (!choice.stops()) choices_.push_back(choice);
    return choice;
  }
  void ended(End /*end*/, const SchedulingPoint& /*point*/) override { atEnd_(); }

 private:
  SpecWorld& world_;
  std::vector<Choice>& choices_;
  const Next& next_;
  const std::function<void()>& atEnd_;
};

ModelSessions::ModelSessions(const Spec& spec, const std::string& file, const SpecWorld::Server& server)
    : world_(spec, file, server), done_(spec.sessions.size()), answers_(spec.sessions.size()) {}

Answer ModelSessions::direct(const SqlBlock& block) {
  if (!hasBegun_) return world_.define(block);
  Answer answer;
  goOn([&](const SchedulingPoint&) { return Choice::stop(); }, [&] { answer = world_.runAtOnce(block); });
  return answer;
}

void ModelSessions::send(std::size_t session, const SqlBlock& block) {
  hasBegun_ = true;
  world_.give(session, block, choices_.size());
}

/// Runs to where it had come, and on by what `next` chooses until that stops.
void ModelSessions::goOn(const Next& next, const std::function<void()>& atEnd) {
  const std::function<void()> keep = [&] {
    for (std::size_t i = 0; i < done_.size(); ++i) {
      done_[i] = world_.done(i);
      answers_[i] = world_.answer(i);
    }
    atEnd();
  };
  Onward strategy(world_, choices_, next, keep);
  scheduler_.run(world_, strategy);
}

Choice ModelSessions::onward(const SchedulingPoint& point, std::size_t session) const {
  const ActorId actor = actorAt(session);
  const bool canGoOn = isMidway(actor) && point.enabled.contains(actor) && !world_.database().isBlocked(actor);
  return canGoOn ? Choice(actor) : Choice::stop();
}

/// Whoever was picked to be rolled back so that others can go on is, without being waited for.
Choice ModelSessions::makingWay(const SchedulingPoint& point, std::size_t session) const {
  const Choice own = onward(point, session);
  if (!own.stops() || !isMidway(actorAt(session))) return own;
  for (std::size_t other = 0; other < done_.size(); ++other) {
    if (world_.database().isVictim(actorAt(other))) return onward(point, other);
  }
  return Choice::stop();
}

/// What happens when time goes by: whoever waits the shortest time before it looks for a deadlock does so; else the
/// first timeout ends.
Choice ModelSessions::later(const SchedulingPoint& point) const {
  const auto& database = world_.database();
  std::optional<ActorId> first;
  for (const ActorId actor : point.enabled) {
    if (!isMidway(actor) || !database.isBlocked(actor)) continue;
    if (!first || database.deadlockTimeout(actor) < database.deadlockTimeout(*first)) first = actor;
  }
  if (first) return *first;
  return point.others.empty() ? Choice::stop() : point.others.front();
}

ModelSessions::Progress ModelSessions::look(std::size_t session) {
  goOn([&](const SchedulingPoint& point) { return makingWay(point, session); }, [] {});
  return isDone(session) ? Progress::done : Progress::waits;
}

ModelSessions::Progress ModelSessions::await(std::size_t session) {
  const auto before = done_;
  const auto isNews = [&] {
    for (std::size_t other = 0; other < done_.size(); ++other) {
      if (world_.done(other) > before[other]) return true;
    }
    return false;
  };
  goOn(
      [&](const SchedulingPoint& point) {
        const Choice choice = onward(point, session);
        if (!choice.stops() || !isMidway(actorAt(session))) return choice;
        for (std::size_t other = 0; other < done_.size(); ++other) {
          if (const Choice theirs = onward(point, other); !theirs.stops()) return theirs;
        }
        return isNews() ? Choice::stop() : later(point);
      },
      [] {});
  return isDone(session) ? Progress::done : Progress::waits;
}

Answer ModelSessions::take(std::size_t session) { return answers_[session]; }

}  // namespace ttadak::isolation
