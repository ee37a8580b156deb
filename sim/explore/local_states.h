#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "state_vector.h"

namespace ttadak {

/// What an actor that has learnt so much is about to do; objects are as it sees them (StateLayout::seenBy).
struct LocalState {
  bool stands = false;  // if not, it has come to its end
  std::vector<std::int32_t> accesses;
  std::vector<std::int32_t> indirect;
  bool isConditional = false;
  std::int32_t wait = 0;  // what it looks at, if it is
  bool exact = true;
  /// It touches what is another actor's own, and so is like nobody.
  bool isForeign = false;

  bool operator==(const LocalState&) const = default;
};

/// What is known of the local states of actors, by their pieces.
class LocalStates {
 public:
  explicit LocalStates(const StateLayout& layout) : layout_(layout) {}

  /// The actor has that local state, and stands before that step. Throws Differs if it was another one before.
  void note(std::uint32_t piece, std::size_t actor, const Step* step);
  const LocalState& operator[](std::uint32_t piece) const { return all_.find(piece)->second; }
  /// In bytes, about.
  std::size_t memory() const { return all_.bucket_count() * (sizeof(LocalState) + sizeof(std::uint64_t)); }

 private:
  const StateLayout& layout_;
  boost::unordered_flat_map<std::uint32_t, LocalState> all_;
  LocalState now_;
};

}  // namespace ttadak
