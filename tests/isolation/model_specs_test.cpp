#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "sim/isolation/model_sessions.h"
#include "sim/isolation/parse_spec.h"
#include "sim/isolation/run_spec.h"
#include "sim/kernel/input_error.h"

// The model of PostgreSQL against PostgreSQL's own isolation tests.

namespace ttadak::isolation {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::string printedFor(const std::string& text, const std::string& name) {
  const Spec spec = parseSpec(text, name);
  const SpecWorld::Server server{sql::postgres(), sql::Isolation::readCommitted};
  std::ostringstream out;
  const auto connect = [&](const Permutation&) { return std::make_shared<ModelSessions>(spec, name, server); };
  runSpec(spec, name, connect, out);
  return out.str();
}

/// In the folder that ISOLATION_SPECS names: specs/NAME.spec, and what the real server answered in expected/NAME.out.
TEST(ModelSpecs, PrintWhatPostgresAnswered) {
  const char* folder = std::getenv("ISOLATION_SPECS");
  if (folder == nullptr) {
    std::cout << "left out: ISOLATION_SPECS names no folder with specs/ and expected/\n";
    return;
  }
  std::size_t same = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "specs")) {
    const fs::path& path = entry.path();
    const auto text = contentOf(path);
    if (text.find("SERIALIZABLE") != std::string::npos) {
      EXPECT_THROW(printedFor(text, path.string()), InputError) << path;
      continue;
    }
    EXPECT_EQ(printedFor(text, path.string()), contentOf(fs::path(folder) / "expected" / path.stem().concat(".out")));
    ++same;
  }
  EXPECT_GT(same, 0U) << "there is no spec in " << folder;
}

constexpr auto cycle = R"(setup { CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t VALUES (1, 0), (2, 0); }
session a
setup { BEGIN; }
step a1 { UPDATE t SET n = 1 WHERE id = 1; }
step a2 { UPDATE t SET n = 1 WHERE id = 2; }
step ac { COMMIT; }
session b
setup { BEGIN; }
step b2 { UPDATE t SET n = 2 WHERE id = 2; }
step b1 { UPDATE t SET n = 2 WHERE id = 1; }
step bc { COMMIT; }
permutation a1 b2 a2 b1 ac bc
)";

// PostgreSQL 15, 13.3.4: whoever has waited longest looks for a deadlock first, and finds one.
TEST(ModelSpecs, WhoHasWaitedLongestFindsTheDeadlock) {
  EXPECT_EQ(printedFor(cycle, "cycle.spec"), R"(Parsed test spec with 2 sessions

starting permutation: a1 b2 a2 b1 ac bc
step a1: UPDATE t SET n = 1 WHERE id = 1;
step b2: UPDATE t SET n = 2 WHERE id = 2;
step a2: UPDATE t SET n = 1 WHERE id = 2; <waiting ...>
step b1: UPDATE t SET n = 2 WHERE id = 1; <waiting ...>
step a2: <... completed>
ERROR:  deadlock detected
step b1: <... completed>
step ac: COMMIT;
step bc: COMMIT;
)");
}

TEST(ModelSpecs, SaysWhereAStepIsNoSql) {
  constexpr auto text = "session a\nstep one { SELECT 1; }\nstep two {\n  SELEC 2;\n}\n";
  try {
    printedFor(text, "x.spec");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.message().en, "x.spec:4:3: syntax error at or near \"SELEC\"");
  }
}

}  // namespace
}  // namespace ttadak::isolation
