#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ttadak {

/// The candidate that `word` was most likely meant to be (fewest letters inserted, deleted, replaced or swapped with
/// their neighbour), if one is close enough to be worth offering; the first of equals.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace ttadak
