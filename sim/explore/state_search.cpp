#include "state_search.h"

#include <utility>

#include "scenario_check.h"

namespace ttadak {

StateSearch::StateSearch(const World& world, const ExploreOptions& options, StateTable& table, MemoryBound& memory,
                         Beginnings beginnings)
    : DepthFirst(world, true),
      limit_(options.limit),
      beginnings_(beginnings),
      space_(world, options.symmetry),
      findings_(world),
      table_(table),
      memory_(memory) {}

void StateSearch::start(Subtree subtree) {
  mustRun_ = true;
  DepthFirst::start(std::move(subtree));
}

bool StateSearch::advance() {
  constexpr int aWhile = 10'000;
  mustRun_ = !std::exchange(isTrusted_, true);  // the first run is made twice, to see whether it goes the same way
  for (int i = 0; i < aWhile && !mustRun_; ++i) {
    if (!DepthFirst::advance()) return false;
    mustRun_ = !foresee();
  }
  return true;
}

bool StateSearch::enter(const SchedulingPoint& point) {
  stateAt(depth()) = arrive(point);
  return come(point.others) && !foresee();
}

/// The path leads to the last of `states_`: goes into it, unless it has been there.
bool StateSearch::come(const std::vector<Choice>& others) {
  const std::size_t depth = levels_.size();
  const StateVector& state = states_[depth];
  if (const std::size_t steps = stepsOfPrefix(); steps > 0 && steps < mostInPrefix) {
    const ActorId actor = choiceAt(depth - 1).actor();
    if (space_.prefixes().goesOn(states_[depth - 1], actor, state)) {
      push(nowhere, state.enabled);
      add({actor});
      return true;
    }
  }
  const auto [node, isNew] = table_.insert(state.hash());
  link(node);
  if (!isNew) return false;
  push(node, state.enabled);
  addBranches(state, others);
  return true;
}

/// How many steps the actor who took the last one has taken that are gone into together, with that one.
std::size_t StateSearch::stepsOfPrefix() const {
  const std::size_t depth = levels_.size();
  if (beginnings_ == Beginnings::stepByStep || depth <= fixed()) return 0;
  std::size_t first = depth - 1;
  while (levels_[first].node == nowhere) --first;
  return space_.prefixes().begins(states_[first], choiceAt(first).actor()) ? depth - first : 0;
}

/// Reads where the run has come to, and notes how.
const StateVector& StateSearch::arrive(const SchedulingPoint& point) {
  const std::size_t before = space_.memory();
  const StateVector& state = space_.read(point, judge_.broken());
  if (depth() > fixed()) {
    space_.note(states_[depth() - 1], choiceAt(depth() - 1), point.touched, state);
  }
  memory_.keep(space_.memory() - before);
  return state;
}

void StateSearch::addBranches(const StateVector& state, const std::vector<Choice>& others) {
  const std::size_t first = branches_.size();
  for (const ActorId actor : state.enabled) add({actor});
  for (const Choice other : others) add({other});
  mergeAlike(branches_, first, state);
}

/// Goes on from the last level's branch for as long as effects are known; false if that ends where one is not, and
/// true where it comes to a state that it has been in.
bool StateSearch::foresee() {
  for (;;) {
    const std::size_t depth = levels_.size();
    StateVector& next = stateAt(depth);
    if (depth == limit_) return false;
    if (!space_.foresee(states_[depth - 1], choiceAt(depth - 1), next)) return false;
    if (next.enabled.empty()) {
      // How a run turns out is seen when it has been run.
      const auto known = table_.find(next.hash());
      if (known) link(*known);
      return known.has_value();
    }
    if (!come({})) return true;
  }
}

void StateSearch::repeat(const SchedulingPoint& point) {
  const StateVector& state = space_.read(point, judge_.broken());
  const std::uint32_t node = levels_.back().node;
  if (node != nowhere && table_.find(state.hash()) != node) throw Differs{};
  stateAt(depth()) = state;
}

void StateSearch::taking(Choice choice, const SchedulingPoint& point) {
  if (depth() > fixed()) space_.check(states_[depth() - 1], choice, point);
  space_.taking(choice, point);
}

void StateSearch::leaf(End end, const SchedulingPoint& point) {
  if (end == End::endless) return;
  const auto [node, isNew] = table_.insert(arrive(point).hash());
  link(node);
  if (!isNew) return;
  const Violations violations = judge_.ended(end);
  edges_.end(node, findings_.numberOf(end, violations));
  if (violations == 0 || violating_) return;
  auto way = path();
  const Cost cost = costOf(way, point.happened.size());
  violating_ = Witness{std::move(way), cost};
}

void StateSearch::leave(const Level& level) {
  if (level.node == nowhere) return;
  const std::size_t before = edges_.memory();
  edges_.add(level.node, branches_.data() + level.first, branches_.data() + branches_.size());
  memory_.keep(edges_.memory() - before);
}

/// The branch that the path has taken leads to that state.
void StateSearch::link(std::uint32_t node) {
  if (levels_.empty()) return;
  const std::size_t steps = stepsOfPrefix();
  std::size_t from = levels_.size() - 1;
  while (levels_[from].node == nowhere) --from;
  Branch& branch = branches_[levels_[from].at];
  branch.target = node;
  branch.prefix = static_cast<std::uint16_t>(steps > 0 ? steps - 1 : 0);
}

StateVector& StateSearch::stateAt(std::size_t depth) {
  while (states_.size() <= depth) states_.push_back(space_.blank());
  return states_[depth];
}

}  // namespace ttadak
