#include "sim/world/database/expression.h"

#include <gtest/gtest.h>

#include <limits>

#include "sim/kernel/world.h"
#include "sim/world/database/parser.h"
#include "sim/world/database/sql_error.h"

namespace ttadak::sql {
namespace {

/// What the text is for a row with x = 1, y = NULL, s = 'a' and the parameters 5 and NULL.
std::string valueOf(const std::string& text) {
  World world;
  Table table(world, "t", {{"x"}, {"y"}, {"s"}});
  const auto statements = parse("SELECT " + text + " FROM t", [&](const std::string&) { return &table; });
  const Values row{1, {}, "a"};
  const Values parameters{5, {}};
  return statements.at(0).as<Select>()->outputs.at(0).value.valueOf({row, parameters}).shown();
}

std::string errorOf(const std::string& text) {
  try {
    return "no error but " + valueOf(text);
  } catch (const SqlError& error) {
    return error.state();
  }
}

// PostgreSQL 15, 9.1 Logical Operators: the truth table of three-valued logic.
TEST(Expression, LogicHasThreeValues) {
  const std::vector<std::string> all{"true", "false", "NULL"};
  const std::vector<std::string> conjunction{"t", "f", "NULL", "f", "f", "f", "NULL", "f", "NULL"};
  const std::vector<std::string> disjunction{"t", "t", "t", "t", "f", "NULL", "t", "NULL", "NULL"};
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_EQ(valueOf(all[i / 3] + " AND " + all[i % 3]), conjunction[i]) << i;
    EXPECT_EQ(valueOf(all[i / 3] + " OR " + all[i % 3]), disjunction[i]) << i;
  }
  EXPECT_EQ(valueOf("NOT true"), "f");
  EXPECT_EQ(valueOf("NOT false"), "t");
  EXPECT_EQ(valueOf("NOT NULL"), "NULL");
}

// PostgreSQL 15, 9.2 Comparison Functions and Operators: with NULL they yield NULL, IS NULL does not.
TEST(Expression, ComparesValues) {
  EXPECT_EQ(valueOf("x = 1"), "t");
  EXPECT_EQ(valueOf("x <> 1"), "f");
  EXPECT_EQ(valueOf("x != 1"), "f");
  EXPECT_EQ(valueOf("x < 2"), "t");
  EXPECT_EQ(valueOf("x <= 0"), "f");
  EXPECT_EQ(valueOf("x > 1"), "f");
  EXPECT_EQ(valueOf("x >= 1"), "t");
  EXPECT_EQ(valueOf("s < 'b'"), "t");
  EXPECT_EQ(valueOf("y = 1"), "NULL");
  EXPECT_EQ(valueOf("y = y"), "NULL");
  EXPECT_EQ(valueOf("x <> NULL"), "NULL");
  EXPECT_EQ(valueOf("y IS NULL"), "t");
  EXPECT_EQ(valueOf("y IS NOT NULL"), "f");
  EXPECT_EQ(valueOf("x IS NOT NULL"), "t");
  EXPECT_EQ(errorOf("s = x"), "42883");
}

// PostgreSQL 15, 9.24 Row and Array Comparisons: no match and a NULL among them is NULL, not false.
TEST(Expression, InIsNullWhenANullMightMatch) {
  EXPECT_EQ(valueOf("x IN (3, 1)"), "t");
  EXPECT_EQ(valueOf("x IN (3, 4)"), "f");
  EXPECT_EQ(valueOf("x IN (3, NULL)"), "NULL");
  EXPECT_EQ(valueOf("x IN (NULL, 1)"), "t");
  EXPECT_EQ(valueOf("y IN (1, 2)"), "NULL");
  EXPECT_EQ(valueOf("x NOT IN (3, 4)"), "t");
  EXPECT_EQ(valueOf("x NOT IN (1, NULL)"), "f");
  EXPECT_EQ(valueOf("x NOT IN (3, NULL)"), "NULL");
}

// PostgreSQL 15, 9.3 Mathematical Functions and Operators: NULL in, NULL out.
TEST(Expression, Calculates) {
  EXPECT_EQ(valueOf("x + 2 * 3 - 1"), "6");
  EXPECT_EQ(valueOf("(x + 2) * 3"), "9");
  EXPECT_EQ(valueOf("x + y"), "NULL");
  EXPECT_EQ(valueOf("-3000000000"), "-3000000000");
  EXPECT_EQ(valueOf("-7"), "-7");
  EXPECT_EQ(valueOf("- 7"), "-7");
  EXPECT_EQ(valueOf("-2147483648"), "-2147483648");
  EXPECT_EQ(valueOf("0"), "0");
  EXPECT_EQ(errorOf("s + 1"), "42804");
}

// PostgreSQL 15, 8.1.1 Integer Types: values outside the range are an error. MariaDB KB, Out of Range: the same.
TEST(Expression, RefusesOverflow) {
  EXPECT_EQ(valueOf("9223372036854775806 + 1"), std::to_string(std::numeric_limits<std::int64_t>::max()));
  EXPECT_EQ(valueOf("-9223372036854775808 + 0"), std::to_string(std::numeric_limits<std::int64_t>::min()));
  EXPECT_EQ(errorOf("9223372036854775807 + x"), "22003");
  EXPECT_EQ(errorOf("-9223372036854775808 - x"), "22003");
  EXPECT_EQ(errorOf("4611686018427387904 * 2"), "22003");
}

TEST(Expression, TakesParametersByNumber) {
  EXPECT_EQ(valueOf("$1 + x"), "6");
  EXPECT_EQ(valueOf("$2 IS NULL"), "t");
  EXPECT_EQ(errorOf("$3"), "08P01");
}

TEST(Expression, IsDecidedByTheFirstOperandThatDecides) {
  EXPECT_EQ(valueOf("x = 2 AND s = 1"), "f");
  EXPECT_EQ(valueOf("x = 1 OR s = 1"), "t");
  EXPECT_EQ(errorOf("x = 1 AND s = 1"), "42883");
}

}  // namespace
}  // namespace ttadak::sql
