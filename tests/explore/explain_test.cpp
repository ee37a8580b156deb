#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explorations.h"
#include "kernel/programs.h"

namespace ttadak {
namespace {

using testing::HasSubstr;

TEST(Explain, NamesThePairWhoseOrderDecides) {
  const auto found = exploreWith<LostUpdate>(Method::stateful);
  const Text& why = found.counterexample.value().why;
  EXPECT_EQ(why.en,
            "A's 'read counter' (step 1) comes before B's 'write counter' (step 3), and both touch counter: the other "
            "way round, nothing-lost holds");
  EXPECT_THAT(why.ko, HasSubstr("카운터"));
}

TEST(Explain, OfADeadlockSaysWhoWaitsBecauseOfWhom) {
  const auto found = exploreWith<TwoForks>(Method::stateful);
  EXPECT_THAT(found.counterexample.value().why.en, HasSubstr("to wait for ever before 'lock"));
}

TEST(Explain, SaysNothingWhereNoPairDecides) {
  struct Wrong : World {
    Variable<int> x{*this, "x"};
    Wrong() {
      addActor("one", [this] { x.write(1); });
      addActor("two", [this] { x.write(1); });
      addProperty({"x-is-2", "x is 2", [this]() -> std::optional<Text> {
                     return x.value() == 2 ? std::nullopt : std::optional(Text("x is not 2"));
                   }});
    }
  };
  const auto found = exploreWith<Wrong>(Method::stateful);
  EXPECT_EQ(found.violating, found.interleavings);
  EXPECT_EQ(found.counterexample.value().why.en, "");
}

}  // namespace
}  // namespace ttadak
