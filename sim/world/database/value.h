#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/kernel/digest.h"
#include "sim/world/database/decimal.h"

namespace ttadak::sql {

/// One value of SQL: NULL, a whole number, a text, a truth value or a number with a fraction.
class Value {
 public:
  Value() = default;
  // NOLINTBEGIN(google-explicit-constructor): parameters of a statement are written as what they are
  Value(std::int64_t number) : value_(number) {}
  Value(int number) : value_(std::int64_t{number}) {}
  Value(Decimal number) : value_(std::move(number)) {}
  Value(std::string text) : value_(std::move(text)) {}
  Value(const char* text) : value_(std::string(text)) {}
  template <class T>
  Value(const std::optional<T>& perhaps) {
    if (perhaps) *this = Value(*perhaps);
  }
  // NOLINTEND(google-explicit-constructor)
  static Value truth(bool truth) {
    Value value;
    value.value_ = truth;
    return value;
  }

  bool isNull() const { return value_.index() == 0; }
  bool isText() const { return std::holds_alternative<std::string>(value_); }
  bool isDecimal() const { return std::holds_alternative<Decimal>(value_); }
  bool isTrue() const { return std::holds_alternative<bool>(value_) && std::get<bool>(value_); }
  bool isFalse() const { return std::holds_alternative<bool>(value_) && !std::get<bool>(value_); }
  /// Throw SqlError if the value is of another type.
  std::int64_t number() const;
  const std::string& text() const;
  Decimal decimal() const;
  /// Of a column that may be NULL.
  std::optional<std::int64_t> numberOrNull() const { return isNull() ? std::nullopt : std::optional(number()); }
  std::optional<std::string> textOrNull() const { return isNull() ? std::nullopt : std::optional(text()); }

  /// As a person is shown it.
  std::string shown() const;

  /// The same value; unlike SQL's `=`, NULL is the same as NULL.
  bool operator==(const Value&) const = default;
  void digest(Digest& to) const;
  /// Below, equal (0) or above; both must be of one type and not NULL. Throws SqlError otherwise.
  int compare(const Value& other) const;
  /// Whether it comes before the other one in an index, where NULL is first.
  bool precedes(const Value& other) const { return value_ < other.value_; }

 private:
  std::variant<std::monostate, std::int64_t, std::string, bool, Decimal> value_;
};

using Values = std::vector<Value>;

}  // namespace ttadak::sql
