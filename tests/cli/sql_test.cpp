#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "run_cli.h"

namespace ttadak::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Sql : testing::Test {
  std::filesystem::path folder = testing::TempDir() + "ttadak-sql";

  Sql() { std::filesystem::create_directories(folder); }
  ~Sql() override { std::filesystem::remove_all(folder); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
    return folder / name;
  }
};

constexpr auto plain =
    "CREATE TABLE t (id int PRIMARY KEY, n int);\nINSERT INTO t VALUES (1, 0);\n"
    "-- session A\nUPDATE t SET n = 1 WHERE id = 1;\n-- session B\nSELECT n FROM t WHERE id = 1;\n";

TEST_F(Sql, GoesThroughAllInterleavingsOfPlainSessions) {
  const auto outcome = ttadak({"sql", file("x.sql", plain)});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_EQ(outcome.out,
            "A: A1; B: B1\n2 interleavings, 2 outcomes\n\n"
            "  1  t: id=1 n=1; answers: A: –, B: B1 n=0\n     permutation B1 A1\n"
            "  1  t: id=1 n=1; answers: A: –, B: B1 n=1\n     permutation A1 B1\n\n");
}

TEST_F(Sql, JsonIsOneDocument) {
  const auto outcome =
      ttadak({"sql", file("x.sql", plain), file("y.spec", "session a step one { SELECT 1; }"), "--json"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  const auto json = nlohmann::json::parse(outcome.out);
  const auto& program = json.at("files").at(0).at("programs").at(0);
  EXPECT_EQ(program.at("interleavings"), "2");
  EXPECT_EQ(program.at("sessions").at("A"), nlohmann::json({"A1"}));
  EXPECT_EQ(program.at("outcomes").at(0).at("permutation"), nlohmann::json({"B1", "A1"}));
  EXPECT_THAT(json.at("files").at(1).at("output"), HasSubstr("step one: SELECT 1;"));
}

TEST_F(Sql, PrintsWhatIsolationtesterPrints) {
  const auto outcome = ttadak({"sql", file("x.spec", "session a step one { SELECT 1 AS n; }")});
  EXPECT_EQ(
      outcome.out,
      "Parsed test spec with 1 sessions\n\nstarting permutation: one\nstep one: SELECT 1 AS n;\nn\n-\n1\n(1 row)\n\n");
}

struct Refused {
  const char* text;
  std::vector<std::string> flags;
  const char* says;
};

TEST_F(Sql, BadInputIsRefusedInOneLine) {
  const std::vector<Refused> all{
      {"session a step one { SELEC 1; }", {}, "x:1:22: syntax error at or near \"SELEC\"\n"},
      {"session a step one { SELECT n FROM t; }", {}, "x:1:36: there is no table 't'\n"},
      {"session a step one { SELECT 1 WINDOW w AS (); }", {}, "x:1:29: not supported: WINDOW clause\n"},
      {"-- session a\nSELECT 1;\nSELEC;", {}, "x:3:1: syntax error at or near \"SELEC\"\n"},
      {"session a step one { BEGIN ISOLATION LEVEL SERIALIZABLE; }",
       {"--engine", "postgres"},
       "x:1:22: postgres: isolation 'serializable' is not modelled yet"},
      {plain, {"--engine", "oracle"}, "unknown engine 'oracle'"},
      {plain, {"--dsn", "x"}, "--dsn: only with --live\n"},
      {plain, {"--live", "--json"}, "--live: not together with --json\n"},
  };
  for (const Refused& one : all) {
    std::vector<std::string> arguments{"sql", file("x", one.text)};
    arguments.insert(arguments.end(), one.flags.begin(), one.flags.end());
    const auto outcome = ttadak(arguments);
    EXPECT_EQ(outcome.status, 2) << one.text;
    EXPECT_THAT(outcome.errors, HasSubstr(one.says));
    EXPECT_THAT(outcome.errors, StartsWith("ttadak: "));
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << outcome.errors;
  }
}

TEST_F(Sql, AStepOfASessionThatWaitsForEverIsRefused) {
  const auto text =
      "setup { CREATE TABLE t (id int); INSERT INTO t VALUES (1); }\n"
      "session a setup { BEGIN; } step a1 { DELETE FROM t; }\n"
      "session b step b1 { DELETE FROM t; } step b2 { SELECT 1; }\npermutation a1 b1 b2\n";
  const auto outcome = ttadak({"sql", file("x.spec", text)});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.errors,
              HasSubstr("step 'b2' of permutation 1 cannot run: its session 'b' still waits in step 'b1'"));
}

}  // namespace
}  // namespace ttadak::cli
