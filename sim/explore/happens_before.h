#pragma once

#include <bit>
#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "move.h"

namespace ttadak {

/// Which events of a run come before which, whatever order it is that independent ones are in: the transitive closure
/// of the order of dependent ones.
class HappensBefore {
 public:
  /// Of events, a bit each.
  using Set = boost::container::small_vector<std::uint64_t, 2>;

  std::size_t size() const { return before_.size(); }
  /// Keeps the first `count` events.
  void shrink(std::size_t count) {
    while (before_.size() > count) before_.pop_back();
  }
  /// The last of `events` is new. `immediate(earlier)` is called for each that comes before it with none
  /// between, from the latest on.
  template <class Immediate>
  void add(std::span<const Move> events, Immediate&& immediate) {
    const std::size_t event = events.size() - 1;
    auto& before = before_.emplace_back(event / 64 + 1, 0);
    for (std::size_t earlier = event; earlier-- > 0;) {
      if (contains(before, earlier) || !dependent(events[earlier], events[event])) continue;
      const auto& further = before_[earlier];
      for (std::size_t word = 0; word < further.size(); ++word) before[word] |= further[word];
      before[earlier / 64] |= std::uint64_t{1} << earlier % 64;
      immediate(earlier);
    }
  }

  /// Whether `earlier` comes before `later` in every order, for two different events.
  bool operator()(std::size_t earlier, std::size_t later) const {
    return earlier < later && contains(before_[later], earlier);
  }

  /// Whether all that come before `event` are among `done`, which has room for all events.
  bool onlyAfter(std::size_t event, const Set& done) const {
    const Set& before = before_[event];
    for (std::size_t word = 0; word < before.size(); ++word) {
      if ((before[word] & ~done[word]) != 0) return false;
    }
    return true;
  }

 private:
  static bool contains(const Set& set, std::size_t event) { return (set[event / 64] >> event % 64 & 1) != 0; }

  std::vector<Set> before_;
};

}  // namespace ttadak
