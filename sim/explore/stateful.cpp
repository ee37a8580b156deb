#include "stateful.h"

#include <utility>

#include "alike.h"
#include "crew.h"
#include "depth_first.h"
#include "findings.h"
#include "methods.h"
#include "state_space.h"

namespace ttadak {

namespace {

/// Goes no further where it has been before, and notes which states follow which. Where the effect of a step is known,
/// it is not run.
class Stateful final : public DepthFirst {
 public:
  Stateful(const World& world, const ExploreOptions& options, StateTable& table)
      : DepthFirst(world, true),
        limit_(options.limit),
        space_(world, options.symmetry),
        findings_(world),
        table_(table) {}

  bool wantsLearnt() const override { return true; }

  void start(Subtree subtree) {
    mustRun_ = true;
    DepthFirst::start(std::move(subtree));
  }
  /// Goes on for a while without a run.
  bool advance() {
    constexpr int aWhile = 10'000;
    mustRun_ = !std::exchange(isTrusted_, true);  // the first run is made twice, to see whether it goes the same way
    for (int i = 0; i < aWhile && !mustRun_; ++i) {
      if (!DepthFirst::advance()) return false;
      mustRun_ = !foresee();
    }
    return true;
  }
  /// If it takes a run to know what is there.
  void run(Scheduler& scheduler, World& world, std::size_t limit) {
    if (mustRun_) DepthFirst::run(scheduler, world, limit);
  }

  const StateEdges& edges() const { return edges_; }
  const std::vector<Finding>& findings() const { return findings_.all(); }

 private:
  bool enter(const SchedulingPoint& point) override {
    const StateVector& state = arrive(point);
    const auto [node, isNew] = table_.insert(state.hash());
    link(node);
    if (!isNew) return false;
    push(node, point.enabled);
    stateAt(depth()) = state;
    addBranches(state, point.others);
    return !foresee();
  }

  /// Reads where the run has come to, and notes how.
  const StateVector& arrive(const SchedulingPoint& point) {
    const std::size_t before = space_.memory();
    const StateVector& state = space_.read(point, judge_.broken());
    if (depth() > fixed()) {
      space_.note(states_[depth() - 1], branches_[levels_[depth() - 1].at].choice, point.touched, state);
    }
    table_.keepAlso(space_.memory() - before);
    return state;
  }

  void addBranches(const StateVector& state, const std::vector<Choice>& others) {
    const std::size_t first = branches_.size();
    for (const ActorId actor : state.enabled) add({actor});
    for (const Choice other : others) add({other});
    mergeAlike(branches_, first, state);
  }

  /// Goes on from the last level's branch for as long as effects are known; false if that ends where one is not, and
  /// true where it comes to a state that it has been in.
  bool foresee() {
    for (;;) {
      const std::size_t depth = levels_.size();
      const Choice choice = branches_[levels_.back().at].choice;
      StateVector& next = stateAt(depth);
      if (depth == limit_) return false;
      if (!space_.foresee(states_[depth - 1], choice, next)) return false;
      const Hash hash = next.hash();
      if (next.enabled.empty()) {
        // How a run turns out is seen when it has been run.
        const auto known = table_.find(hash);
        if (known) link(*known);
        return known.has_value();
      }
      const auto [node, isNew] = table_.insert(hash);
      link(node);
      if (!isNew) return true;
      push(node, next.enabled);
      addBranches(next, {});
    }
  }

  void repeat(const SchedulingPoint& point) override {
    const StateVector& state = space_.read(point, judge_.broken());
    if (table_.find(state.hash()) != levels_.back().node) throw Differs{};
    stateAt(depth()) = state;
  }

  void taking(Choice choice, const SchedulingPoint& point) override {
    if (depth() > fixed()) space_.check(states_[depth() - 1], choice, point);
    space_.taking(choice, point);
  }

  void leaf(End end, const SchedulingPoint& point) override {
    if (end == End::endless) return;
    const auto [node, isNew] = table_.insert(arrive(point).hash());
    link(node);
    if (isNew) edges_.end(node, findings_.numberOf(end, judge_.ended(end)));
  }

  void leave(const Level& level) override {
    const std::size_t before = edges_.memory();
    edges_.add(level.node, branches_.data() + level.first, branches_.data() + branches_.size());
    table_.keepAlso(edges_.memory() - before);
  }

  void link(std::uint32_t node) {
    if (!levels_.empty()) branches_[levels_.back().at].target = node;
  }

  StateVector& stateAt(std::size_t depth) {
    while (states_.size() <= depth) states_.push_back(space_.blank());
    return states_[depth];
  }

  std::size_t limit_;
  StateSpace space_;
  Findings findings_;
  StateTable& table_;
  StateEdges edges_;
  std::vector<StateVector> states_;  // of the levels
  bool mustRun_ = true;
  bool isTrusted_ = false;
};

}  // namespace

Found exploreStates(const WorldMaker& maker, const ExploreOptions& options) {
  StateTable table;
  Crew<Stateful> crew(maker, options,
                      [&](const World& world) { return std::make_unique<Stateful>(world, options, table); });
  crew.go([&](Progress& progress) {
    progress.states = table.size();
    return table.memory() < options.memory;
  });
  Found found;
  const bool everything = crew.report(found.exploration);
  found.exploration.states = table.size();
  std::vector<const StateEdges*> edges;
  for (const auto& search : crew.searches()) edges.push_back(&search->edges());
  const std::uint32_t states = table.size();
  table.clear();
  std::vector<std::vector<Count>> paths;
  if (everything) paths = countPaths(edges, states);
  Counts counts;
  for (std::size_t thread = 0; thread < edges.size(); ++thread) {
    const auto& findings = crew.searches()[thread]->findings();
    for (std::size_t i = 0; i < findings.size(); ++i) counts[findings[i]] += everything ? paths[thread][i] : 1;
  }
  conclude(found.exploration, counts, Judge(crew.world()), everything, Counted::interleavings);
  return found;
}

StateMap mapStates(const WorldMaker& maker, const ExploreOptions& options, std::size_t perState) {
  ExploreOptions alone = options;
  alone.threads = 1;  // whose search is done with a state when it is done with all that follow it
  StateTable table;
  Crew<Stateful> crew(maker, alone,
                      [&](const World& world) { return std::make_unique<Stateful>(world, options, table); });
  const auto hasRoom = [&] { return table.memory() + table.size() * perState < options.memory; };
  crew.go([&](Progress& progress) {
    progress.states = table.size();
    return hasRoom();
  });
  Exploration done;
  StateMap map;
  map.complete = crew.report(done) && hasRoom();
  map.executions = done.executions;
  map.steps = done.steps;
  map.states = table.size();
  map.edges = crew.searches().front()->edges();
  return map;
}

}  // namespace ttadak
