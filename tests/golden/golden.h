#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace ttadak {

/// Compares with tests/golden/`name`. With TTADAK_UPDATE set in the environment, writes the file instead: for a person
/// to review as a diff.
inline void expectGolden(const std::string& name, const std::string& actual) {
  const std::string path = PROJECT_SOURCE_DIR "/tests/golden/" + name;
  if (std::getenv("TTADAK_UPDATE") != nullptr) std::ofstream(path) << actual;
  std::ifstream file(path);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(actual == expected) << path << " says\n" << expected << "but it is\n" << actual;
}

}  // namespace ttadak
