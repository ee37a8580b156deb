#include "dpor_search.h"

// What a run's races leave to be done.

namespace ttadak {

/// Of the events from that one on; earlier ones have been looked at with an earlier run.
void DporSearch::turnRacesRound(std::size_t from) {
  for (std::size_t second = from; second < races_.size(); ++second) {
    if (at_.events[second].atRest) continue;
    if (at_.events[second].wait) {
      turnBlockingRound(at_.events[second], second);
    } else {
      for (const std::size_t first : races_[second]) turnRound(first, second);
    }
  }
  for (const Blocked& blocked : blocked_) {
    if (blocked.at >= from) turnBlockingRound(blocked.move, blocked.at);
  }
}

/// A step that can always be taken once its actor stands before it.
void DporSearch::turnRound(std::size_t first, std::size_t second) {
  if (at_.events[first].atRest || sameProcess(at_.events[first].choice, at_.events[second].choice)) return;
  insert(first, second, at_.events[second]);
}

/// A step that has to be possible: the latest event without which it was is what it races with. All that could have
/// changed whether it is possible touch the one object that it waits for, and so come one after another.
void DporSearch::turnBlockingRound(const Move& move, std::size_t end) {
  const auto previous = previousOf(move.choice, end);
  for (std::size_t first = end; first-- > 0;) {
    const Move& event = at_.events[first];
    if (event.atRest) return;
    if (previous && (first == *previous || happensBefore_(first, *previous))) continue;
    if (sameProcess(event.choice, move.choice) || !dependent(event, move)) continue;
    if (insert(first, end, move)) return;
  }
}

/// Leaves it to be done that `last` comes before the event `first`, and with it all between `first` and `end` that need
/// not come after `first`. False if `last` is not possible there; its actor may still have to lose patience there, if
/// that is switched on, and that is left to be done instead.
bool DporSearch::insert(std::size_t first, std::size_t end, Move last) {
  auto& sequence = sequence_;
  sequence.clear();
  addIndependent(first, end, sequence);
  if (!last.exact || last.wait) {
    std::vector<Choice> path;
    for (std::size_t i = 0; i < first; ++i) path.push_back(at_.events[i].choice);
    for (const Move& move : sequence) path.push_back(move.choice);
    auto probed = probe(path, last.choice);
    if (!probed) return false;
    last = std::move(*probed);
  }
  const bool possible = last.choice.fault() != Fault::waitTimeout;
  sequence.push_back(std::move(last));
  at_.levels[first].place->insert(at_.levels[first].branch, sequence);
  return possible;
}

void DporSearch::addIndependent(std::size_t first, std::size_t end, std::vector<Move>& sequence) const {
  for (std::size_t i = first + 1; i < end; ++i) {
    if (!happensBefore_(first, i)) sequence.push_back(at_.events[i]);
  }
}

std::optional<std::size_t> DporSearch::previousOf(Choice choice, std::size_t end) const {
  for (std::size_t i = end; i-- > 0;) {
    if (sameProcess(at_.events[i].choice, choice)) return i;
  }
  return std::nullopt;
}

/// Goes the path and tries `last` at its end: what happens there, if anything does, and what it touches.
std::optional<Move> DporSearch::probe(const std::vector<Choice>& path, Choice last) {
  probing_ = &path;
  probed_ = last;
  result_.reset();
  again_();
  probing_ = nullptr;
  if (result_) result_->known = true;
  return std::move(result_);
}

std::optional<Choice> DporSearch::chooseProbing(const SchedulingPoint& point) {
  const std::size_t taken = point.taken;
  if (taken <= probing_->size()) ++steps_;
  if (taken < probing_->size()) {
    const Choice choice = (*probing_)[taken];
    return point.offers(choice) ? std::optional(choice) : std::nullopt;
  }
  if (taken == probing_->size()) {
    if (!point.offers(probed_) && !point.enabled.empty()) probed_ = {probed_.actor(), Fault::waitTimeout};
    if (!point.offers(probed_)) return std::nullopt;
    result_ = moveOf(probed_, point);
    return probed_;
  }
  if (point.onlyRead) result_->accesses.onlyRead();
  for (const Access& access : point.touched) result_->accesses.add(access);
  return std::nullopt;
}

}  // namespace ttadak
