#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/kernel/actor.h"

namespace ttadak {

/// 128 bits that stand for some contents: two that differ have equal ones with a chance of 2^-128 for each pair that is
/// compared (XXH3, which is no defence against somebody who wants them to be equal).
struct Hash {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  constexpr bool operator==(const Hash&) const = default;
  /// Of a collection whose order does not matter.
  constexpr Hash& operator+=(const Hash& other) {
    low += other.low;
    high += other.high;
    return *this;
  }
  constexpr Hash& operator-=(const Hash& other) {
    low -= other.low;
    high -= other.high;
    return *this;
  }
};

Hash hashOfWords(std::span<const std::uint64_t> words);

/// What follows when `next` comes after `before`.
Hash followed(const Hash& before, const Hash& next);

class Digest;

template <class T>
concept Digestible = requires(const T& value, Digest& to) {
  value.digest(to);
};

/// Takes in contents, in order, so that equal contents have equal hashes and different ones different hashes.
///
/// Actors are told apart from values: contents that differ only in which of two like actors they name are the same up
/// to renaming, and whoever compares them has to see who is named where. For use by one thread.
class Digest {
 public:
  /// What is said of one actor, apart from the rest.
  struct Mention {
    ActorId actor{};
    Hash what;
  };

  void clear();
  /// Of everything but the actors themselves: where they are named is in it, who is named is not.
  Hash hash() const;
  /// Who is named, and how.
  const std::vector<Mention>& mentions() const { return mentions_; }

  void add(std::uint64_t word) { words_.push_back(word); }
  /// How much was taken in: tells one place in it from another.
  std::size_t size() const { return words_.size(); }

  Digest& operator<<(std::string_view text);
  /// Names the actor here.
  Digest& operator<<(ActorId actor);
  /// Names all of them here, in no order.
  Digest& operator<<(const ActorSet& actors);

  /// Takes in what belongs to one actor and has no place among the rest, such as an entry of an array that is indexed
  /// by actors. `say` takes a Digest.
  template <class Say>
  void about(ActorId actor, Say&& say) {
    Digest own;
    say(own);
    mentions_.push_back({actor, own.hash()});
  }

  /// Takes in all items in no order; `say` takes a Digest and an item. Of whom an item names it is only known what is
  /// in that item, and not which of several equal ones it was.
  template <class Items, class Say>
  void unordered(const Items& items, Say&& say) {
    Hash all;
    for (const auto& item : items) {
      Digest own;
      say(own, item);
      const Hash hash = own.hash();
      all += hash;
      for (const Mention& mention : own.mentions()) mentions_.push_back({mention.actor, followed(hash, mention.what)});
    }
    *this << all.low << all.high;
  }

  template <class T>
  Digest& operator<<(const T& value) {
    if constexpr (Digestible<T>) {
      value.digest(*this);
    } else if constexpr (std::is_enum_v<T> || std::integral<T>) {
      add(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_same_v<T, double> || std::is_same_v<T, float>) {
      add(std::bit_cast<std::uint64_t>(static_cast<double>(value)));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      *this << std::string_view(value);
    } else if constexpr (requires { value.has_value(); }) {
      add(value.has_value() ? 1 : 0);
      if (value.has_value()) *this << *value;
    } else if constexpr (std::ranges::range<const T>) {
      add(static_cast<std::uint64_t>(std::ranges::distance(value)));
      for (const auto& item : value) *this << item;
    } else if constexpr (requires { std::tuple_size<T>::value; }) {
      std::apply([this](const auto&... items) { ((*this << items), ...); }, value);
    } else {
      static_assert(Digestible<T>, "say what is in it: void digest(ttadak::Digest& to) const { to << ...; }");
    }
    return *this;
  }

 private:
  std::vector<std::uint64_t> words_;
  std::vector<Mention> mentions_;
};

/// The hash of a value in which no actors are told apart.
template <class T>
Hash hashOf(const T& value) {
  Digest digest;
  digest << value;
  return digest.hash();
}

}  // namespace ttadak
