#include "sim/world/action_order.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ttadak {
namespace {

// The order of a handler's actions is what the calendar's report (docs/incidents) alters.

std::string done(const ActionOrder& order) {
  std::string all;
  order.run({{"check", [&] { all += 'c'; }}, {"call", [&] { all += 'a'; }}, {"save", [&] { all += 's'; }}});
  return all;
}

TEST(ActionOrder, IsWhatItSaysAndNotHowTheActionsAreListed) {
  EXPECT_EQ(done(ActionOrder({"check", "call", "save"})), "cas");
  EXPECT_EQ(done(ActionOrder({"save", "check", "call"})), "sca");
}

TEST(ActionOrder, LeavesOutWhatItDoesNotName) {
  EXPECT_EQ(done(ActionOrder({"save"})), "s");
  EXPECT_EQ(done(ActionOrder({})), "");
}

TEST(ActionOrder, RepeatsWhatItNamesTwice) { EXPECT_EQ(done(ActionOrder({"check", "save", "check"})), "csc"); }

TEST(ActionOrder, CanBeChanged) {
  ActionOrder order({"check", "call", "save"});
  order.change({"save", "call"});
  EXPECT_EQ(order.names(), (std::vector<std::string>{"save", "call"}));
  EXPECT_EQ(done(order), "sa");
}

TEST(ActionOrder, RefusesAnActionThatThereIsNot) {
  EXPECT_THROW(done(ActionOrder({"check", "pay"})), std::logic_error);
}

TEST(ActionOrder, WhatAnActionThrowsEndsTheHandler) {
  bool saved = false;
  const ActionOrder order({"call", "save"});
  const auto handle = [&] {
    order.run({{"call", [] { throw std::runtime_error("503"); }}, {"save", [&] { saved = true; }}});
  };
  EXPECT_THROW(handle(), std::runtime_error);
  EXPECT_FALSE(saved);
}

}  // namespace
}  // namespace ttadak
