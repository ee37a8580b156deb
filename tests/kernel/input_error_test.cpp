#include "sim/kernel/input_error.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/kernel/nearest.h"

namespace ttadak {
namespace {

const std::vector<std::string> fixes{"semaphore", "browser-pool", "browser-per-request", "unique-key"};

TEST(Nearest, OffersWhatWasProbablyMeant) {
  EXPECT_EQ(nearest("semaphor", fixes), "semaphore");
  EXPECT_EQ(nearest("sempahore", fixes), "semaphore");
  EXPECT_EQ(nearest("uniqe-kye", fixes), "unique-key");
  EXPECT_EQ(nearest("browser", fixes), "browser-pool");
}

TEST(Nearest, OffersNothingForSomethingElse) {
  EXPECT_EQ(nearest("xyz", fixes), std::nullopt);
  EXPECT_EQ(nearest("", fixes), std::nullopt);
  EXPECT_EQ(nearest(std::string(10'000, 'a'), fixes), std::nullopt);
  EXPECT_EQ(nearest("semaphore", {}), std::nullopt);
}

TEST(RefuseUnknown, KeepsTheMessageOnOneShortLine) {
  try {
    refuseUnknown({"fix", "해결책"}, "line\nbreak" + std::string(500, 'x'), fixes);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.message().en.find('\n'), std::string::npos);
    EXPECT_LT(error.message().en.size(), 200U);
  }
}

}  // namespace
}  // namespace ttadak
