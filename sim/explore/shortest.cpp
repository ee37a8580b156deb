#include "shortest.h"

#include <boost/unordered/unordered_flat_set.hpp>
#include <queue>
#include <utility>

#include "hash_itself.h"
#include "state_hash.h"

namespace ttadak {

namespace {

/// Goes a path and looks around at its end.
class Scout final : public Strategy {
 public:
  Scout(World& world, const ExploreOptions& options)
      : world_(world), limit_(options.limit), hash_(world, options.symmetry), judge_(world) {}

  bool wantsLearnt() const override { return true; }

  void go(const std::vector<Choice>& path) {
    path_ = &path;
    choices_.clear();
    end_.reset();
    judge_.begin();
    scheduler_.run(world_, *this, nullptr, limit_);
  }

  /// The state at the end of the path, together with who took the last step.
  const Hash& place() const { return place_; }
  /// What can happen there; of choices that differ only in names, the first.
  const std::vector<Choice>& choices() const { return choices_; }
  std::size_t faults() const { return faults_; }
  /// If the run ended there.
  std::optional<End> end() const { return end_; }
  Violations violations() const { return violations_; }

 private:
  Choice choose(const SchedulingPoint& point) override {
    judge_.look(point);
    if (point.taken == path_->size()) {
      arrive(point);
      return Choice::stop();
    }
    const Choice choice = (*path_)[point.taken];
    judge_.chosen(choice, point);
    hash_.taking(choice, point);
    return choice;
  }

  void ended(End end, const SchedulingPoint& point) override {
    if (end == End::stopped) return;
    judge_.look(point);
    end_ = end;
    violations_ = judge_.ended(end);
    faults_ = point.happened.size();
  }

  void arrive(const SchedulingPoint& point) {
    place_ = hash_.at(point, judge_.broken());
    if (point.last) place_ = followed(place_, hash_.signature(*point.last));
    faults_ = point.happened.size();
    for (const ActorId actor : point.enabled) add({actor}, point);
    for (const Choice other : point.others) add(other, point);
  }

  void add(Choice choice, const SchedulingPoint& point) {
    for (const Choice known : choices_) {
      const bool oneIsLast = point.last == known.actor() || point.last == choice.actor();
      if (known.fault() == choice.fault() && !oneIsLast && hash_.alike(known.actor(), choice.actor())) return;
    }
    choices_.push_back(choice);
  }

  World& world_;
  std::size_t limit_;
  Scheduler scheduler_;
  StateHash hash_;
  Judge judge_;
  const std::vector<Choice>* path_ = nullptr;
  Hash place_;
  std::vector<Choice> choices_;
  std::optional<End> end_;
  Violations violations_ = 0;
  std::size_t faults_ = 0;
};

struct Later {
  bool operator()(const Witness& one, const Witness& other) const { return other < one; }
};

}  // namespace

Shortest findShortest(World& world, const ExploreOptions& options, std::uint64_t most) {
  Scout scout(world, options);
  boost::unordered_flat_set<Hash, HashItself> settled;
  std::priority_queue<Witness, std::vector<Witness>, Later> queue;
  queue.push({});
  for (std::uint64_t executions = 0; !queue.empty(); ++executions) {
    if (executions == most || options.stop.stop_requested()) return {};
    if (options.progress && executions % 1024 == 0) options.progress({executions, settled.size(), queue.size()});
    Witness next = queue.top();
    queue.pop();
    scout.go(next.path);
    // Whether a choice was a fault or a timer's is only known when it has been made.
    if (const Cost cost = costOf(next.path, scout.faults()); next.cost < cost) {
      next.cost = cost;
      queue.push(std::move(next));
      continue;
    }
    if (scout.end()) {
      if (scout.violations() != 0) return {std::move(next), true};
      continue;
    }
    if (!settled.insert(scout.place()).second) continue;
    for (const Choice choice : scout.choices()) {
      Witness longer = next;
      longer.path.push_back(choice);
      longer.cost = costOf(longer.path, scout.faults());
      queue.push(std::move(longer));
    }
  }
  return {};
}

}  // namespace ttadak
