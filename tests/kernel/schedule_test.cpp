#include "sim/kernel/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/kernel/input_error.h"

namespace ttadak {
namespace {

using testing::HasSubstr;

std::string refusal(std::string_view text) {
  try {
    Schedule::parse(text);
  } catch (const InputError& error) {
    EXPECT_FALSE(error.message().ko.empty());
    return error.message().en;
  }
  return "";
}

TEST(Schedule, ReadsWhatThePageOfNamesShows) {
  const auto schedule = Schedule::parse("ttoklip/oauth --instances 2: A A B A!crash B");
  EXPECT_EQ(schedule.setup, "ttoklip/oauth --instances 2");
  const auto a = actorAt(0);
  const auto b = actorAt(1);
  EXPECT_EQ(schedule.choices, (std::vector<Choice>{a, a, b, {a, Fault::crash}, b}));
}

TEST(Schedule, ShortenedRunsAreTheSameSchedule) {
  EXPECT_EQ(Schedule::parse("A*3 B*2"), Schedule::parse("A A A B B"));
  EXPECT_EQ(Schedule::parse("A A A B B").text(), "A*3 B*2");
}

TEST(Schedule, ABareScheduleHasNoSetup) {
  EXPECT_EQ(Schedule::parse(" A  B\n").setup, "");
  EXPECT_EQ(Schedule::parse("A B").text(), "A B");
  EXPECT_TRUE(Schedule::parse("").choices.empty());
}

TEST(Schedule, AColonWithinTheSetupIsNotItsEnd) {
  const auto schedule = Schedule::parse("toss-og/two-links --fix semaphore:permits=2: A");
  EXPECT_EQ(schedule.setup, "toss-og/two-links --fix semaphore:permits=2");
  EXPECT_EQ(schedule.choices.size(), 1U);
}

TEST(Schedule, SaysWhichEntryIsWrongAndWhatWouldBeRight) {
  EXPECT_THAT(refusal("A B c"), HasSubstr("entry 3 'c': not an actor; actors are called A, B, C"));
  EXPECT_THAT(refusal("x: A*0"), HasSubstr("entry 1 'A*0': after '*'"));
  EXPECT_THAT(refusal("A!crsh"), HasSubstr("did you mean 'crash'?"));
  for (const char* text : {"A*", "A*-1", "A*1.5", "A*99999999999999999999", "A!", "A!crash!hang", "A,B", "A*7,B*7",
                           "x:A", "*2", "!", "\xff", "A*1000000 A"}) {
    EXPECT_THAT(refusal(text), HasSubstr("schedule, entry ")) << text;
  }
}

rc::Gen<Choice> anyChoice() {
  return rc::gen::apply(
      [](std::size_t actor, std::size_t fault) {
        return Choice(actorAt(actor), fault < faults().size() ? faults()[fault] : Fault::none);
      },
      rc::gen::inRange<std::size_t>(0, maxActors), rc::gen::inRange<std::size_t>(0, 24));
}

RC_GTEST_PROP(Schedule, PrintsAndParsesBackExactly, ()) {
  Schedule schedule;
  schedule.setup = *rc::gen::element<std::string>("", "toss-og/two-links", "calendar/reload --fix redis-set:ttl=0");
  schedule.choices = *rc::gen::container<std::vector<Choice>>(anyChoice());
  const auto text = schedule.text();
  RC_ASSERT(Schedule::parse(text) == schedule);
  RC_ASSERT(Schedule::parse(text).text() == text);
}

RC_GTEST_PROP(Schedule, GarbageIsReadOrRefusedNeverWorse, (const std::string& text)) {
  try {
    const auto schedule = Schedule::parse(text);
    RC_ASSERT(Schedule::parse(schedule.text()).choices == schedule.choices);
  } catch (const InputError&) {
  }
}

}  // namespace
}  // namespace ttadak
