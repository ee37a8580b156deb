#include "sim/world/database/decimal.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <stdexcept>

namespace ttadak::sql {

namespace {

using Digits = boost::multiprecision::cpp_int;

Digits tenTo(std::size_t power) { return boost::multiprecision::pow(Digits(10), static_cast<unsigned>(power)); }

/// Both numbers in units of the finer one.
struct Aligned {
  Aligned(const Decimal& left, const Decimal& right)
      : scale(std::max(left.scale, right.scale)),
        one(Digits(left.digits) * tenTo(scale - left.scale)),
        other(Digits(right.digits) * tenTo(scale - right.scale)) {}

  std::size_t scale;
  Digits one;
  Digits other;
};

Decimal decimal(const Digits& digits, std::size_t scale) { return {digits.str(), scale}; }

/// Half away from zero.
Digits roundedQuotient(const Digits& dividend, const Digits& divisor) {
  const Digits top = abs(dividend);
  const Digits bottom = abs(divisor);
  const Digits quotient = (top * 2 + bottom) / (bottom * 2);
  return (dividend < 0) != (divisor < 0) ? Digits(-quotient) : quotient;
}

}  // namespace

Decimal Decimal::of(const std::string& text) {
  const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const auto point = std::min(text.find('.'), text.size());
  auto digits = text.substr(sign, point - sign);
  const auto fraction = point == text.size() ? "" : text.substr(point + 1);
  digits += fraction;
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos)
    throw std::invalid_argument("not a number: " + text);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));  // a leading 0 would mean octal
  if (text[0] == '-' && digits != "0") digits.insert(0, "-");
  return {digits, fraction.size()};
}

Decimal Decimal::rounded(std::size_t wanted) const {
  const Digits whole(digits);
  return decimal(
      wanted >= scale ? Digits(whole * tenTo(wanted - scale)) : roundedQuotient(whole, tenTo(scale - wanted)), wanted);
}

std::string Decimal::shown() const {
  std::string text = magnitude();
  if (text.size() <= scale) text.insert(0, scale + 1 - text.size(), '0');
  if (scale > 0) text.insert(text.size() - scale, ".");
  return isNegative() ? "-" + text : text;
}

int Decimal::compare(const Decimal& other) const {
  const Aligned both(*this, other);
  return both.one.compare(both.other);
}

Decimal operator+(const Decimal& one, const Decimal& other) {
  const Aligned both(one, other);
  return decimal(both.one + both.other, both.scale);
}

Decimal operator-(const Decimal& one, const Decimal& other) {
  const Aligned both(one, other);
  return decimal(both.one - both.other, both.scale);
}

Decimal operator*(const Decimal& one, const Decimal& other) {
  return decimal(Digits(one.digits) * Digits(other.digits), one.scale + other.scale);
}

Decimal operator%(const Decimal& one, const Decimal& other) {
  const Aligned both(one, other);
  return decimal(both.one % both.other, both.scale);
}

Decimal Decimal::dividedBy(const Decimal& other, std::size_t wanted) const {
  const Aligned both(*this, other);
  return decimal(roundedQuotient(both.one * tenTo(wanted), both.other), wanted);
}

}  // namespace ttadak::sql
