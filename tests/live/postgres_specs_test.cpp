#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "sim/isolation/parse_spec.h"
#include "sim/isolation/run_spec.h"
#include "sim/live/postgres_server.h"
#include "sim/live/postgres_sessions.h"

namespace ttadak::live {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// PostgreSQL's own isolation tests, in the folder that ISOLATION_SPECS names: specs/NAME.spec, and what
/// isolationtester printed in expected/NAME.out.
TEST(PostgresSpecs, PrintWhatIsolationtesterPrints) {
  const char* folder = std::getenv("ISOLATION_SPECS");
  if (folder == nullptr) {
    std::cout << "left out: ISOLATION_SPECS names no folder with specs/ and expected/\n";
    return;
  }
  const PostgresServer server;
  int count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "specs")) {
    const fs::path& path = entry.path();
    SCOPED_TRACE(path.filename());
    const auto spec = isolation::parseSpec(contentOf(path), path.string());
    const std::string name = "isolation/" + path.stem().string();
    std::ostringstream out;
    runSpec(spec, path.string(), postgresSessions(spec, server.dsn() + " application_name=" + name), out);
    EXPECT_EQ(out.str(), contentOf(fs::path(folder) / "expected" / path.stem().concat(".out")));
    ++count;
  }
  EXPECT_GT(count, 0) << "there is no spec in " << folder;
}

}  // namespace
}  // namespace ttadak::live
