#pragma once

#include <chrono>
#include <functional>
#include <limits>
#include <vector>

namespace ttadak::bench {

/// Does several things in turn, so that all meet the same machine, and keeps the time of each one's fastest turn, in
/// seconds: what else the machine does can only make a turn slower.
class Turns {
 public:
  explicit Turns(std::vector<std::function<void()>> all)
      : all_(std::move(all)), fastest_(all_.size(), std::numeric_limits<double>::max()) {}

  /// A turn of each; the time of the first one.
  double next() {
    double first = 0;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto start = Clock::now();
      all_[i]();
      const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
      if (i == 0) first = seconds;
      if (seconds < fastest_[i]) fastest_[i] = seconds;
    }
    return first;
  }
  double fastest(std::size_t number) const { return fastest_[number]; }

 private:
  using Clock = std::chrono::steady_clock;

  std::vector<std::function<void()>> all_;
  std::vector<double> fastest_;
};

}  // namespace ttadak::bench
