#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <string>

namespace ttadak::sql {

/// An exact number with a fraction: `digits` divided by ten to the power of `scale`.
struct Decimal {
  using Digits = boost::multiprecision::cpp_int;

  Digits digits;
  std::size_t scale = 0;

  static Decimal of(std::int64_t number) { return {number, 0}; }
  /// Throws std::invalid_argument for a text that is no such number.
  static Decimal of(const std::string& text);
  /// With so many digits behind the point, rounded half away from zero.
  Decimal rounded(std::size_t scale) const;
  std::string shown() const;
  int compare(const Decimal& other) const;

  friend Decimal operator+(const Decimal& one, const Decimal& other);
  friend Decimal operator-(const Decimal& one, const Decimal& other);
  friend Decimal operator*(const Decimal& one, const Decimal& other);
  friend Decimal operator%(const Decimal& one, const Decimal& other);
  /// With so many digits behind the point.
  Decimal dividedBy(const Decimal& other, std::size_t scale) const;
  bool operator==(const Decimal& other) const { return compare(other) == 0; }
  bool operator<(const Decimal& other) const { return compare(other) < 0; }
};

}  // namespace ttadak::sql
