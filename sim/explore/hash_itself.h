#pragma once

#include <cstddef>

#include "sim/kernel/digest.h"

namespace ttadak {

/// For containers of hashes.
struct HashItself {
  using is_avalanching = void;  // which Boost asks
  std::size_t operator()(const Hash& hash) const { return hash.low; }
};

}  // namespace ttadak
