#include "depth_first.h"

#include <utility>

#include "scenario_check.h"

namespace ttadak {

void DepthFirst::start(Subtree subtree) {
  levels_.clear();
  branches_.clear();
  for (const Choice choice : subtree.path) {
    levels_.push_back({.first = branches_.size(), .at = branches_.size()});
    add({choice});
  }
  fixed_ = levels_.size();
  if (subtree.branches.empty()) return;
  levels_.push_back({.first = branches_.size(), .at = branches_.size(), .node = subtree.node});
  branches_.insert(branches_.end(), subtree.branches.begin(), subtree.branches.end());
}

bool DepthFirst::advance() {
  while (levels_.size() > fixed_) {
    Level& last = levels_.back();
    if (++last.at < branches_.size()) return true;
    leave(last);
    branches_.erase(branches_.begin() + static_cast<std::ptrdiff_t>(last.first), branches_.end());
    levels_.pop_back();
  }
  return false;
}

std::optional<Subtree> DepthFirst::split() {
  Subtree subtree;
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    const std::size_t end = i + 1 < levels_.size() ? levels_[i + 1].first : branches_.size();
    const std::size_t first = levels_[i].at + 1;
    if (i >= fixed_ && first < end) {
      subtree.node = levels_[i].node;
      const auto begin = branches_.begin() + static_cast<std::ptrdiff_t>(first);
      const auto stop = branches_.begin() + static_cast<std::ptrdiff_t>(end);
      subtree.branches.assign(begin, stop);
      branches_.erase(begin, stop);
      for (std::size_t later = i + 1; later < levels_.size(); ++later) {
        levels_[later].first -= subtree.branches.size();
        levels_[later].at -= subtree.branches.size();
      }
      return subtree;
    }
    subtree.path.push_back(branches_[levels_[i].at].choice);
  }
  return std::nullopt;
}

void DepthFirst::begin() {
  depth_ = 0;
  ++executions_;
  judge_.begin();
}

Choice DepthFirst::choose(const SchedulingPoint& point) {
  judge_.look(point);
  if (depth_ < levels_.size()) {
    repeatLevel(point);
  } else if (!enter(point)) {
    return Choice::stop();
  }
  const Choice choice = branches_[levels_[depth_].at].choice;
  ++depth_;
  ++steps_;
  judge_.chosen(choice, point);
  if (watches_) taking(choice, point);
  return choice;
}

void DepthFirst::repeatLevel(const SchedulingPoint& point) {
  const Level& level = levels_[depth_];
  const bool same = level.enabled.empty() ? point.offers(branches_[level.at].choice) : level.enabled == point.enabled;
  if (!same) throw Differs{};
  if (watches_ && depth_ + 1 == levels_.size()) repeat(point);
}

void DepthFirst::ended(End end, const SchedulingPoint& point) {
  if (end == End::stopped) return;
  if (end == End::endless) endless_ = true;
  judge_.look(point);
  leaf(end, point);
}

void DepthFirst::addAll(const SchedulingPoint& point) {
  for (const ActorId actor : point.enabled) add({actor});
  for (const Choice other : point.others) add({other});
}

std::vector<Choice> DepthFirst::path() const {
  std::vector<Choice> all;
  for (const Level& level : levels_) all.push_back(branches_[level.at].choice);
  return all;
}

}  // namespace ttadak
