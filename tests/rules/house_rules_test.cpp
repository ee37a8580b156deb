#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "rules.h"
#include "scenarios/catalog.h"
#include "scenarios/replay.h"

namespace ttadak::rules {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Complaints overTheProject(Complaints (*rule)(const SourceFile&)) {
  Complaints all;
  for (const auto& file : projectSources()) {
    const auto found = rule(file);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

SourceFile fake(const std::string& path, const std::vector<std::string>& lines) { return {path, lines}; }

TEST(HouseRules, TheProjectIsFound) { EXPECT_GT(projectSources().size(), 50U); }

TEST(HouseRules, NothingPointsBack) {
  EXPECT_THAT(overTheProject(layering), IsEmpty());
  EXPECT_THAT(layering(fake("sim/kernel/x.cpp", {"#include \"sim/world/lock.h\""})), SizeIs(1));
  EXPECT_THAT(layering(fake("sim/world/x.h", {"#include \"scenarios/catalog.h\""})), SizeIs(1));
  EXPECT_THAT(layering(fake("fixes/x.h", {"#include \"../scenarios/catalog.h\""})), SizeIs(1));
  EXPECT_THAT(layering(fake("scenarios/x.h", {"#include \"sim/world/lock.h\"", "#include \"own.h\""})), IsEmpty());
}

TEST(HouseRules, EachLibraryStaysInItsFolder) {
  EXPECT_THAT(overTheProject(libraries), IsEmpty());
  EXPECT_THAT(libraries(fake("sim/world/x.cpp", {"#include <boost/fiber/all.hpp>"})), SizeIs(1));
  EXPECT_THAT(libraries(fake("cli/x.cpp", {"#include <QString>"})), SizeIs(1));
  EXPECT_THAT(libraries(fake("sim/kernel/x.cpp", {"#include <imgui.h>"})), SizeIs(1));
  EXPECT_THAT(libraries(fake("sim/testing/complaint.h", {"#include <gtest/gtest.h>"})), SizeIs(1));
}

TEST(HouseRules, AFileIsOneThing) {
  EXPECT_THAT(overTheProject(fileSize), IsEmpty());
  EXPECT_THAT(fileSize(fake("sim/kernel/x.cpp", std::vector<std::string>(201))), SizeIs(1));
}

TEST(HouseRules, NothingNondeterministicWhereRunsAreMade) {
  EXPECT_THAT(overTheProject(determinism), IsEmpty());
  EXPECT_THAT(determinism(fake("scenarios/x.cpp", {"auto now = std::chrono::steady_clock::now();"})), SizeIs(1));
}

TEST(HouseRules, NothingIsLeftForLater) {
  EXPECT_THAT(overTheProject(unfinished), IsEmpty());
  EXPECT_THAT(unfinished(fake("tests/x.cpp", {"  GTEST_SKIP();"})), SizeIs(1));
}

TEST(HouseRules, CallsStandOnTheLineWhereTheirStatementBegins) {
  EXPECT_THAT(overTheProject(callSites), IsEmpty());
  EXPECT_THAT(callSites(fake("scenarios/x.cpp", {"browser", "    .navigate(page);"})), SizeIs(1));

  const auto sources = projectSources();
  for (const Incident& incident : incidents()) {
    const auto file = std::find_if(sources.begin(), sources.end(),
                                   [&](const SourceFile& source) { return source.path == incident.sourceFile; });
    ASSERT_NE(file, sources.end()) << incident.sourceFile;
    std::map<std::size_t, std::string> stepsByLine;
    for (const Scene& scene : incident.scenes) {
      auto setup = incident.defaults;
      setup.scene = scene.id;
      for (std::uint64_t seed = 0; seed < 20; ++seed) {
        for (const auto& event : replaySeed(incident, setup, seed).events) {
          ASSERT_EQ(event.file, incident.sourceFile) << "a step of " << incident.id << " has another file's line";
          stepsByLine.emplace(static_cast<std::size_t>(event.line), event.label.en);
        }
      }
    }
    for (const auto& [line, label] : stepsByLine) {
      EXPECT_TRUE(statementBeginsAt(*file, line)) << file->path << ":" << line << " '" << label << "'";
    }
  }
}

TEST(HouseRules, ACallBelowItsStatementsFirstLineIsSeen) {
  const auto file = fake("scenarios/x.cpp", {"{", "  int x = 1;", "  const auto image =", "      browser.capture();"});
  EXPECT_TRUE(statementBeginsAt(file, 2));
  EXPECT_TRUE(statementBeginsAt(file, 3));
  EXPECT_FALSE(statementBeginsAt(file, 4));
}

TEST(HouseRules, ARaceOfOnesOwnTakesThirtyLines) {
  for (const auto& file : projectSources()) {
    if (!file.in("examples") || !file.isCode()) continue;
    EXPECT_LE(file.lines.size(), 30U) << file.path;
  }
}

/// A source file that no CMakeLists names is compiled by nobody.
TEST(HouseRules, NoFileIsDead) {
  const auto sources = projectSources();
  Complaints dead;
  for (const auto& file : sources) {
    if (!file.path.ends_with(".cpp")) continue;
    const auto listed = std::any_of(sources.begin(), sources.end(), [&](const SourceFile& list) {
      if (!list.path.ends_with("CMakeLists.txt")) return false;
      const auto folder = list.path.substr(0, list.path.size() - std::string("CMakeLists.txt").size());
      if (!file.path.starts_with(folder)) return false;
      const auto name = file.path.substr(folder.size());
      return std::any_of(list.lines.begin(), list.lines.end(),
                         [&](const std::string& line) { return line.find(name) != std::string::npos; });
    });
    if (!listed) dead.push_back(file.path);
  }
  EXPECT_THAT(dead, IsEmpty());
}

}  // namespace
}  // namespace ttadak::rules
