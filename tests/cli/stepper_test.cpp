#include "cli/stepper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "kernel/programs.h"
#include "session/counting.h"
#include "session/patient.h"
#include "sim/kernel/input_error.h"

namespace ttadak::cli {
namespace {

using Kind = Key::Kind;
using testing::HasSubstr;

/// A stepper at the beginning of a schedule that is loaded.
struct Stepping {
  Session session;
  Stepper stepper;

  explicit Stepping(const Session::Maker& maker, std::string_view loaded = "")
      : session(maker, "test/scene"), stepper((load(session, loaded), session), {"as given", "주어진 순서"}) {}

  static void load(Session& session, std::string_view schedule) {
    session.follow(Schedule::parse(schedule).choices);
    session.jump(0);
  }

  void press(std::string_view letters) {
    for (const char letter : letters) EXPECT_TRUE(stepper.press({Kind::character, letter}));
  }
  void press(std::initializer_list<Kind> kinds) {
    for (const auto kind : kinds) EXPECT_TRUE(stepper.press({kind}));
  }
  std::string schedule() const { return session.trace().schedule().bareText(); }
  std::string notice() const {
    EXPECT_EQ(stepper.notice().en.empty(), stepper.notice().ko.empty());
    return stepper.notice().en;
  }
  std::string selected() const { return choiceText(session.moment().possible.at(stepper.selected()).choice); }
};

template <class Program>
Session::Maker made() {
  return [] { return std::make_unique<Program>(); };
}

TEST(Stepper, ALetterIsThatActorsStep) {
  Stepping on(made<LostUpdate>());
  on.press("aBbA");
  EXPECT_EQ(on.schedule(), "A B*2 A");
  EXPECT_TRUE(on.session.moment().hasEnded());
}

TEST(Stepper, ALetterWhoseActorCannotGoOnSaysWhy) {
  Stepping on(made<TwoForks>());
  on.press("aab");
  EXPECT_EQ(on.schedule(), "A*2");
  EXPECT_EQ(on.notice(), "B waits for right fork, held by A");
  on.press("Q");
  EXPECT_EQ(on.notice(), "Q is none of the 2 actors");
  on.press("!");
  EXPECT_THAT(on.notice(), HasSubstr("?"));
  on.press({Kind::other});
  EXPECT_THAT(on.notice(), HasSubstr("?"));
}

TEST(Stepper, LeavesBy) {
  for (const Key key : {Key{Kind::character, 'q'}, Key{Kind::escape}, Key{Kind::interrupt}, Key{Kind::hangUp}}) {
    EXPECT_FALSE(Stepping(made<LostUpdate>()).stepper.press(key));
  }
}

TEST(Stepper, SelectsAmongWhatCanHappenAndTakesIt) {
  Stepping on(made<LostUpdate>());
  EXPECT_EQ(on.selected(), "A");
  on.press({Kind::down});
  EXPECT_EQ(on.selected(), "B");
  on.press({Kind::down});
  EXPECT_EQ(on.selected(), "A");
  on.press({Kind::up, Kind::enter});
  EXPECT_EQ(on.schedule(), "B");
  EXPECT_EQ(on.selected(), "B");  // who was just chosen
  on.press(" ");
  EXPECT_EQ(on.schedule(), "B*2");
  EXPECT_EQ(on.selected(), "A");  // B has ended
}

TEST(Stepper, TimersCanBeSelected) {
  Stepping on(made<Patient>());
  on.press("a");
  EXPECT_EQ(on.selected(), "B!wait-timeout");
  on.press({Kind::down, Kind::enter});
  EXPECT_EQ(on.schedule(), "A A!lease-expiry");
  on.press("b");
  EXPECT_EQ(on.schedule(), "A A!lease-expiry B");
  on.press({Kind::enter});
  EXPECT_EQ(on.notice(), "nothing can happen any more");
}

TEST(Stepper, WalksAlongWhatIsLoaded) {
  Stepping on(made<LostUpdate>(), "B A B A");
  EXPECT_EQ(on.schedule(), "");
  EXPECT_THAT(on.notice(), HasSubstr("loaded order"));
  EXPECT_EQ(on.selected(), "B");  // what the branch goes on with
  EXPECT_EQ(on.stepper.onward(), Choice(actorAt(1)));
  on.press({Kind::right, Kind::right});
  EXPECT_EQ(on.schedule(), "B A");
  on.press({Kind::enter});
  EXPECT_EQ(on.schedule(), "B A B");
  on.press({Kind::right, Kind::right});
  EXPECT_EQ(on.notice(), "this is the end of the run");
  EXPECT_EQ(on.stepper.onward(), std::nullopt);
  EXPECT_EQ(on.session.history().branches().size(), 1U);
}

TEST(Stepper, GoesBackAndHomeAndToTheEnd) {
  Stepping on(made<LostUpdate>(), "B A B A");
  on.press({Kind::left});
  EXPECT_EQ(on.notice(), "this is the beginning");
  on.press({Kind::end});
  EXPECT_EQ(on.schedule(), "B A B A");
  on.press({Kind::left, Kind::backspace});
  EXPECT_EQ(on.schedule(), "B A");
  on.press({Kind::home});
  EXPECT_EQ(on.schedule(), "");
}

TEST(Stepper, TabGoesRoundTheBranches) {
  Stepping on(made<LostUpdate>(), "B A B A");
  on.press({Kind::tab});
  EXPECT_THAT(on.notice(), HasSubstr("one branch so far"));
  on.press("aa");
  EXPECT_EQ(on.session.history().branches().size(), 2U);
  on.press({Kind::right});
  EXPECT_THAT(on.notice(), HasSubstr("the branch ends here"));
  on.press({Kind::tab});
  EXPECT_EQ(on.schedule(), "B A");
  on.press({Kind::tab});
  EXPECT_EQ(on.schedule(), "A*2");
  on.press({Kind::backTab});
  EXPECT_EQ(on.schedule(), "B A");
  on.press({Kind::home, Kind::tab, Kind::right});
  EXPECT_EQ(on.schedule(), "A");
}

TEST(Stepper, HelpTakesNoSteps) {
  Stepping on(made<LostUpdate>());
  on.press("?");
  EXPECT_TRUE(on.stepper.showsHelp());
  on.press({Kind::down, Kind::down});
  on.stepper.limitScrolling(1, 0);
  EXPECT_EQ(on.stepper.helpFrom(), 1U);
  on.press({Kind::redraw});
  on.press("a");
  EXPECT_FALSE(on.stepper.showsHelp());
  EXPECT_EQ(on.schedule(), "");
  on.press("?");
  on.press({Kind::escape});
  EXPECT_FALSE(on.stepper.showsHelp());
  on.press("?");
  EXPECT_FALSE(on.stepper.press({Kind::character, 'q'}));
}

TEST(Stepper, ScrollingEndsWithTheNextStep) {
  Stepping on(made<LostUpdate>());
  on.press({Kind::pageUp, Kind::pageUp});
  EXPECT_EQ(on.stepper.pagesBack(), 2U);
  on.press({Kind::pageDown});
  EXPECT_EQ(on.stepper.pagesBack(), 1U);
  on.stepper.limitScrolling(0, 0);
  EXPECT_EQ(on.stepper.pagesBack(), 0U);
  on.press({Kind::pageUp});
  on.press("a");
  EXPECT_EQ(on.stepper.pagesBack(), 0U);
}

TEST(Stepper, AStepWhoseCodeFailsIsSaidAndNotTaken) {
  struct Failing : World {
    Variable<int> x{*this, "x"};
    Failing() {
      addActor("fails", [this] {
        x.read();
        throw std::runtime_error("no such row");
      });
    }
  };
  Stepping on(made<Failing>());
  on.press("a");
  EXPECT_EQ(on.notice(), "the code of this step fails: no such row");
  EXPECT_EQ(on.schedule(), "");
  on.press({Kind::end});
  EXPECT_EQ(on.notice(), "step 1, A: its code fails: no such row");
}

/// Two made-up fixes of Counting, which exclude each other.
struct Fixes {
  std::vector<Toggle> toggles{{"monitor", {"one at a time", "한 번에 하나"}}, {"nothing", {"no change", "변화 없음"}}};

  static Wiring wire(const std::vector<Toggle>& wanted) {
    if (wanted[0].on && wanted[1].on) throw InputError({"monitor excludes nothing", "함께 쓸 수 없습니다"});
    const bool locked = wanted[0].on;
    return {[locked] { return std::make_unique<Counting>(locked); }, locked ? "count --fix monitor" : "count"};
  }
};

TEST(Stepper, ADigitSwitchesAFixAndRunsTheScheduleAgain) {
  const Fixes fixes;
  const auto wiring = Fixes::wire(fixes.toggles);
  Session session(wiring.maker, wiring.setup);
  session.follow(Schedule::parse("A B A B").choices);
  Stepper stepper(session, "as given", fixes.toggles, Fixes::wire);
  const auto press = [&](char digit) { stepper.press({Kind::character, digit}); };

  press('1');
  EXPECT_TRUE(stepper.toggles()[0].on);
  EXPECT_EQ(session.trace().schedule().text(), "count --fix monitor: A");
  EXPECT_THAT(stepper.notice().en, testing::StartsWith("monitor on: the schedule does not fit at step 2: it says B"));

  press('2');
  EXPECT_EQ(stepper.notice().en, "monitor excludes nothing");
  EXPECT_FALSE(stepper.toggles()[1].on);

  stepper.press({Kind::end});
  EXPECT_THAT(stepper.notice().en, testing::StartsWith("went on in turns: the schedule does not fit"));
  EXPECT_EQ(session.trace().verdict(), Verdict::holds);
  stepper.press({Kind::home});
  press('1');
  EXPECT_EQ(stepper.notice().en, "monitor off: the same 0 steps fit");
  press('3');
  EXPECT_EQ(stepper.notice().en, "there are 2 to switch");
}

TEST(Stepper, WithoutFixesADigitSaysSo) {
  Stepping on(made<LostUpdate>());
  on.press("1");
  EXPECT_EQ(on.notice(), "there is no fix to switch here");
}

}  // namespace
}  // namespace ttadak::cli
