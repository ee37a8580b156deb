#include "scenarios/catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "replays.h"
#include "scenarios/embedded_source.h"
#include "sim/export/trace_json.h"

namespace ttadak {
namespace {

/// Every incident in each of its scenes.
std::vector<Setup> everyScene() {
  std::vector<Setup> all;
  for (const Incident& incident : incidents()) {
    for (const Scene& scene : incident.scenes) {
      all.push_back(setupOf(incident.id, {{"--scene", scene.id}}));
    }
  }
  return all;
}

TEST(Catalog, HasTheScenesOfTheFiveReports) {
  std::vector<std::string> all;
  for (const auto& setup : everyScene()) all.push_back(setup.incident + "/" + setup.scene);
  EXPECT_THAT(all, testing::ElementsAre("toss-og/two-links", "ground-flip/double-tap", "ground-flip/takeover",
                                        "ground-flip/rivals", "calendar/double-click", "calendar/reload",
                                        "calendar/resend", "signup/double-request", "signup/retry-after-failure",
                                        "ttoklip/oauth", "ttoklip/two-tokens", "ttoklip/expired-token",
                                        "ttoklip/oauth-and-local", "ttoklip/local", "ttoklip/returning-member"));
}

TEST(Catalog, WhateverTheOrderSeedsReplayToTheSameBytes) {
  for (auto setup : everyScene()) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      setup.requests = 1 + static_cast<int>(seed % 4);
      setup.instances = 1 + static_cast<int>(seed % 3);
      const auto json = traceToJson(replaySeed(incidentNamed(setup.incident), setup, seed));
      const auto printed = traceFromJson(json).schedule().text();
      const auto parsed = Schedule::parse(printed);
      ASSERT_EQ(parseSetup(parsed.setup), setup) << printed;
      ASSERT_EQ(traceToJson(replayed(setup, parsed.bareText())), json) << printed;
    }
  }
}

TEST(Catalog, EveryRunComesToItsEndAndAnswersEverybody) {
  for (auto setup : everyScene()) {
    setup.requests = 3;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      const auto trace = replaySeed(incidentNamed(setup.incident), setup, seed);
      ASSERT_EQ(trace.end, End::completed) << trace.schedule().text();
      for (std::size_t i = 0; i < trace.actors.size(); ++i) {
        ASSERT_FALSE(answerOf(trace, actorAt(i)).empty()) << trace.schedule().text();
      }
    }
  }
}

TEST(Catalog, EveryEngineAndLevelThatIsModelledRunsEveryScene) {
  for (const auto& [engine, isolation] :
       std::vector<std::pair<std::string, std::string>>{{"mariadb", "read-uncommitted"},
                                                        {"mariadb", "read-committed"},
                                                        {"mariadb", "repeatable-read"},
                                                        {"postgres", "read-uncommitted"},
                                                        {"postgres", "read-committed"},
                                                        {"postgres", "repeatable-read"}}) {
    for (const auto& own : everyScene()) {
      if (!own.engine) continue;
      const auto setup =
          setupOf(own.incident, {{"--scene", own.scene}, {"--engine", engine}, {"--isolation", isolation}});
      EXPECT_EQ(replaySeed(incidentNamed(own.incident), setup, 1).end, End::completed) << engine << ' ' << isolation;
    }
  }
}

TEST(Catalog, OneRequestAfterTheOtherNothingGoesWrong) {
  // What goes wrong, goes wrong through interleaving: one request after the other is right everywhere.
  for (const auto& setup : everyScene()) {
    EXPECT_THAT(brokenBy(inOrder(setup)), testing::IsEmpty()) << setup.incident << '/' << setup.scene;
  }
}

TEST(Catalog, EveryFixFitsEverySceneAndAnswersEverybody) {
  for (const auto& own : everyScene()) {
    for (const Fix& fix : incidentNamed(own.incident).fixes) {
      for (const bool on : {false, true}) {
        const auto setup = switched(incidentNamed(own.incident), own, fix, on);
        EXPECT_EQ(parseSetup(setupText(incidentNamed(own.incident), setup)), setup);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
          EXPECT_EQ(replaySeed(incidentNamed(own.incident), setup, seed).end, End::completed) << fix.id;
        }
      }
    }
  }
}

TEST(Catalog, EveryIncidentHasItsCodeToShowAndItsPage) {
  for (const Incident& incident : incidents()) {
    EXPECT_FALSE(embeddedSource(incident.sourceFile).empty()) << incident.id;
    EXPECT_TRUE(std::filesystem::exists(PROJECT_SOURCE_DIR "/docs/incidents/" + incident.id + ".md")) << incident.id;
  }
}

}  // namespace
}  // namespace ttadak
