#include "scenarios/setup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/refusal.h"
#include "scenarios/catalog.h"

namespace ttadak {
namespace {

using testing::HasSubstr;

const Incident& toss() { return incidentNamed("toss-og"); }

std::string refusedSetting(const std::string& flag, const std::string& value) {
  return refusal([&] { makeSetup(toss(), std::vector<Setting>{{flag, value}}); });
}

TEST(Setup, SaysOnlyWhatDiffersFromTheIncidentsOwn) {
  EXPECT_EQ(setupText(toss(), toss().defaults), "toss-og/two-links");
  const std::vector<Setting> settings{{"--requests", "3"}, {"--instances", "2"}};
  EXPECT_EQ(setupText(toss(), makeSetup(toss(), settings)), "toss-og/two-links --requests 3 --instances 2");
}

TEST(Setup, EveryNumberOfRequestsAndInstancesReadsBack) {
  for (const char* requests : {"1", "2", "64"}) {
    for (const char* instances : {"1", "3", "64"}) {
      const auto setup = makeSetup(toss(), std::vector<Setting>{{"--requests", requests}, {"--instances", instances}});
      EXPECT_EQ(parseSetup(setupText(toss(), setup)), setup);
    }
  }
}

TEST(Setup, RefusesWhatTheIncidentHasNoUseFor) {
  for (const char* number : {"0", "-1", "65", "1000000", "99999999999999999999", "", "two", "2x", " 2", "2.0"}) {
    EXPECT_THAT(refusedSetting("--requests", number), HasSubstr("must be a whole number from 1 to 64")) << number;
    EXPECT_THAT(refusedSetting("--instances", number), HasSubstr("must be a whole number from 1 to 64")) << number;
  }
  EXPECT_THAT(refusedSetting("--scene", "two-link"), HasSubstr("did you mean 'two-links'?"));
  EXPECT_THAT(refusedSetting("--engine", "postgres"), HasSubstr("toss-og has no database"));
  EXPECT_THAT(refusedSetting("--isolation", "serializable"), HasSubstr("toss-og has no database"));
  EXPECT_THAT(refusedSetting("--fix", "nonsense"), HasSubstr("toss-og: unknown fix 'nonsense'"));
  EXPECT_THAT(refusedSetting("--without", "nonsense"), HasSubstr("unknown fix"));
  EXPECT_THAT(refusedSetting("--fault", "nonsense"), HasSubstr("unknown fault"));
  EXPECT_THAT(refusedSetting("--option", "a=b"), HasSubstr("unknown option"));
}

TEST(Setup, AForeignTextIsRefused) {
  EXPECT_THAT(refusal([] { parseSetup(""); }), HasSubstr("INCIDENT/SCENE"));
  EXPECT_THAT(refusal([] { parseSetup("tos-og/two-links"); }), HasSubstr("did you mean 'toss-og'?"));
  EXPECT_THAT(refusal([] { parseSetup("toss-og/nowhere"); }), HasSubstr("toss-og: unknown scene 'nowhere'"));
  EXPECT_THAT(refusal([] { parseSetup("toss-og/two-links --instnces 2"); }), HasSubstr("did you mean '--instances'?"));
  EXPECT_THAT(refusal([] { parseSetup("toss-og/two-links --instances"); }), HasSubstr("--instances needs a value"));
}

TEST(Setup, AFlagThatContradictsTheScheduleIsRefused) {
  const auto setup = parseSetup("toss-og/two-links --instances 2");
  const auto against = [&](const char* flag, const char* value) {
    return refusal([&] { requireAgreement(toss(), setup, std::vector<Setting>{{flag, value}}); });
  };
  EXPECT_EQ(against("--instances", "2"), "");
  EXPECT_EQ(against("--scene", "two-links"), "");
  EXPECT_THAT(against("--instances", "1"), HasSubstr("contradicts the schedule"));
  EXPECT_THAT(against("--requests", "3"), HasSubstr("toss-og/two-links --instances 2"));
}

TEST(Catalog, EveryTextIsThereInBothLanguages) {
  for (const Incident& incident : incidents()) {
    std::vector<Text> texts{incident.title, incident.story};
    for (const Scene& scene : incident.scenes) texts.push_back(scene.title);
    const auto world = incident.build(incident.defaults);
    for (const Object* object : world->objects()) texts.push_back(object->name());
    for (const auto& actor : world->actors()) texts.push_back(actor.title);
    for (const Property& property : world->properties()) texts.push_back(property.meaning);
    for (const Text& text : texts) {
      EXPECT_FALSE(text.en.empty());
      EXPECT_FALSE(text.ko.empty()) << text.en;
    }
  }
}

}  // namespace
}  // namespace ttadak
