#include "sim/isolation/result_table.h"

#include <gtest/gtest.h>

namespace ttadak::isolation {
namespace {

TEST(ResultTable, PutsNumbersToTheRightAndAllElseToTheLeft) {
  EXPECT_EQ(printed({{"id", "value"}, {{"1", "one"}, {"10", ""}}}),
            "id|value\n"
            "--+-----\n"
            " 1|one  \n"
            "10|     \n"
            "(2 rows)\n\n");
}

TEST(ResultTable, IsAHeadAloneWhereNothingIsFound) { EXPECT_EQ(printed({{"id"}, {}}), "id\n--\n(0 rows)\n\n"); }

TEST(ResultTable, WithoutColumnsIsNothing) { EXPECT_EQ(printed({{}, {{}}}), ""); }

TEST(ResultTable, OneCellThatIsNoNumberMakesAColumnOneOfWords) {
  EXPECT_EQ(printed({{"balance"}, {{"-1.5e3"}, {"3-"}}}), "balance\n-------\n-1.5e3 \n3-     \n(2 rows)\n\n");
  EXPECT_EQ(printed({{"balance"}, {{"-1.5"}}}), "balance\n-------\n   -1.5\n(1 row)\n\n");
}

}  // namespace
}  // namespace ttadak::isolation
