#pragma once

#include <boost/container/small_vector.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "memory_bound.h"
#include "wakeup.h"

namespace ttadak {

/// Where runs go different ways: the branches that are left to be done or were gone into, in their order, and what is
/// asleep there, because it leads only to runs that are gone through elsewhere. What is left to be done further on is
/// kept in places, too: a tree of places is the wakeup tree. For use by several threads at once from `share` on.
///
/// A branch relies on those before it: a run that could begin with an earlier one is theirs. They in turn may find that
/// something is to be done behind a later branch, and leave it there, even if somebody is there or has been there. So
/// what is behind a branch is kept until all before it are done. But behind a branch that nothing was known of when it
/// was gone into, all is gone through anyway.
///
/// Source: Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction (POPL 2014), section 6.2.
class Place {
 public:
  /// One step of a way: into the branch of that number.
  struct Entry {
    std::size_t branch = 0;
    Move move;
    /// Where it leads to, if something is to be done there.
    std::shared_ptr<Place> child;
  };

  /// How much is kept, in bytes, about, is added to `memory`, which must outlive the place.
  explicit Place(MemoryBound& memory) : memory_(memory) { grow(sizeof(Place)); }
  ~Place() { memory_.release(bytes_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  /// To be called before another thread is told of the place.
  void share();

  /// The search is here for the first time: what is asleep, and which branches are tried before all others. `fallback`
  /// is tried if there is no branch at all. Goes into the first branch, as `take` does.
  void arrive(std::vector<Move> asleep, const std::vector<Move>& first, const std::optional<Move>& fallback,
              std::vector<Entry>& way);
  /// Goes into the first branch that is left, here or further on: adds the way to it. False if none is left.
  bool take(std::vector<Entry>& way);
  /// Somebody else goes the same way.
  void follow(std::size_t branch);
  /// Somebody comes back from the branch.
  void leave(std::size_t branch);

  /// What the step of that branch touches has become known.
  void settle(std::size_t branch, const Move& move);
  /// What is asleep after that branch.
  std::vector<Move> asleepAfter(std::size_t branch, const Move& move);
  /// Leaves it to be done that runs begin with the sequence, unless they do; found by whoever went into `branch`. What
  /// is left of the sequence means nothing.
  void insert(std::size_t branch, std::vector<Move>& sequence);

 private:
  struct Branch {
    Move move;
    std::shared_ptr<Place> child;
    bool isTaken = false;
    bool isToBeVisited = false;  // whether something was left there by somebody who was not in there
    unsigned inside = 0;         // how many are in there
  };

  std::unique_lock<std::mutex> locked() {
    return isShared_ ? std::unique_lock(mutex_) : std::unique_lock(mutex_, std::defer_lock);
  }
  bool takeLocked(std::vector<Entry>& way);
  void grow(std::size_t bytes) {
    bytes_ += bytes;
    memory_.keep(bytes);
  }
  void insertBehind(std::size_t first, std::vector<Move>& sequence);

  MemoryBound& memory_;
  std::size_t bytes_ = 0;
  std::mutex mutex_;
  bool isShared_ = false;
  bool hasArrived_ = false;
  bool isKept_ = false;  // whether something may be left to be done here by who is before it
  std::vector<Move> asleep_;
  boost::container::small_vector<Branch, 1> branches_;
};

}  // namespace ttadak
