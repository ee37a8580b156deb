#include "sim/kernel/actor.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace ttadak {
namespace {

TEST(ActorName, GoesOnAfterZWithTwoLetters) {
  EXPECT_EQ(actorName(actorAt(0)), "A");
  EXPECT_EQ(actorName(actorAt(25)), "Z");
  EXPECT_EQ(actorName(actorAt(26)), "AA");
  EXPECT_EQ(actorName(actorAt(51)), "AZ");
  EXPECT_EQ(actorName(actorAt(52)), "BA");
  EXPECT_EQ(actorName(actorAt(63)), "BL");
}

TEST(ActorName, NamesItsActorAndNoOther) {
  for (std::size_t i = 0; i < maxActors; ++i) EXPECT_EQ(actorNamed(actorName(actorAt(i))), actorAt(i));
  for (const char* name : {"", "a", "BM", "AAA", "1", "A ", "가"}) EXPECT_EQ(actorNamed(name), std::nullopt) << name;
}

RC_GTEST_PROP(ActorSet, BehavesAsASetOfNumbers, (const std::vector<unsigned>& numbers)) {
  ActorSet actors;
  std::set<std::size_t> model;
  for (const auto number : numbers) {
    const auto member = number % maxActors;
    if (number % 3 == 0) {
      actors.erase(actorAt(member));
      model.erase(member);
    } else {
      actors.insert(actorAt(member));
      model.insert(member);
    }
  }
  std::vector<std::size_t> seen;
  for (const ActorId actor : actors) seen.push_back(index(actor));
  RC_ASSERT(seen == std::vector<std::size_t>(model.begin(), model.end()));
  RC_ASSERT(actors.size() == model.size());
  RC_ASSERT(actors.empty() == model.empty());
  if (model.empty()) return;
  for (std::size_t i = 0; i < maxActors; ++i) {
    const auto next = model.upper_bound(i);
    RC_ASSERT(index(actors.after(actorAt(i))) == (next == model.end() ? *model.begin() : *next));
    RC_ASSERT(actors.contains(actorAt(i)) == model.contains(i));
  }
}

TEST(ActorSet, FirstHoldsThatMany) {
  EXPECT_TRUE(ActorSet::first(0).empty());
  EXPECT_EQ(ActorSet::first(3).size(), 3U);
  EXPECT_EQ(ActorSet::first(64).size(), 64U);
}

}  // namespace
}  // namespace ttadak
