#include "sql_live.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include "sim/isolation/model_sessions.h"
#include "sim/isolation/run_spec.h"
#include "sim/kernel/words.h"
#include "sim/live/mariadb_server.h"
#include "sim/live/mariadb_sessions.h"
#include "sim/live/postgres_server.h"
#include "sim/live/postgres_sessions.h"
#include "sim/text/entry.h"

namespace ttadak::cli {

namespace {

using isolation::Spec;
using isolation::SpecWorld;

constexpr auto startOfPermutation = "\nstarting permutation:";

std::vector<std::string> permutationsIn(const std::string& text) {
  std::vector<std::string> all;
  for (auto begin = text.find(startOfPermutation); begin != std::string::npos;) {
    const auto end = text.find(startOfPermutation, begin + 1);
    all.push_back(text.substr(begin + 1, end == std::string::npos ? end : end - begin - 1));
    begin = end;
  }
  return all;
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The first line in which they differ, as a person is told.
void printDifference(const Console& console, const std::string& server, const std::string& model) {
  const auto there = linesOf(server);
  const auto here = linesOf(model);
  std::size_t first = 0;
  while (first < std::min(there.size(), here.size()) && there[first] == here[first]) ++first;
  const auto lineOf = [&](const std::vector<std::string>& lines) { return first < lines.size() ? lines[first] : ""; };
  console.out << there.front() << '\n';
  printEntry(console, console.say({"  server  ", "  서버  "}), Text(lineOf(there)));
  printEntry(console, console.say({"  model   ", "  모델  "}), Text(lineOf(here)));
}

/// Sessions that run at that level where they say nothing.
Spec atLevel(Spec spec, const SpecWorld::Server& model) {
  std::string level(sql::isolationName(model.isolation));
  std::replace(level.begin(), level.end(), '-', ' ');
  const bool isPostgres = model.engine.name() == sql::postgres().name();
  const std::string set = isPostgres ? "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL "
                                     : "SET SESSION TRANSACTION ISOLATION LEVEL ";
  for (isolation::Session& session : spec.sessions) session.setUp.sql = set + level + "; " + session.setUp.sql;
  return spec;
}

void runOnServer(const Spec& spec, const std::string& file, const sql::Engine& engine,
                 const std::optional<std::string>& dsn, std::ostream& out) {
  if (engine.name() == sql::postgres().name()) {
    std::unique_ptr<live::PostgresServer> own;
    if (!dsn) own = std::make_unique<live::PostgresServer>();
    isolation::runSpec(spec, file, live::postgresSessions(spec, dsn ? *dsn : own->dsn()), out);
  } else {
    std::unique_ptr<live::MariadbServer> own;
    if (!dsn) own = std::make_unique<live::MariadbServer>();
    const auto address = dsn ? live::parseMariadbAddress(*dsn) : own->address();
    isolation::runSpec(spec, file, live::mariadbSessions(spec, address), out);
  }
}

}  // namespace

void runOnModel(const Spec& spec, const std::string& file, const SpecWorld::Server& model, std::ostream& out) {
  const auto connect = [&](const isolation::Permutation&) {
    return std::make_shared<isolation::ModelSessions>(spec, file, model);
  };
  isolation::runSpec(spec, file, connect, out);
}

bool compareWithServer(const Spec& spec, const std::string& file, const SpecWorld::Server& model, bool isolationGiven,
                       const std::optional<std::string>& dsn, const Console& console) {
  std::ostringstream modelled;
  runOnModel(spec, file, model, modelled);
  std::ostringstream served;
  runOnServer(isolationGiven ? atLevel(spec, model) : spec, file, model.engine, dsn, served);
  console.out << served.str() << '\n';
  const auto here = permutationsIn(modelled.str());
  const auto there = permutationsIn(served.str());
  std::size_t different = 0;
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (i < here.size() && here[i] == there[i]) continue;
    if (different++ == 0)
      console.out << console.say({"the model answers otherwise:", "모델의 응답이 다릅니다:"}) << '\n';
    printDifference(console, there[i], i < here.size() ? here[i] : "");
  }
  const Text all = words("the model answers the same in {} of {} permutations",
                         "순열 {1}개 중 {0}개에서 모델의 응답이 같습니다", there.size() - different, there.size());
  console.out << console.say(all) << '\n';
  return different == 0;
}

}  // namespace ttadak::cli
