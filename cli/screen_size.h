#pragma once

#include <cstddef>

namespace ttadak::cli {

struct ScreenSize {
  std::size_t columns = 0;
  std::size_t rows = 0;

  bool operator==(const ScreenSize&) const = default;
};

}  // namespace ttadak::cli
