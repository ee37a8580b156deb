#include "crew.h"
#include "depth_first.h"
#include "tally.h"

namespace ttadak {

namespace {

/// Counts runs by how they turn out, and keeps the cheapest that violates something.
class Naive final : public DepthFirst {
 public:
  explicit Naive(const World& world) : DepthFirst(world, false), tally_(world) {}

  const std::optional<Witness>& best() const { return best_; }
  const Tally& tally() const { return tally_; }

 private:
  bool enter(const SchedulingPoint& point) override {
    push(0, point.enabled);
    addAll(point);
    return true;
  }

  void leaf(End end, const SchedulingPoint& point) override {
    if (end == End::endless) return;
    const Violations violations = judge_.ended(end);
    tally_.count(end, violations);
    if (violations != 0) keepIfCheaper(point.happened.size());
  }

  void keepIfCheaper(std::size_t faults) {
    Cost cost{.faults = faults, .steps = levels_.size()};
    for (std::size_t i = 1; i < levels_.size(); ++i) {
      if (branches_[levels_[i].at].choice.actor() != branches_[levels_[i - 1].at].choice.actor()) ++cost.switches;
    }
    if (best_ && best_->cost < cost) return;
    Witness witness{path(), cost};
    if (!best_ || witness < *best_) best_ = std::move(witness);
  }

  Tally tally_;
  std::optional<Witness> best_;
};

}  // namespace

Found exploreNaively(const WorldMaker& maker, const ExploreOptions& options) {
  const MemoryBound memory(options.memory);  // of which nothing is needed
  Crew<Naive> crew(maker, options, memory, [](const World& world) { return std::make_unique<Naive>(world); });
  crew.go([](Progress&) {});
  Found found;
  found.cheapest = crew.report(found);
  Counts counts;
  for (const auto& search : crew.searches()) {
    search->tally().addTo(counts);
    if (search->best() && (!found.witness || *search->best() < *found.witness)) found.witness = search->best();
  }
  conclude(found.exploration, counts, Judge(crew.world()), found.cheapest, Counted::interleavings);
  return found;
}

}  // namespace ttadak
