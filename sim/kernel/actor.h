#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace ttadak {

/// One of the concurrent participants of a run, numbered from 0 in the order the World added them.
enum class ActorId : std::uint8_t {};

/// How many actors a World can have.
inline constexpr std::size_t maxActors = 64;

constexpr std::size_t index(ActorId actor) { return static_cast<std::size_t>(actor); }
constexpr ActorId actorAt(std::size_t index) { return static_cast<ActorId>(index); }

/// A, B ... Z, AA, AB ... : how schedules, traces and timelines call an actor.
std::string actorName(ActorId actor);

/// "A, B": their names, in the order in which they are given.
template <class Actors>
std::string actorNames(const Actors& actors) {
  std::string all;
  for (const ActorId actor : actors) {
    if (!all.empty()) all += ", ";
    all += actorName(actor);
  }
  return all;
}

/// The actor of that name, if it is one that a World could have.
std::optional<ActorId> actorNamed(std::string_view name);

/// A set of actors; goes through them in their order.
class ActorSet {
 public:
  class Iterator {
   public:
    using value_type = ActorId;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;

    constexpr explicit Iterator(std::uint64_t rest = 0) : rest_(rest) {}
    constexpr ActorId operator*() const { return actorAt(static_cast<std::size_t>(std::countr_zero(rest_))); }
    constexpr Iterator& operator++() {
      rest_ &= rest_ - 1;
      return *this;
    }
    constexpr Iterator operator++(int) {
      auto before = *this;
      ++*this;
      return before;
    }
    constexpr bool operator==(const Iterator&) const = default;

   private:
    std::uint64_t rest_;
  };

  constexpr ActorSet() = default;
  constexpr explicit ActorSet(ActorId only) : bits_(bit(only)) {}
  /// The actors 0 to count - 1.
  static constexpr ActorSet first(std::size_t count) {
    ActorSet all;
    all.bits_ = count >= maxActors ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    return all;
  }

  constexpr void insert(ActorId actor) { bits_ |= bit(actor); }
  constexpr void erase(ActorId actor) { bits_ &= ~bit(actor); }
  constexpr bool contains(ActorId actor) const { return (bits_ & bit(actor)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::size_t size() const { return static_cast<std::size_t>(std::popcount(bits_)); }
  /// The first member; the set must not be empty.
  constexpr ActorId front() const { return *begin(); }
  /// The first member after `actor`, going round to the front; the set must not be empty.
  constexpr ActorId after(ActorId actor) const {
    const auto later = bits_ & ~((bit(actor) << 1) - 1);
    return *Iterator(later != 0 ? later : bits_);
  }

  constexpr Iterator begin() const { return Iterator(bits_); }
  constexpr Iterator end() const { return Iterator(); }
  constexpr bool operator==(const ActorSet&) const = default;

 private:
  static constexpr std::uint64_t bit(ActorId actor) { return std::uint64_t{1} << index(actor); }

  std::uint64_t bits_ = 0;
};

}  // namespace ttadak
