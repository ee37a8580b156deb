#include "sim/text/columns.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ttadak {
namespace {

TEST(Columns, AKoreanSyllableTakesTwo) {
  EXPECT_EQ(columns("abc"), 3U);
  EXPECT_EQ(columns("따닥"), 4U);
  EXPECT_EQ(columns("│●▕"), 3U);
  EXPECT_EQ(columns("e\u0301"), 1U);
  EXPECT_EQ(columns(""), 0U);
}

TEST(Columns, FittedFillsUpOrCuts) {
  EXPECT_EQ(fitted("ab", 4), "ab  ");
  EXPECT_EQ(fitted("abcdef", 4), "abc…");
  EXPECT_EQ(fitted("따닥따닥", 6), "따닥… ");
  EXPECT_EQ(fitted("abc", 0), "");
}

RC_GTEST_PROP(Columns, FittedIsExactlyAsWideAsAsked, (const std::string& text)) {
  const auto width = *rc::gen::inRange<std::size_t>(0, 40);
  RC_ASSERT(columns(fitted(text, width)) == width);
}

TEST(Columns, FilledKeepsThePaintAndNothingBeyondTheEdge) {
  EXPECT_EQ(filled("abcdef", 4), "abcd");
  EXPECT_EQ(filled("abc", 4), "abc ");
  EXPECT_EQ(filled("a따닥b", 4), "a따 ");
  EXPECT_EQ(filled("\033[1mabc\033[0mdef\033[2mg\033[0m", 2), "\033[1mab\033[0m\033[2m\033[0m");
  EXPECT_EQ(filled("\033[1ma\033[0m", 3), "\033[1ma\033[0m  ");
}

TEST(Columns, WrappedBreaksAtBlanks) {
  EXPECT_EQ(wrapped("one two three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("unbreakable", 4), (std::vector<std::string>{"unbreakable"}));
  EXPECT_TRUE(wrapped("", 8).empty());
}

}  // namespace
}  // namespace ttadak
