#include "calculation.h"

#include <algorithm>

#include "sim/world/database/sql_error.h"

namespace ttadak::sql {

namespace {

using Kind = Expression::Kind;

SqlError outOfRange() { return {"22003", "bigint out of range"}; }

std::int64_t whole(Kind kind, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  const bool overflow = kind == Kind::plus    ? __builtin_add_overflow(left, right, &result)
                        : kind == Kind::minus ? __builtin_sub_overflow(left, right, &result)
                                              : __builtin_mul_overflow(left, right, &result);
  if (overflow) throw outOfRange();
  return result;
}

/// Of whole numbers, towards zero.
Value wholeQuotient(Kind kind, std::int64_t left, std::int64_t right) {
  if (right == -1) return kind == Kind::modulo ? 0 : whole(Kind::minus, 0, left);
  return kind == Kind::modulo ? left % right : left / right;
}

/// The place of the first digit to the base of 10000, and the digit: PostgreSQL computes in such digits.
struct Leading {
  explicit Leading(const Decimal& number) {
    const auto text = number.magnitude();
    if (number.isZero()) return;
    const auto before = static_cast<int>(text.size()) - static_cast<int>(number.scale);  // digits before the point
    place = before > 0 ? (before - 1) / 4 : -((-before) / 4) - 1;
    const int length = before - place * 4;  // of the text, how much the first digit takes
    for (int i = 0; i < length; ++i) {
      const auto at = static_cast<std::size_t>(i);
      digit = digit * 10 + (at < text.size() ? text[at] - '0' : 0);
    }
  }

  int place = 0;
  int digit = 0;
};

std::size_t usefulScale(const Decimal& dividend, const Decimal& divisor) {
  constexpr int significant = 16;
  const Leading top(dividend);
  const Leading bottom(divisor);
  const int place = top.place - bottom.place - (top.digit <= bottom.digit ? 1 : 0);
  const int scale = std::max(significant - place * 4, 0);
  return std::max({static_cast<std::size_t>(scale), dividend.scale, divisor.scale});
}

}  // namespace

Value calculated(Kind kind, const Value& left, const Value& right) {
  if (left.isNull() || right.isNull()) return {};
  if (!left.isDecimal() && !right.isDecimal()) return whole(kind, left.number(), right.number());
  const Decimal one = left.decimal();
  const Decimal other = right.decimal();
  return kind == Kind::plus ? one + other : kind == Kind::minus ? one - other : one * other;
}

Value quotientOfPostgres(Kind kind, const Value& left, const Value& right) {
  if (left.isNull() || right.isNull()) return {};
  const Decimal divisor = right.decimal();
  if (divisor.isZero()) throw SqlError("22012", "division by zero");
  if (!left.isDecimal() && !right.isDecimal()) return wholeQuotient(kind, left.number(), right.number());
  const Decimal dividend = left.decimal();
  if (kind == Kind::modulo) return dividend % divisor;
  return dividend.dividedBy(divisor, usefulScale(dividend, divisor));
}

Value quotientOfMariaDb(Kind kind, const Value& left, const Value& right) {
  constexpr std::size_t moreDigits = 4;
  if (left.isNull() || right.isNull()) return {};
  const Decimal divisor = right.decimal();
  if (divisor.isZero()) return {};
  const bool areWhole = !left.isDecimal() && !right.isDecimal();
  if (areWhole && kind != Kind::dividedBy) return wholeQuotient(kind, left.number(), right.number());
  const Decimal dividend = left.decimal();
  if (kind == Kind::modulo) return dividend % divisor;
  return dividend.dividedBy(divisor, dividend.scale + moreDigits);
}

}  // namespace ttadak::sql
