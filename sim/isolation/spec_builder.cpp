#include "spec_builder.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::isolation {

namespace {

/// "a ""name""" as it is meant.
std::string unquoted(std::string name) {
  if (name.empty() || name.front() != '"') return name;
  name = name.substr(1, name.size() - 2);
  for (auto at = name.find("\"\""); at != std::string::npos; at = name.find("\"\"", at + 1)) name.erase(at, 1);
  return name;
}

}  // namespace

void SpecBuilder::refuse(Position at, const Text& why) const {
  throw InputError(words("{}:{}:{}: {}", "{}:{}:{}: {}", file_, at.line, at.column, why));
}

void SpecBuilder::sql(std::string text, Position at) {
  for (const char one : text) {
    if (std::string_view(" \t\r\f\n").find(one) == std::string_view::npos) break;
    at = one == '\n' ? Position{at.line + 1, 1} : Position{at.line, at.column + 1};
  }
  block_ = {std::move(text), at};
}

void SpecBuilder::setUp(const std::string& /*text*/, Position /*at*/) { spec_.setUps.push_back(block_); }

void SpecBuilder::tearDown(const std::string& /*text*/, Position /*at*/) { spec_.tearDown = block_; }

void SpecBuilder::session(std::string name, Position at) {
  name = unquoted(std::move(name));
  const auto isIt = [&](const Session& one) { return one.name == name; };
  if (std::any_of(spec_.sessions.begin(), spec_.sessions.end(), isIt)) {
    refuse(at, words("there is a session '{}' already", "세션 '{}'이(가) 이미 있습니다", name));
  }
  spec_.sessions.push_back({std::move(name), {}, {}, {}});
}

void SpecBuilder::sessionSetUp(const std::string& /*text*/, Position /*at*/) { spec_.sessions.back().setUp = block_; }

void SpecBuilder::sessionTearDown(const std::string& /*text*/, Position /*at*/) {
  spec_.sessions.back().tearDown = block_;
}

void SpecBuilder::stepName(std::string name, Position at) {
  stepName_ = unquoted(std::move(name));
  for (const Session& session : spec_.sessions) {
    for (const Step& step : session.steps) {
      if (step.name == stepName_) {
        refuse(at, words("there is a step '{}' already, of session '{}'", "단계 '{}'이(가) 세션 '{}'에 이미 있습니다",
                         stepName_, session.name));
      }
    }
  }
}

void SpecBuilder::step(const std::string& /*text*/, Position /*at*/) {
  spec_.sessions.back().steps.push_back({stepName_, block_});
}

void SpecBuilder::permutation(const std::string& /*text*/, Position /*at*/) { spec_.permutations.emplace_back(); }

StepNumber SpecBuilder::stepNamed(const std::string& name, Position at) const {
  for (std::size_t session = 0; session < spec_.sessions.size(); ++session) {
    const auto& steps = spec_.sessions[session].steps;
    for (std::size_t step = 0; step < steps.size(); ++step) {
      if (steps[step].name == name) return {session, step};
    }
  }
  refuse(at, words("no session has a step '{}'", "단계 '{}'은(는) 어느 세션에도 없습니다", name));
}

void SpecBuilder::plannedStep(std::string name, Position at) {
  spec_.permutations.back().push_back({stepNamed(unquoted(std::move(name)), at), {}});
}

void SpecBuilder::waitsAlways(const std::string& /*text*/, Position /*at*/) {
  latest().markers.push_back({Marker::Kind::waitsAlways, {}, 0});
}

void SpecBuilder::after(std::string name, Position at) {
  const StepNumber other = stepNamed(unquoted(std::move(name)), at);
  if (other.session == latest().step.session) {
    refuse(at, words("step '{}' comes after '{}' anyway: they are of one session",
                     "'{}'은(는) 같은 세션의 '{}' 다음에 오므로 표시할 필요가 없습니다", spec_[latest().step].name,
                     spec_[other].name));
  }
  latest().markers.push_back({Marker::Kind::after, other, 0});
}

void SpecBuilder::notices(const std::string& count, Position at) {
  Marker& marker = latest().markers.back();
  marker.kind = Marker::Kind::notices;
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), marker.count);
  if (error != std::errc()) refuse(at, words("{} are too many", "{}은(는) 너무 큽니다", count));
}

}  // namespace ttadak::isolation
