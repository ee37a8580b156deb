#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/isolation/sessions.h"

namespace ttadak::isolation {

/// What happens to the blocks of a spec, by their SQL.
struct Script {
  /// Waits until another block is sent.
  std::map<std::string, std::string> waitsFor;
  /// Waits until time goes by.
  std::set<std::string> timesOut;
  std::map<std::string, Answer> answers;
  /// What is heard at once, even if the block waits.
  std::map<std::string, std::vector<std::string>> notices;
};

/// Sessions that do what a script says.
class ScriptedSessions : public Sessions {
 public:
  explicit ScriptedSessions(const Script& script) : script_(script) {}

  Answer direct(const SqlBlock& block) override {
    sent_.insert(block.sql);
    return answerTo(block.sql);
  }

  void send(std::size_t session, const SqlBlock& block) override {
    running_[session] = block.sql;
    sent_.insert(block.sql);
    const auto notices = script_.notices.find(block.sql);
    if (notices != script_.notices.end()) notices_[session] = notices->second;
  }

  Progress look(std::size_t session) override {
    const std::string& sql = running_.at(session);
    const auto awaited = script_.waitsFor.find(sql);
    const bool waits = awaited != script_.waitsFor.end() && !sent_.contains(awaited->second);
    return waits || script_.timesOut.contains(sql) ? Progress::waits : Progress::done;
  }

  Progress await(std::size_t session) override {
    return script_.timesOut.contains(running_.at(session)) ? Progress::done : look(session);
  }

  std::vector<std::string> notices(std::size_t session) override { return std::exchange(notices_[session], {}); }

  Answer take(std::size_t session) override { return answerTo(running_.at(session)); }

 private:
  Answer answerTo(const std::string& sql) const {
    const auto answer = script_.answers.find(sql);
    return answer == script_.answers.end() ? Answer{} : answer->second;
  }

  const Script& script_;
  std::map<std::size_t, std::string> running_;
  std::set<std::string> sent_;
  std::map<std::size_t, std::vector<std::string>> notices_;
};

}  // namespace ttadak::isolation
