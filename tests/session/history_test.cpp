#include "sim/session/history.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ttadak {
namespace {

const Choice a = actorAt(0);
const Choice b = actorAt(1);
const Choice c = actorAt(2);

NodeId grow(History& history, NodeId from, std::initializer_list<Choice> choices) {
  for (const Choice choice : choices) from = history.add(from, choice);
  history.visit(from);
  return from;
}

TEST(History, BeginsWithNothing) {
  const History history;
  EXPECT_EQ(history.size(), 1U);
  EXPECT_EQ(history.tip(History::beginning), History::beginning);
  EXPECT_EQ(history.branches(), std::vector<NodeId>{History::beginning});
  EXPECT_TRUE(history.choices(History::beginning).empty());
  EXPECT_TRUE(history[History::beginning].choice.stops());
  EXPECT_THROW(history[NodeId{1}], std::out_of_range);
}

TEST(History, TheSameChoiceLeadsToTheSameNode) {
  History history;
  const auto first = history.add(History::beginning, a);
  EXPECT_EQ(history.add(History::beginning, a), first);
  EXPECT_EQ(history.size(), 2U);
  EXPECT_EQ(history[first].parent, History::beginning);
  EXPECT_EQ(history[first].depth, 1U);
  EXPECT_EQ(history[first].choice, a);
}

TEST(History, KnowsTheWayToANode) {
  History history;
  const auto end = grow(history, History::beginning, {a, b, b, c});
  EXPECT_EQ(history.choices(end), (std::vector<Choice>{a, b, b, c}));
  EXPECT_EQ(history[history.onTheWay(end, 3)].choice, b);
  EXPECT_EQ(history.onTheWay(end, 4), end);
  EXPECT_EQ(history.onTheWay(end, 0), History::beginning);
}

TEST(History, GoesOnwardWhereItWasLastVisited) {
  History history;
  const auto one = grow(history, History::beginning, {a, a});
  const auto two = grow(history, history[one].parent, {b, b});
  EXPECT_EQ(history.tip(History::beginning), two);
  history.visit(one);
  EXPECT_EQ(history.tip(History::beginning), one);
  EXPECT_EQ(history[history[one].parent].children.size(), 2U);
}

TEST(History, BranchesKeepTheirNumbersWhenTheyGrow) {
  History history;
  const auto one = grow(history, History::beginning, {a, a});
  const auto two = grow(history, history[one].parent, {b});
  const auto three = grow(history, History::beginning, {c});
  EXPECT_EQ(history.branches(), (std::vector<NodeId>{one, two, three}));
  const auto longer = grow(history, one, {c, c});
  EXPECT_EQ(history.branches(), (std::vector<NodeId>{longer, two, three}));
  const auto four = grow(history, history[longer].parent, {a});
  EXPECT_EQ(history.branches(), (std::vector<NodeId>{longer, two, three, four}));
}

}  // namespace
}  // namespace ttadak
