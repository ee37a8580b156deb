#include "dpor_search.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "scenario_check.h"

namespace ttadak {

bool DporSearch::next() {
  if (begun_ && !backtrack()) return false;
  begun_ = true;
  depth_ = 0;
  followed_.clear();
  judge_.begin();
  blocked_.clear();
  ++executions_;
  scheduler_.run(world_, *this, nullptr, limit_);
  turnRacesRound(kept_);
  return true;
}

/// Goes back to the last place at which something is left to be done; false if there is none.
bool DporSearch::backtrack() {
  places_.resize(events_.size());  // there is nothing to be done where a run ends
  while (!places_.empty()) {
    places_.back().asleep.push_back(std::move(events_.back()));
    events_.pop_back();
    if (!places_.back().wakeup.empty()) break;
    places_.pop_back();
  }
  happensBefore_.shrink(events_.size());
  races_.resize(events_.size());
  kept_ = events_.size();
  return !places_.empty();
}

std::vector<Choice> DporSearch::path() const {
  std::vector<Choice> all;
  for (const Move& move : events_) all.push_back(move.choice);
  return all;
}

Choice DporSearch::choose(const SchedulingPoint& point) {
  if (probing_ != nullptr) return chooseProbing(point).value_or(Choice::stop());
  judge_.look(point);
  settle(point);
  if (depth_ >= kept_) {
    if (depth_ == places_.size()) arrive(point);
    auto move = pick(point);
    if (!move) return Choice::stop();
    events_.push_back(std::move(*move));
  }
  const Choice choice = events_[depth_].choice;
  if (!point.offers(choice)) throw Differs{};
  ++depth_;
  ++steps_;
  judge_.chosen(choice, point);
  return choice;
}

/// Now it is known what the latest step has touched.
void DporSearch::settle(const SchedulingPoint& point) {
  if (depth_ == 0 || depth_ <= kept_ || depth_ == races_.size()) return;
  Move& latest = events_.back();
  if (point.onlyRead) latest.accesses.onlyRead();
  for (const Access& access : point.touched) latest.accesses.add(access);
  auto& races = races_.emplace_back();
  happensBefore_.add(events_, [&](std::size_t earlier) { races.push_back(earlier); });
}

/// A place where the search has not been: what is asleep there, and what is to be done.
void DporSearch::arrive(const SchedulingPoint& point) {
  Place& place = places_.emplace_back();
  if (places_.size() > 1) {
    for (const Move& move : places_[places_.size() - 2].asleep) {
      if (!dependent(move, events_.back())) place.asleep.push_back(move);
    }
  }
  const auto isAsleep = [&](Choice choice) {
    return std::any_of(place.asleep.begin(), place.asleep.end(),
                       [&](const Move& move) { return move.choice == choice; });
  };
  // Whatever is no step of an actor's own is tried first, so that it need not be tried again after others.
  for (const Choice other : point.others) {
    if (!isAsleep(other)) place.wakeup.push_back({moveOf(other, point), {}});
  }
  if (!followed_.empty()) {
    std::move(followed_.begin(), followed_.end(), std::back_inserter(place.wakeup));
    followed_.clear();
    return;
  }
  for (const ActorId actor : point.enabled) {
    if (isAsleep(actor)) continue;
    place.wakeup.push_back({moveOf(actor, point), {}});
    return;
  }
}

/// The first step of the next branch; none if all is asleep.
std::optional<Move> DporSearch::pick(const SchedulingPoint& point) {
  auto& branches = places_[depth_].wakeup;
  noteBlocked(point);
  if (branches.empty()) return std::nullopt;
  const Choice choice = branches.front().move.choice;
  followed_ = std::move(branches.front().children);
  branches.erase(branches.begin());
  return moveOf(choice, point);
}

Move DporSearch::moveOf(Choice choice, const SchedulingPoint& point) const {
  Move move{choice, {}, point.enabled.empty(), {}, true};
  if (choice.fault() == Fault::leaseExpiry) {
    move.accesses.add(world_.clock().next(choice.actor()).object->writes().front());
  } else if (choice.fault() != Fault::hang) {
    const Step& step = *point.next(choice.actor());
    for (const Access& access : step.accesses) move.accesses.add(access);
    if (step.wait != nullptr) move.wait = step.wait->object.number();
    move.exact = step.exact;
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
  judge_.look(point);
  finding_ = findings_.numberOf(end, judge_.ended(end));
  noteBlocked(point);
}

}  // namespace ttadak
