#include "crew.h"
#include "findings.h"
#include "methods.h"
#include "state_graph.h"
#include "state_hash.h"

namespace ttadak {

namespace {

/// Goes no further where it has been before, and notes which states follow which.
class Stateful final : public DepthFirst {
 public:
  Stateful(const World& world, bool symmetry, StateTable& table)
      : DepthFirst(world, true), hash_(world, symmetry), findings_(world), table_(table) {}

  bool wantsLearnt() const override { return true; }

  const StateEdges& edges() const { return edges_; }
  const std::vector<Finding>& findings() const { return findings_.all(); }

 private:
  bool enter(const SchedulingPoint& point, Level& level) override {
    const auto [node, isNew] = table_.insert(hashAt(point));
    link(node);
    if (!isNew) return false;
    level.node = node;
    level.steps = stepsAt(point);
    const std::size_t first = branches_.size();
    addAll(point);
    mergeAlike(first);
    return true;
  }

  /// Of several choices that differ only in names, one is gone into for all.
  void mergeAlike(std::size_t first) {
    for (std::size_t i = first; i < branches_.size(); ++i) {
      for (std::size_t j = branches_.size() - 1; j > i; --j) {
        const Choice one = branches_[i].choice;
        const Choice other = branches_[j].choice;
        if (one.fault() != other.fault() || !hash_.alike(one.actor(), other.actor())) continue;
        ++branches_[i].weight;
        branches_.erase(branches_.begin() + static_cast<std::ptrdiff_t>(j));
      }
    }
  }

  void repeat(const SchedulingPoint& point) override {
    const Level& last = levels_.back();
    const bool wasGiven = last.enabled.empty();  // by another search, without its steps
    if (table_.find(hashAt(point)) != last.node || (!wasGiven && stepsAt(point) != last.steps)) throw Differs{};
  }

  /// What everybody is about to touch: if an actor's code is deterministic, it follows from the state.
  std::uint64_t stepsAt(const SchedulingPoint& point) {
    digest_.clear();
    for (std::size_t i = 0; i < point.actors; ++i) {
      const Step* step = point.next(actorAt(i));
      digest_ << (step == nullptr ? 0 : step->accesses.size());
      if (step == nullptr) continue;
      for (const Access& access : step->accesses) digest_ << access.object->number() << access.mode;
    }
    return digest_.hash().low;
  }

  void taking(Choice choice, const SchedulingPoint& point) override { hash_.taking(choice, point); }

  void leaf(End end, const SchedulingPoint& point) override {
    if (end == End::endless) return;
    const auto [node, isNew] = table_.insert(hashAt(point));
    link(node);
    if (isNew) edges_.end(node, findings_.numberOf(end, judge_.ended(end)));
  }

  void leave(const Level& level) override {
    const std::size_t before = edges_.memory();
    edges_.add(level.node, branches_.data() + level.first, branches_.data() + branches_.size());
    table_.keepAlso(edges_.memory() - before);
  }

  Hash hashAt(const SchedulingPoint& point) { return hash_.at(point, judge_.broken()); }

  void link(std::uint32_t node) {
    if (!levels_.empty()) branches_[levels_.back().at].target = node;
  }

  StateHash hash_;
  Findings findings_;
  StateTable& table_;
  StateEdges edges_;
  Digest digest_;
};

}  // namespace

Found exploreStates(const WorldMaker& maker, const ExploreOptions& options) {
  StateTable table;
  Crew<Stateful> crew(maker, options,
                      [&](const World& world) { return std::make_unique<Stateful>(world, options.symmetry, table); });
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
  conclude(found.exploration, counts, Judge(crew.world()), everything, true);
  return found;
}

}  // namespace ttadak
