#include "place.h"

#include <algorithm>

namespace ttadak {

void Place::share() {
  if (isShared_) return;
  isShared_ = true;
  for (const Branch& branch : branches_) {
    if (branch.child) branch.child->share();
  }
}

void Place::arrive(std::vector<Move> asleep, const std::vector<Move>& first, const std::optional<Move>& fallback,
                   std::vector<Entry>& way) {
  const auto lock = locked();
  asleep_ = std::move(asleep);
  const std::size_t before = branches_.size();
  if (branches_.empty() && fallback) branches_.push_back({*fallback, {}});
  for (std::size_t i = 0; i < first.size(); ++i) {
    branches_.insert(branches_.begin() + static_cast<std::ptrdiff_t>(i), {first[i], {}});
  }
  grow(asleep_.size() * sizeof(Move) + (branches_.size() - before) * sizeof(Branch));
  hasArrived_ = true;
  takeLocked(way);
}

bool Place::take(std::vector<Entry>& way) {
  const auto lock = locked();
  return hasArrived_ && takeLocked(way);
}

bool Place::takeLocked(std::vector<Entry>& way) {
  bool isBusyBefore = isKept_;
  for (std::size_t i = 0; i < branches_.size(); ++i) {
    Branch& branch = branches_[i];
    if (!branch.isTaken) {
      branch.isTaken = true;
      branch.inside = 1;
      if (branch.child) branch.child->isKept_ = isBusyBefore;
      way.push_back({i, branch.move, branch.child});
      return true;
    }
    if (branch.isToBeVisited) {
      way.push_back({i, branch.move, branch.child});
      if (branch.child->take(way)) {
        ++branch.inside;
        return true;
      }
      way.pop_back();
      branch.isToBeVisited = false;
    }
    if (!isBusyBefore && branch.inside == 0) branch.child.reset();  // nobody can leave anything there any more
    isBusyBefore = isBusyBefore || branch.inside > 0 || branch.child;
  }
  return false;
}

void Place::follow(std::size_t branch) {
  const auto lock = locked();
  ++branches_[branch].inside;
}

void Place::leave(std::size_t branch) {
  const auto lock = locked();
  --branches_[branch].inside;
}

void Place::settle(std::size_t branch, const Move& move) {
  const auto lock = locked();
  branches_[branch].move = move;
}

std::vector<Move> Place::asleepAfter(std::size_t branch, const Move& move) {
  const auto lock = locked();
  std::vector<Move> all;
  all.reserve(asleep_.size() + branch);
  const auto add = [&](const Move& other) {
    if (other.known && !dependent(other, move)) all.push_back(other);
  };
  for (const Move& other : asleep_) add(other);
  for (std::size_t i = 0; i < branch; ++i) add(branches_[i].move);
  return all;
}

void Place::insert(std::size_t branch, std::vector<Move>& sequence) {
  const auto lock = locked();
  const auto covers = [&](const Move& move) { return move.known && isWeakInitial(move, sequence); };
  if (std::any_of(asleep_.begin(), asleep_.end(), covers)) return;
  for (std::size_t i = 0; i <= branch; ++i) {
    if (covers(branches_[i].move)) return;
  }
  insertBehind(branch + 1, sequence);
}

void Place::insertBehind(std::size_t first, std::vector<Move>& sequence) {
  for (std::size_t i = first; i < branches_.size(); ++i) {
    Branch& branch = branches_[i];
    if (!isWeakInitial(branch.move, sequence)) continue;
    const auto same = [&](const Move& move) { return move.choice == branch.move.choice; };
    if (const auto made = std::find_if(sequence.begin(), sequence.end(), same); made != sequence.end()) {
      sequence.erase(made);
    }
    if (!branch.child || sequence.empty()) return;
    branch.isToBeVisited = branch.isTaken;
    const auto lock = branch.child->locked();
    branch.child->insertBehind(0, sequence);
    return;
  }
  Place* place = this;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    place->branches_.push_back({std::move(sequence[i]), {}});
    place->grow(sizeof(Branch));
    if (i + 1 == sequence.size()) break;
    auto child = std::make_shared<Place>(memory_);
    child->isShared_ = isShared_;
    place->branches_.back().child = std::move(child);
    place = place->branches_.back().child.get();
  }
}

}  // namespace ttadak
