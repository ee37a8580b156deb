#include "shortest.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <queue>
#include <utility>

#include "hash_itself.h"
#include "memory_bound.h"
#include "scout.h"

namespace ttadak {

namespace {

/// A way that can be gone, from a state that was come to.
struct Way {
  Witness witness;
  /// What it costs at least to come to an end that way.
  Cost bound;
  std::size_t from = 0;
};

struct Later {
  bool operator()(const Way& one, const Way& other) const {
    if (one.bound != other.bound) return other.bound < one.bound;
    return inActorOrder(other.witness.path, one.witness.path);
  }
};

class Search {
 public:
  Search(World& world, const ExploreOptions& options)
      : options_(options),
        memory_(options.memory),
        space_(world, options.symmetry),
        scout_(world, options, space_),
        next_(space_.blank()) {
    queue_.push({});
  }

  std::optional<Witness> find() {
    for (std::uint64_t ways = 0; !queue_.empty(); ++ways) {
      if (ways % 1024 == 0 && !mayGoOn()) return std::nullopt;
      Way way = take();
      if (way.witness.path.empty() || !space_.foresee(states_[way.from], way.witness.path.back(), next_) ||
          next_.enabled.empty()) {
        if (!run(way)) continue;
        if (scout_.end()) {
          if (scout_.violations() != 0) return std::move(way.witness);
          continue;
        }
      } else {
        others_.clear();
        faults_ = way.witness.cost.faults;
      }
      expand(way.witness);
    }
    return std::nullopt;
  }

 private:
  bool mayGoOn() const {
    if (options_.progress) options_.progress({executions_, settled_.size(), queue_.size()});
    return !options_.stop.stop_requested() && !memory_.isReached();
  }

  static std::size_t sizeOf(const Way& way) { return sizeof(Way) + way.witness.path.size() * sizeof(Choice); }
  void put(Way way) {
    memory_.keep(sizeOf(way));
    queue_.push(std::move(way));
  }
  Way take() {
    Way way = queue_.top();
    queue_.pop();
    memory_.release(sizeOf(way));
    return way;
  }

  /// False if the way costs more than was thought: whether a choice was a fault or a timer's is only known when it has
  /// been made.
  bool run(Way& way) {
    ++executions_;
    const bool begins = way.witness.path.empty();
    scout_.go(way.witness.path, begins ? nullptr : &states_[way.from]);
    const Cost cost = costOf(way.witness.path, scout_.faults());
    if (way.witness.cost < cost) {
      way.witness.cost = cost;
      way.bound = std::max(way.bound, cost);
      put(std::move(way));
      return false;
    }
    next_ = scout_.state();
    others_ = scout_.others();
    faults_ = scout_.faults();
    return true;
  }

  /// Goes on from the state that was come to, unless it has been gone on from.
  void expand(const Witness& witness) {
    const std::optional<ActorId> last =
        witness.path.empty() ? std::nullopt : std::optional(witness.path.back().actor());
    const Hash place = last ? followed(next_.hash(), next_.signature(*last)) : next_.hash();
    if (!settled_.insert(place).second) return;
    choices_.clear();
    for (const ActorId actor : next_.enabled) add({actor}, last);
    for (const Choice other : others_) add(other, last);
    for (const Choice choice : choices_) {
      Way longer{witness, {}, states_.size()};
      longer.witness.path.push_back(choice);
      longer.witness.cost = costOf(longer.witness.path, faults_);
      longer.bound = longer.witness.cost;
      longer.bound.switches += switchesAhead(choice.actor());
      put(std::move(longer));
    }
    states_.push_back(next_);
    memory_.keep(next_.memory() + 2 * sizeof(Hash));
  }

  /// Whoever stands before a step that can always be taken takes it before the run ends.
  std::size_t switchesAhead(ActorId now) const {
    ActorSet others = next_.enabled;
    for (const ActorId conditional : next_.conditional) others.erase(conditional);
    others.erase(now);
    return others.size();
  }

  /// Of choices that differ only in names, the first.
  void add(Choice choice, std::optional<ActorId> last) {
    for (const Choice known : choices_) {
      const bool oneIsLast = last == known.actor() || last == choice.actor();
      if (known.fault() == choice.fault() && !oneIsLast && next_.alike(known.actor(), choice.actor())) return;
    }
    choices_.push_back(choice);
  }

  const ExploreOptions& options_;
  MemoryBound memory_;
  StateSpace space_;
  Scout scout_;
  boost::unordered_flat_set<Hash, HashItself> settled_;
  std::priority_queue<Way, std::vector<Way>, Later> queue_;
  std::vector<StateVector> states_;  // that were gone on from
  StateVector next_;
  std::vector<Choice> others_;  // what is no step and can happen there
  std::size_t faults_ = 0;
  std::vector<Choice> choices_;
  std::uint64_t executions_ = 0;
};

}  // namespace

std::optional<Witness> findShortest(World& world, const ExploreOptions& options) {
  return Search(world, options).find();
}

}  // namespace ttadak
