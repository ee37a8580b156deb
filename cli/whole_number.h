#pragma once

#include <charconv>
#include <string>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

/// The number that a flag was given; throws InputError unless it lies between the two.
template <class Number>
Number wholeNumber(const std::string& flag, const std::string& text, Number least, Number most) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= least && value <= most) return value;
  throw InputError(words("{} '{}': must be a whole number from {} to {}", "{} '{}': {}에서 {} 사이의 정수여야 합니다",
                         flag, text, least, most));
}

}  // namespace ttadak::cli
