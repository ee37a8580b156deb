#pragma once

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/kernel/input_error.h"

namespace ttadak {

/// One value of a JSON document, which knows where it stands: whatever is not as it should be is refused with its
/// place, such as `steps[3].label.en`. The document must outlive it.
class JsonReader {
 public:
  explicit JsonReader(const nlohmann::json& value, std::string place = {}) : value_(value), place_(std::move(place)) {}

  bool isNull() const { return value_.is_null(); }
  JsonReader at(const std::string& key) const;
  std::vector<JsonReader> items() const;
  std::string text() const;
  /// A whole number that `Number` can hold and that is not negative.
  template <class Number>
  Number number() const {
    if (!value_.is_number_unsigned() || !std::in_range<Number>(value_.get<std::uint64_t>())) {
      refuse({"must be a whole number", "정수여야 합니다"});
    }
    return static_cast<Number>(value_.get<std::uint64_t>());
  }

  template <class Value, std::size_t N>
  Value oneOf(const std::array<std::pair<Value, const char*>, N>& names) const {
    const auto given = text();
    for (const auto& [value, name] : names) {
      if (name == given) return value;
    }
    refuse({"has an unknown value", "알 수 없는 값입니다"});
  }

  [[noreturn]] void refuse(const Text& why) const;

 private:
  const nlohmann::json& value_;
  std::string place_;
};

/// Parses a document; throws InputError with line and column where it is no JSON.
nlohmann::json parseJson(std::string_view text);

}  // namespace ttadak
