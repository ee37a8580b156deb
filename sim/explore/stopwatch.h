#pragma once

#include <chrono>

namespace ttadak {

/// How long something took on the wall's clock: for people to read, and part of no decision.
class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count(); }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace ttadak
