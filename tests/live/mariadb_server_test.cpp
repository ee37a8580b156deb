#include "sim/live/mariadb_server.h"

#include <gtest/gtest.h>

#include <future>
#include <vector>

namespace ttadak::live {
namespace {

TEST(MariadbServer, StartsWhileOthersStart) {
  for (int round = 0; round < 3; ++round) {
    std::vector<std::future<void>> starts;
    for (int i = 0; i < 4; ++i) starts.push_back(std::async(std::launch::async, [] { const MariadbServer server; }));
    for (auto& start : starts) EXPECT_NO_THROW(start.get());
  }
}

}  // namespace
}  // namespace ttadak::live
