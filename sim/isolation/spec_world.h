#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "sim/isolation/sessions.h"
#include "sim/isolation/spec.h"
#include "sim/kernel/world.h"
#include "sim/world/database/database.h"

namespace ttadak::isolation {

/// The sessions of a spec as actors on one database, that run whatever blocks they are given.
class SpecWorld final : public World {
 public:
  struct Server {
    const sql::Engine& engine;
    sql::Isolation isolation;
  };

  /// `file` is what the spec is called in messages. Throws InputError for more sessions than there can be actors.
  SpecWorld(const Spec& spec, std::string file, const Server& server);
  ~SpecWorld() override;

  /// Runs a block before any session does anything: every run begins with what is there then. Throws InputError for
  /// text that is no SQL, or none that is known here.
  Answer define(const SqlBlock& block);
  /// One more block that a session runs, behind those that it was given; it begins when so many choices were made
  /// (`choicesMade`), and then takes a step to begin, or at once if nothing is said. Throws like `define`.
  void give(std::size_t session, const SqlBlock& block, std::optional<std::size_t> from = {});
  void choicesMade(std::size_t count) { choices_ = count; }
  /// What a session does before any run, as the first of its transaction: no steps. Throws like `define`, and if it
  /// fails or would have to wait.
  void setUp(std::size_t session, const SqlBlock& block);
  /// The answers to these steps of the sessions, which are the blocks they were given, are part of how a run turns out.
  /// A run that turns out so violates a property.
  void forbid(const std::string& outcome);
  void tellOutcomes(const std::vector<std::vector<std::string>>& names);

  /// Within a run: how many of its blocks a session has done, and what the last of them was answered.
  std::size_t done(std::size_t session) const { return told_[session].done; }
  const Answer& answer(std::size_t session) const { return told_[session].answer; }
  std::size_t given(std::size_t session) const { return given_[session].size(); }
  const sql::Database& database() const { return database_; }
  /// Between two steps of a run, on a connection that belongs to no session: no step.
  Answer runAtOnce(const SqlBlock& block);

 private:
  using Statements = std::vector<sql::Statement>;
  struct Given {
    Statements statements;
    std::optional<std::size_t> from;
  };
  struct Told {
    std::size_t done = 0;
    Answer answer{};
  };
  class SetUps;
  class Outcomes;

  void run(std::size_t session);
  void awaitChoices(std::size_t count);
  Answer run(const Statements& block);
  sql::Database::Place placeOf(const sql::Statement& statement, const Statements& block) const;
  template <class Prepare>
  auto located(const SqlBlock& block, Prepare prepare);

  std::string file_;
  sql::Database database_;
  std::vector<std::deque<Given>> given_;  // by session
  std::vector<Told> told_;
  std::size_t choices_ = 0;
  std::unique_ptr<SetUps> setUps_;
  std::deque<Outcomes> outcomes_;  // by session, if they are told
};

}  // namespace ttadak::isolation
