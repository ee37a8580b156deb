#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ttadak::bench {

/// Spin's verifier for a model of `bench/spin`, built in a directory of its own; nothing where Spin is not installed.
class Spin {
 public:
  /// `size` is the model's N. Throws std::runtime_error if the verifier cannot be built.
  Spin(const std::string& model, int size);
  ~Spin();
  Spin(const Spin&) = delete;
  Spin& operator=(const Spin&) = delete;

  bool isInstalled() const { return !directory_.empty(); }
  /// Goes through all states, and does nothing where Spin is not installed.
  void run() const;
  /// How many states it stored in the latest run.
  std::uint64_t states() const;

 private:
  std::filesystem::path directory_;
};

}  // namespace ttadak::bench
