#include "sim/world/database/value.h"

#include "sim/world/database/sql_error.h"

namespace ttadak::sql {

namespace {

[[noreturn]] void mismatch(const Value& value, const char* wanted) {
  throw SqlError("42804", "'" + value.shown() + "' is not a " + wanted);
}

}  // namespace

std::int64_t Value::number() const {
  if (const auto* number = std::get_if<std::int64_t>(&value_)) return *number;
  mismatch(*this, "number");
}

const std::string& Value::text() const {
  if (const auto* text = std::get_if<std::string>(&value_)) return *text;
  mismatch(*this, "text");
}

Decimal Value::decimal() const {
  const auto* decimal = std::get_if<Decimal>(&value_);
  return decimal != nullptr ? *decimal : Decimal::of(number());
}

std::string Value::shown() const {
  struct Shown {
    std::string operator()(std::monostate) const { return "NULL"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Decimal& number) const { return number.shown(); }
    std::string operator()(bool truth) const { return truth ? "t" : "f"; }
  };
  return std::visit(Shown{}, value_);
}

int Value::compare(const Value& other) const {
  const auto isNumber = [](const Value& value) {
    return value.isDecimal() || std::holds_alternative<std::int64_t>(value.value_);
  };
  if (value_.index() != other.value_.index() && isNumber(*this) && isNumber(other))
    return decimal().compare(other.decimal());
  if (isNull() || value_.index() != other.value_.index()) {
    throw SqlError("42883", "'" + shown() + "' and '" + other.shown() + "' cannot be compared");
  }
  return value_ < other.value_ ? -1 : other.value_ < value_ ? 1 : 0;
}

void Value::digest(Digest& to) const {
  to << value_.index();
  if (const auto* number = std::get_if<std::int64_t>(&value_)) to << *number;
  if (const auto* text = std::get_if<std::string>(&value_)) to << *text;
  if (const auto* number = std::get_if<Decimal>(&value_)) to << number->shown();
  if (const auto* truth = std::get_if<bool>(&value_)) to << *truth;
}

}  // namespace ttadak::sql
