#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace ttadak::sql {

/// An exact number with a fraction: `digits`, a whole number of any length, divided by ten to the power of `scale`.
struct Decimal {
  std::string digits = "0";  // no zeros at its front
  std::size_t scale = 0;

  static Decimal of(std::int64_t number) { return {std::to_string(number), 0}; }
  /// Throws std::invalid_argument for a text that is no such number.
  static Decimal of(const std::string& text);
  /// With so many digits behind the point, rounded half away from zero.
  Decimal rounded(std::size_t scale) const;
  std::string shown() const;
  bool isZero() const { return digits == "0"; }
  bool isNegative() const { return digits[0] == '-'; }
  /// `digits` without the sign.
  std::string magnitude() const { return digits.substr(isNegative() ? 1 : 0); }
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
