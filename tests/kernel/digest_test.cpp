#include "sim/kernel/digest.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace ttadak {
namespace {

enum class Colour { red, green };

struct Named {
  std::string name;
  int number = 0;
  void digest(Digest& to) const { to << name << number; }
};

TEST(Digest, EqualContentsHaveEqualHashesAndOthersDoNot) {
  EXPECT_EQ(hashOf(Named{"a", 1}), hashOf(Named{"a", 1}));
  EXPECT_NE(hashOf(Named{"a", 1}), hashOf(Named{"a", 2}));
  EXPECT_NE(hashOf(Named{"a", 1}), hashOf(Named{"b", 1}));
  EXPECT_NE(hashOf(Colour::red), hashOf(Colour::green));
  EXPECT_NE(hashOf(1.0), hashOf(2.0));
  EXPECT_NE(hashOf(std::map<std::string, int>{{"a", 1}}), hashOf(std::map<std::string, int>{{"a", 2}}));
}

TEST(Digest, TellsApartHowTheSameLettersAreDivided) {
  using Words = std::vector<std::string>;
  EXPECT_NE(hashOf(Words{"ab", "c"}), hashOf(Words{"a", "bc"}));
  EXPECT_NE(hashOf(Words{"abc"}), hashOf(Words{"abc", ""}));
  EXPECT_NE(hashOf(std::optional<int>()), hashOf(std::optional(0)));
  EXPECT_NE(hashOf(std::string("12345678")), hashOf(std::string("12345678\0", 9)));
}

TEST(Digest, ActorsAreNamedApartFromTheContents) {
  Digest one;
  Digest other;
  one << 1 << actorAt(0) << actorAt(1);
  other << 1 << actorAt(1) << actorAt(0);
  EXPECT_EQ(one.hash(), other.hash()) << "the same but for names";
  ASSERT_EQ(one.mentions().size(), 2U);
  EXPECT_EQ(one.mentions()[0].what, other.mentions()[0].what) << "named in the same place";
  EXPECT_NE(one.mentions()[0].actor, other.mentions()[0].actor);
  EXPECT_NE(one.mentions()[0].what, one.mentions()[1].what) << "named in different places";
}

TEST(Digest, ASetNamesItsActorsInNoOrder) {
  ActorSet both(actorAt(2));
  both.insert(actorAt(5));
  Digest digest;
  digest << both;
  ASSERT_EQ(digest.mentions().size(), 2U);
  EXPECT_EQ(digest.mentions()[0].what, digest.mentions()[1].what);
  EXPECT_NE(hashOf(both), hashOf(ActorSet(actorAt(2))));
}

TEST(Digest, ACollectionIsTheSameInAnyOrder) {
  const auto of = [](const std::vector<std::pair<int, ActorId>>& items) {
    Digest digest;
    digest.unordered(items, [](Digest& to, const auto& item) { to << item.first << item.second; });
    return digest;
  };
  const Digest one = of({{1, actorAt(0)}, {2, actorAt(1)}});
  const Digest turned = of({{2, actorAt(1)}, {1, actorAt(0)}});
  const Digest swapped = of({{1, actorAt(1)}, {2, actorAt(0)}});
  EXPECT_EQ(one.hash(), turned.hash());
  EXPECT_EQ(one.mentions()[0].what, turned.mentions()[1].what);
  EXPECT_EQ(one.hash(), swapped.hash());
  EXPECT_NE(one.mentions()[0].what, swapped.mentions()[1].what) << "who is named in which is told apart";
}

TEST(Digest, WhatIsSaidOfAnActorIsNoPartOfTheRest) {
  Digest digest;
  digest.about(actorAt(3), [](Digest& own) { own << "x"; });
  EXPECT_EQ(digest.hash(), Digest().hash());
  ASSERT_EQ(digest.mentions().size(), 1U);
  EXPECT_EQ(digest.mentions()[0].actor, actorAt(3));
}

}  // namespace
}  // namespace ttadak
