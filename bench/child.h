#pragma once

#include <cstddef>
#include <functional>

namespace ttadak::bench {

/// Does it in a child process, and says how much memory that took at most, in bytes. Throws std::runtime_error if there
/// can be no child, or if it failed.
std::size_t mostMemoryOfChild(const std::function<void()>& work);

}  // namespace ttadak::bench
