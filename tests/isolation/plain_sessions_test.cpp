#include "sim/isolation/plain_sessions.h"

#include <gtest/gtest.h>

#include "sim/kernel/input_error.h"

namespace ttadak::isolation {
namespace {

constexpr auto two =
    "CREATE TABLE t (n int);\n\n-- session A\nBEGIN; -- at once\nSELECT n\n  FROM t;\n-- session two\nSELECT 1";

TEST(PlainSessions, StandBehindTheirMarks) {
  ASSERT_TRUE(isPlainSessions(two));
  const Spec spec = parsePlainSessions(two, "x.sql");
  ASSERT_EQ(spec.setUps.size(), 1U);
  EXPECT_EQ(spec.setUps[0].sql, "CREATE TABLE t (n int);");
  EXPECT_EQ(spec.tearDown.sql, "DROP TABLE t; ");
  ASSERT_EQ(spec.sessions.size(), 2U);
  EXPECT_EQ(spec.sessions[0].name, "A");
  ASSERT_EQ(spec.sessions[0].steps.size(), 2U);
  EXPECT_EQ(spec.sessions[0].steps[0].name, "A1");
  EXPECT_EQ(spec.sessions[0].steps[0].block.sql, "BEGIN;");
  EXPECT_EQ(spec.sessions[0].steps[1].name, "A2");
  EXPECT_EQ(spec.sessions[1].steps[0].name, "two1");
  EXPECT_EQ(spec.sessions[1].steps[0].block.sql, "SELECT 1;");
  EXPECT_EQ(spec.sessions[1].steps[0].block.at.line, 8U);
  EXPECT_TRUE(spec.permutations.empty());
}

TEST(PlainSessions, ASpecIsNone) { EXPECT_FALSE(isPlainSessions("session A\nstep a { SELECT 1; } # -- session B\n")); }

std::string refusal(const char* text) {
  try {
    parsePlainSessions(text, "x.sql");
  } catch (const InputError& error) {
    return error.what();
  }
  return "not refused";
}

TEST(PlainSessions, SayWhereTheyAreWrong) {
  EXPECT_EQ(refusal("-- session A\nSELECT 1;\nSELEC 2;\n"), "x.sql:3:1: syntax error at or near \"SELEC\"");
  EXPECT_EQ(refusal("-- session A\nSELECT 1;\n-- session A\nSELECT 2;\n"),
            "x.sql:3:1: there is a session 'A' already; each is written once, as a whole");
}

}  // namespace
}  // namespace ttadak::isolation
