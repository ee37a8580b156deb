#include "cli/stepper_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "golden/golden.h"
#include "kernel/programs.h"
#include "scenarios/catalog.h"
#include "session/counting.h"
#include "session/patient.h"
#include "sim/text/columns.h"

namespace ttadak::cli {
namespace {

using Kind = Key::Kind;
using testing::HasSubstr;
using testing::Not;

constexpr ScreenSize usual{80, 24};

/// What a person sees after pressing keys: letters, and > < for the arrows, ^ $ for Home and End, t for Tab.
struct Seen {
  Session session;
  Stepper stepper;
  StepperView view;

  Seen(const Session::Maker& maker, const std::string& setup, std::string_view loaded, Language language,
       bool colour = false)
      : session(maker, setup), stepper((load(loaded), session), {"as given", "주어진 순서"}), view(language, colour) {
    view.expect(session.look(session.tip()).moment.trace);
  }

  void load(std::string_view schedule) {
    session.follow(Schedule::parse(schedule).choices);
    session.jump(0);
  }
  Seen& press(std::string_view keys) {
    for (const char key : keys) stepper.press(keyOf(key));
    return *this;
  }
  static Key keyOf(char key) {
    switch (key) {
      case '>': return {Kind::right};
      case '<': return {Kind::left};
      case '^': return {Kind::home};
      case '$': return {Kind::end};
      case 't': return {Kind::tab};
      case 'v': return {Kind::down};
      case 'u': return {Kind::pageUp};
      default: return {Kind::character, key};
    }
  }
  std::string screen(ScreenSize size = usual) {
    std::string text;
    const auto rows = view.draw(stepper, size);
    EXPECT_EQ(rows.size(), size.rows);
    for (const auto& row : rows) text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    return text;
  }
};

Seen toss(Language language = Language::english, bool colour = false) {
  const Incident& incident = incidentNamed("toss-og");
  return {[&] { return incident.build(incident.defaults); }, "toss-og/two-links",
          incident.asReported(incident.defaults).value(), language, colour};
}

template <class Program>
Seen seeing(std::string_view loaded = "", Language language = Language::english) {
  return {[] { return std::make_unique<Program>(); }, "test/scene", loaded, language};
}

TEST(StepperView, AtTheBeginning) { expectGolden("step-beginning.txt", toss().screen()); }

TEST(StepperView, InTheMiddleWithAPropertyThatIsNotTrueNow) {
  expectGolden("step-middle.txt", toss().press(">>>>>>>>>>>").screen());
}

TEST(StepperView, AtTheEndInKorean) { expectGolden("step-end.ko.txt", toss(Language::korean).press("$").screen()); }

TEST(StepperView, OnABranchOfOnesOwn) { expectGolden("step-branch.txt", toss().press(">>>>a").screen()); }

TEST(StepperView, NarrowAndLow) { expectGolden("step-narrow.txt", toss().press(">>>>>>>>>>>").screen({40, 12})); }

TEST(StepperView, Help) { expectGolden("step-help.txt", toss().press("?").screen()); }

TEST(StepperView, HelpInKoreanScrolls) {
  auto seen = toss(Language::korean);
  expectGolden("step-help.ko.txt", seen.press("?vv").screen({40, 12}));
  EXPECT_THAT(seen.press("vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv").screen({40, 12}), HasSubstr("○ 읽기"));
}

TEST(StepperView, WhoWaitsSaysForWhatAndWhoHasIt) {
  expectGolden("step-waiting.txt", seeing<TwoForks>().press("aa").screen());
}

TEST(StepperView, ADeadlockInKorean) {
  expectGolden("step-deadlock.ko.txt", seeing<TwoForks>("", Language::korean).press("ab").screen());
}

TEST(StepperView, TimersAreThereToBeChosen) { expectGolden("step-timers.txt", seeing<Patient>().press("av").screen()); }

TEST(StepperView, FixesAndWhyTheScheduleNoLongerFits) {
  const std::vector<Toggle> fixes{{"monitor", {"one at a time", "한 번에 하나"}}, {"queue", {"in turn", "차례로"}}};
  const auto wire = [](const std::vector<Toggle>& wanted) -> Wiring {
    const bool locked = wanted[0].on;
    return {[locked] { return std::make_unique<Counting>(locked); }, locked ? "count --fix monitor" : "count"};
  };
  Session session(wire(fixes).maker, "count");
  session.follow(Schedule::parse("A B A B").choices);
  Stepper stepper(session, "as given", fixes, wire);
  stepper.press({Kind::character, '1'});
  StepperView view(Language::english, false);
  std::string text;
  for (const auto& row : view.draw(stepper, usual)) text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
  expectGolden("step-fix.txt", text);
}

struct Crowd : LostUpdate {
  Crowd() : LostUpdate(64) {}
};

TEST(StepperView, AmongManyActorsThePanelFollowsTheSelection) {
  expectGolden("step-many.txt", seeing<Crowd>().press("vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv").screen());
}

TEST(StepperView, LanesStayWhereTheyAre) {
  auto seen = toss();
  const auto headOf = [&] {
    const auto text = seen.screen();
    const auto second = text.find('\n') + 1;
    return text.substr(second, text.find('\n', second) - second);
  };
  const auto head = headOf();
  for (int step = 0; step < 14; ++step) {
    seen.press(">");
    EXPECT_EQ(headOf(), head) << step;
  }
  seen.press("^b");
  EXPECT_EQ(headOf(), head);
}

TEST(StepperView, TheNewestRowsAreSeenAndOlderOnesCanBe) {
  auto seen = toss();
  const ScreenSize low{80, 16};
  EXPECT_THAT(seen.press("$").screen(low), HasSubstr("14     "));
  EXPECT_THAT(seen.screen(low), Not(HasSubstr(" 1  ▕")));
  EXPECT_THAT(seen.press("uuuuu").screen(low), HasSubstr(" 1  ▕"));
}

TEST(StepperView, FillsEveryScreenExactly) {
  for (const Language language : {Language::english, Language::korean}) {
    for (const char* keys : {"", ">>>>>", "$", "?", "1", "^tt"}) {
      auto seen = toss(language);
      seen.press(keys);
      for (const std::size_t width : {1UL, 2UL, 19UL, 20UL, 21UL, 39UL, 40UL, 66UL, 79UL, 80UL, 81UL, 132UL, 200UL}) {
        for (const std::size_t height : {1UL, 7UL, 8UL, 9UL, 12UL, 19UL, 20UL, 24UL, 60UL}) {
          const auto rows = seen.view.draw(seen.stepper, {width, height});
          ASSERT_EQ(rows.size(), height);
          for (const auto& row : rows) ASSERT_EQ(columns(row), width) << width << "x" << height << ": " << row;
        }
      }
    }
  }
}

TEST(StepperView, SaysNothingByColourAlone) {
  // With paint taken off, the coloured screen is the plain one, but for bands that are filled up to the edge.
  auto plain = toss();
  auto coloured = toss(Language::english, true);
  for (const char* keys : {"", ">>>>>>>>>>>", "$", "^", "v"}) {
    const auto text = plain.press(keys).screen();
    std::string bare;
    for (const auto& row : coloured.press(keys).view.draw(coloured.stepper, usual)) {
      std::string unpainted;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '\033') {
          i = row.find('m', i);
        } else {
          unpainted += row[i];
        }
      }
      bare += unpainted.substr(0, unpainted.find_last_not_of(' ') + 1) + "\n";
    }
    EXPECT_EQ(bare, text);
  }
  EXPECT_THAT(plain.screen(), Not(HasSubstr("\033")));
}

}  // namespace
}  // namespace ttadak::cli
