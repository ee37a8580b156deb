#include "sim/world/database/value.h"

#include <gtest/gtest.h>

#include "sim/world/database/sql_error.h"

namespace ttadak::sql {
namespace {

TEST(Value, IsShownToAPerson) {
  EXPECT_EQ(Value().shown(), "NULL");
  EXPECT_EQ(Value(-7).shown(), "-7");
  EXPECT_EQ(Value("kim").shown(), "kim");
  EXPECT_EQ(Value::truth(true).shown(), "t");
  EXPECT_EQ(Value::truth(false).shown(), "f");
}

TEST(Value, IsOfOneType) {
  EXPECT_EQ(Value(7).number(), 7);
  EXPECT_EQ(Value("kim").text(), "kim");
  EXPECT_THROW(Value("kim").number(), SqlError);
  EXPECT_THROW(Value(7).text(), SqlError);
  EXPECT_THROW(Value().number(), SqlError);
}

TEST(Value, MayBeNull) {
  EXPECT_EQ(Value().numberOrNull(), std::nullopt);
  EXPECT_EQ(Value().textOrNull(), std::nullopt);
  EXPECT_EQ(Value(std::optional<int>()), Value());
  EXPECT_EQ(Value(std::optional<int>(7)).numberOrNull(), 7);
  EXPECT_EQ(Value("kim").textOrNull(), "kim");
}

TEST(Value, NullIsNeitherTrueNorFalse) {
  EXPECT_FALSE(Value().isTrue());
  EXPECT_FALSE(Value().isFalse());
  EXPECT_FALSE(Value(1).isTrue());
  EXPECT_TRUE(Value::truth(false).isFalse());
}

TEST(Value, IsTheSameOrNot) {
  EXPECT_EQ(Value(), Value());
  EXPECT_EQ(Value(7), Value(std::int64_t{7}));
  EXPECT_NE(Value(7), Value("7"));
  EXPECT_NE(Value(0), Value());
}

TEST(Value, IsOrderedWithinItsType) {
  EXPECT_LT(Value(-1).compare(0), 0);
  EXPECT_EQ(Value("a").compare("a"), 0);
  EXPECT_GT(Value("b").compare("a"), 0);
  EXPECT_THROW(Value(1).compare("1"), SqlError);
  EXPECT_THROW(Value().compare(1), SqlError);
  EXPECT_THROW(Value(1).compare({}), SqlError);
}

}  // namespace
}  // namespace ttadak::sql
