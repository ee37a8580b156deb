#include "story.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <sstream>

#include "sim/kernel/recorder.h"
#include "sim/kernel/replay_strategy.h"

namespace ttadak::sql {

namespace {

struct Line {
  ActorId actor;
  std::string statement;
};

std::vector<Line> linesOf(const std::string& story) {
  std::vector<Line> lines;
  std::istringstream text(story);
  for (std::string line; std::getline(text, line);) {
    if (line.empty()) continue;
    const auto said = line.size() < 3 ? "" : line.substr(3, line.find("=>") - 3);
    const auto end = said.find_last_not_of(' ');
    lines.push_back(
        {actorAt(static_cast<std::size_t>(line[0] - 'A')), end == std::string::npos ? "" : said.substr(0, end + 1)});
  }
  return lines;
}

struct Told : World {
  Database database;
  std::array<std::vector<Statement>, 4> scripts;
  std::array<std::vector<std::string>, 4> states;  // of the errors that each was answered

  Told(const Server& server, const std::vector<Line>& lines, const std::vector<std::string>& besides)
      : database(*this, server.engine, server.isolation) {
    for (const auto& text : beforeTheStory) database.define(text);
    for (const auto& text : besides) database.define(text);
    for (const Line& line : lines) {
      if (!line.statement.empty()) scripts.at(index(line.actor)).push_back(database.prepare(line.statement));
    }
    for (std::size_t i = 0; i < scripts.size(); ++i) addActor("session", [this, i] { speak(i); });
  }

  void speak(std::size_t actor) {
    for (const Statement& statement : scripts[actor]) {
      try {
        database.run(statement, {});
      } catch (const SqlError& error) {
        states[actor].push_back(error.state());
      }
    }
  }
};

std::string toldBy(const Server& server, const std::string& story, const std::vector<std::string>& besides) {
  const auto lines = linesOf(story);
  Told world(server, lines, besides);
  std::vector<Choice> choices;
  for (const Line& line : lines) choices.emplace_back(line.actor);
  ReplayStrategy strategy(choices);
  Scheduler scheduler;
  const Trace trace = record(scheduler, world, strategy);
  std::string told = "\n";
  std::array<std::size_t, 4> errors{};
  for (std::size_t i = 0; i < trace.events.size(); ++i) {
    const auto actor = index(lines.at(i).actor);
    auto answer = trace.events[i].result;
    if (answer.starts_with("✗"))
      answer.insert(std::string("✗").size(), " " + world.states.at(actor).at(errors.at(actor)++));
    told += fmt::format("{}:{}{}{}{}\n", static_cast<char>('A' + actor), lines[i].statement.empty() ? "" : " ",
                        lines[i].statement, answer.empty() ? "" : " => ", answer);
  }
  return told;
}

}  // namespace

void expectStory(const std::vector<Server>& servers, const std::string& story,
                 const std::vector<std::string>& besides) {
  for (const Server& server : servers) {
    EXPECT_EQ(toldBy(server, story, besides), story) << server.engine.name() << ", " << isolationName(server.isolation);
  }
}

}  // namespace ttadak::sql
