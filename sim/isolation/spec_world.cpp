#include "sim/isolation/spec_world.h"

#include <algorithm>

#include "answers.h"
#include "session_objects.h"
#include "sim/explore/judge.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "sim/world/database/parser.h"

namespace ttadak::isolation {

namespace {

/// Where in the file it is that something is wrong in the block.
Position placeIn(const SqlBlock& block, const sql::SqlTextError& error) {
  const auto first = std::min(block.sql.find_first_not_of(" \t\r\n\f"), block.sql.size());
  const auto before = std::string_view(block.sql).substr(0, first);
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const auto indent = lines == 0 ? first : first - before.rfind('\n') - 1;
  const bool onFirst = error.line() == lines + 1;
  return {block.at.line + error.line() - 1 - lines,
          onFirst ? block.at.column + error.column() - 1 - indent : error.column()};
}

}  // namespace

SpecWorld::SpecWorld(const Spec& spec, std::string file, const Server& server)
    : file_(std::move(file)),
      database_(*this, server.engine, server.isolation),
      given_(spec.sessions.size()),
      told_(spec.sessions.size()),
      setUps_(std::make_unique<SetUps>(*this)) {
  if (spec.sessions.size() >= maxActors) {
    throw InputError(words("{}: {} sessions are too many: there can be {}",
                           "{}: 세션 {}개는 너무 많습니다. 최대 {}개입니다", file_, spec.sessions.size(),
                           maxActors - 1));
  }
  for (std::size_t i = 0; i < spec.sessions.size(); ++i) {
    const auto& name = spec.sessions[i].name;
    addActor({name, name}, [this, i] { run(i); });
  }
}

SpecWorld::~SpecWorld() = default;

/// Says of what is wrong in the block where in the file it is.
template <class Prepare>
auto SpecWorld::located(const SqlBlock& block, Prepare prepare) {
  try {
    return prepare();
  } catch (const sql::SqlTextError& error) {
    const Position at = placeIn(block, error);
    throw InputError(words("{}:{}:{}: {}", "{}:{}:{}: {}", file_, at.line, at.column, error.why()));
  } catch (const InputError& error) {
    const Text& why = error.message();
    throw InputError(words("{}:{}:{}: {}", "{}:{}:{}: {}", file_, block.at.line, block.at.column, why));
  } catch (const sql::SqlError& error) {
    const std::string why = error.what();
    throw InputError(words("{}:{}:{}: {}", "{}:{}:{}: {}", file_, block.at.line, block.at.column, why));
  }
}

Answer SpecWorld::define(const SqlBlock& block) {
  return located(block, [&] {
    Answer answer;
    for (const auto& statement : sql::statementsIn(block.sql, database_.engine().dialect())) {
      try {
        answer.statements.push_back(answerOf(database_.define(statement)));
      } catch (const sql::SqlError& error) {
        answer.error = answerOf(error);
        break;
      }
    }
    return answer;
  });
}

void SpecWorld::give(std::size_t session, const SqlBlock& block, std::optional<std::size_t> from) {
  given_[session].push_back({located(block, [&] { return database_.prepareAll(block.sql); }), from});
}

void SpecWorld::setUp(std::size_t session, const SqlBlock& block) {
  auto statements = located(block, [&] { return database_.prepareAll(block.sql); });
  setUps_->add(session, std::move(statements));
  located(block, [&] { setUps_->reset(); });
}

void SpecWorld::forbid(const std::string& outcome) {
  const auto wrong = [this, outcome]() -> std::optional<Text> {
    if (outcomeOf(*this, End::completed) != outcome) return std::nullopt;
    return Text(outcome);
  };
  addProperty({"another-outcome", {"no run turns out so", "이렇게 끝나는 실행이 없다"}, wrong});
}

void SpecWorld::tellOutcomes(const std::vector<std::vector<std::string>>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) outcomes_.emplace_back(*this, actors()[i].title, names[i]);
}

void SpecWorld::run(std::size_t session) {
  told_[session] = {};
  for (const Given& block : given_[session]) {
    if (block.from) awaitChoices(*block.from);
    Answer answer = run(block.statements);
    if (!outcomes_.empty()) outcomes_[session].add(answer);
    told_[session] = {told_[session].done + 1, std::move(answer)};
  }
}

void SpecWorld::awaitChoices(std::size_t count) {
  const auto isTime = [&](ActorId) { return choices_ >= count; };
  const Wait wait{*setUps_, isTime};
  step({.label = {"begin", "시작"}, .accesses = setUps_->reads(), .at = SourceLine::here(), .wait = &wait}, [] {});
}

sql::Database::Place SpecWorld::placeOf(const sql::Statement& statement, const Statements& block) const {
  const bool last = &statement == &block.back() || !database_.engine().sentTogetherIsTransaction();
  return last ? sql::Database::Place::last : sql::Database::Place::before;
}

Answer SpecWorld::run(const Statements& block) {
  Answer answer;
  try {
    for (const sql::Statement& statement : block) {
      answer.statements.push_back(
          answerOf(database_.run(statement, {}, SourceLine::here(), placeOf(statement, block))));
    }
  } catch (const sql::SqlError& error) {
    answer.error = answerOf(error);
  }
  return answer;
}

Answer SpecWorld::runAtOnce(const SqlBlock& block) {
  const auto statements = located(block, [&] { return database_.prepareAll(block.sql); });
  Answer answer;
  for (const sql::Statement& statement : statements) {
    if (statement.as<sql::DropTable>()) continue;  // nothing comes after it that could tell
    const auto result = database_.runAtOnce(actorAt(given_.size()), statement, sql::Database::Place::last);
    answer.statements.push_back(answerOf(result));
  }
  return answer;
}

}  // namespace ttadak::isolation
