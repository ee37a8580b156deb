#include "dpor_search.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "normal_form.h"
#include "scenario_check.h"

namespace ttadak {

void DporSearch::run(Scheduler& scheduler, World& world, std::size_t limit) {
  const auto again = [&] {
    ++executions_;
    scheduler.run(world, *this, nullptr, limit);
  };
  again_ = again;
  depth_ = 0;
  child_.reset();
  judge_.begin();
  blocked_.clear();
  again();
  count();
  turnRacesRound(kept_);
}

std::vector<Choice> DporSearch::path() const {
  std::vector<Choice> all;
  for (const Move& move : at_.events) all.push_back(move.choice);
  return all;
}

Choice DporSearch::choose(const SchedulingPoint& point) {
  if (probing_ != nullptr) return chooseProbing(point).value_or(Choice::stop());
  judge_.look(point);
  settle(point);
  if (depth_ >= kept_ && !goOn(point)) return Choice::stop();
  const Choice choice = at_.events[depth_].choice;
  if (!point.offers(choice)) throw Differs{};
  ++depth_;
  ++steps_;
  judge_.chosen(choice, point);
  return choice;
}

/// Now it is known what the latest step has touched.
void DporSearch::settle(const SchedulingPoint& point) {
  if (depth_ == 0 || depth_ <= kept_ || depth_ == races_.size()) return;
  Move& latest = at_.events.back();
  if (point.onlyRead) latest.accesses.onlyRead();
  for (const Access& access : point.touched) latest.accesses.add(access);
  if (!latest.known) {
    latest.known = true;
    at_.levels[depth_ - 1].place->settle(at_.levels[depth_ - 1].branch, latest);
  }
  auto& races = races_.emplace_back();
  happensBefore_.add(at_.events, [&](std::size_t earlier) { races.push_back(earlier); });
}

/// A place where the search has not been: what is asleep there, and what is to be done.
void DporSearch::arrive(const SchedulingPoint& point) {
  std::vector<Move> asleep;
  if (!at_.levels.empty()) asleep = at_.levels.back().place->asleepAfter(at_.levels.back().branch, at_.events.back());
  const auto isAsleep = [&](Choice choice) {
    return std::any_of(asleep.begin(), asleep.end(), [&](const Move& move) { return move.choice == choice; });
  };
  // Whatever is no step of an actor's own is tried first, so that it need not be tried again after others.
  std::vector<Move> first;
  for (const Choice other : point.others) {
    if (!isAsleep(other)) first.push_back(moveOf(other, point));
  }
  std::optional<Move> fallback;
  const auto next = std::find_if_not(point.enabled.begin(), point.enabled.end(), isAsleep);
  if (next != point.enabled.end()) fallback = moveOf(*next, point);
  if (!child_) child_ = std::make_shared<Place>(memory_);
  at_.levels.push_back({std::move(child_)});
  at_.levels.back().place->arrive(std::move(asleep), first, fallback, way_);
  at_.enter(way_);
}

/// Goes into the branch that was taken; false if there is none, because all is asleep.
bool DporSearch::goOn(const SchedulingPoint& point) {
  if (depth_ == at_.levels.size()) arrive(point);
  noteBlocked(point);
  if (!at_.branch) return false;
  const Choice choice = at_.branch->move.choice;
  if (!point.offers(choice)) throw Differs{};
  at_.events.push_back(moveOf(choice, point));
  child_ = std::move(at_.branch->child);
  at_.branch.reset();
  return true;
}

Move DporSearch::moveOf(Choice choice, const SchedulingPoint& point) const {
  Move move{choice, {}, point.enabled.empty(), {}};
  if (choice.fault() == Fault::leaseExpiry) {
    move.accesses.add(world_.clock().next(choice.actor()).object->writes().front());
  } else if (choice.fault() != Fault::hang) {
    const Step& step = *point.next(choice.actor());
    for (const Access& access : step.accesses) move.accesses.add(access);
    if (step.wait != nullptr) move.wait = static_cast<std::uint32_t>(step.wait->object.number());
    move.exact = step.exact;
    move.known = step.exact;
  }
  return move;
}

/// Where nobody can go on, some wait for what may have been possible earlier.
void DporSearch::noteBlocked(const SchedulingPoint& point) {
  if (!point.enabled.empty()) return;
  for (const ActorId actor : point.waiting) blocked_.push_back({depth_, moveOf(actor, point)});
}

void DporSearch::ended(End end, const SchedulingPoint& point) {
  if (probing_ != nullptr) return;
  end_ = end;
  faults_ = point.happened.size();
  settle(point);
  if (end == End::stopped) return;
  noteBlocked(point);
  if (end == End::endless) return;
  judge_.look(point);
  finding_ = findings_.numberOf(end, judge_.ended(end));
}

void DporSearch::count() {
  if (end_ == End::stopped) {
    ++redundant_;
  } else if (end_ == End::endless) {
    endless_ = true;
  } else {
    ++traces_;
    counts_.resize(findings_.all().size());
    ++counts_[finding_];
    if (findings_.all()[finding_].violations == 0) return;
    keepIfCheaper();
  }
}

void DporSearch::keepIfCheaper() {
  if (best_ && best_->cost.faults < faults_) return;
  const bool asManyFaults = best_ && best_->cost.faults == faults_;
  const auto most = asManyFaults ? best_->cost.switches : std::numeric_limits<std::size_t>::max();
  auto path = inNormalForm(at_.events, happensBefore_, most);
  if (!path) return;
  Witness witness{std::move(*path), {}};
  witness.cost = costOf(witness.path, faults_);
  if (!best_ || witness < *best_) best_ = std::move(witness);
}

}  // namespace ttadak
