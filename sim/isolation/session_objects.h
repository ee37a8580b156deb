#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "sim/isolation/spec_world.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

// What belongs to the sessions of a spec that is explored.

namespace ttadak::isolation {

/// What the sessions have done when a run begins.
class SpecWorld::SetUps final : public Object {
 public:
  explicit SetUps(SpecWorld& world) : Object(world, {"set-up", "준비"}, Kind::internal), spec_(world) {}

  void add(std::size_t session, Statements statements) { all_.emplace_back(session, std::move(statements)); }

  void reset() override {
    for (const auto& [session, statements] : all_) {
      for (const sql::Statement& statement : statements) {
        const auto place = spec_.placeOf(statement, statements);
        spec_.database_.runAtOnce(actorAt(session), statement, place);
      }
    }
  }
  void digest(Digest& /*to*/) const override {}
  std::string state() const override { return ""; }

 private:
  SpecWorld& spec_;
  std::vector<std::pair<std::size_t, Statements>> all_;
};

/// What a session's steps were answered, where that says something.
class SpecWorld::Outcomes final : public Object {
 public:
  Outcomes(World& world, const Text& session, std::vector<std::string> names)
      : Object(world, {session.en + " was told", session.ko + "에 대한 응답"}, Kind::client),
        session_(session.en),
        names_(std::move(names)) {}

  void add(const Answer& answer) {
    const auto& name = names_.at(done_++);
    for (const StatementAnswer& one : answer.statements) {
      if (one.table) text_ += fmt::format("{}{} {}", text_.empty() ? "" : ", ", name, shown(*one.table));
    }
    if (answer.error) text_ += fmt::format("{}{} ✗ {}", text_.empty() ? "" : ", ", name, answer.error->message);
  }

  void reset() override {
    done_ = 0;
    text_.clear();
  }
  void digest(Digest& to) const override { to << text_; }
  /// It is written down between two steps.
  bool changesUntouched() const override { return true; }
  std::string state() const override { return ""; }
  std::string outcome() const override { return session_ + ": " + (text_.empty() ? "–" : text_); }

 private:
  static std::string shown(const ResultTable& table) {
    std::string text;
    for (const auto& row : table.rows) {
      if (!text.empty()) text += "; ";
      for (std::size_t i = 0; i < row.size(); ++i)
        text += fmt::format("{}{}={}", i == 0 ? "" : " ", table.columns[i], row[i].empty() ? "–" : row[i]);
    }
    return text.empty() ? "∅" : text;
  }

  std::string session_;
  std::vector<std::string> names_;
  std::size_t done_ = 0;
  std::string text_;
};

}  // namespace ttadak::isolation
