#include "sql_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "sim/text/entry.h"

namespace ttadak::cli {

namespace {

using isolation::ExploredProgram;
using isolation::Spec;
using isolation::SpecOutcome;

/// `s1: a b c; s2: d e`
std::string stepsOf(const Spec& spec, const isolation::Program& program) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < program.size(); ++i) {
    std::string steps;
    for (const std::size_t step : program[i]) steps += " " + spec.sessions[i].steps[step].name;
    if (!steps.empty()) all.push_back(spec.sessions[i].name + ":" + steps);
  }
  return fmt::format("{}", fmt::join(all, "; "));
}

std::vector<std::string> namesOf(const Spec& spec, const std::vector<isolation::StepNumber>& steps) {
  std::vector<std::string> names;
  for (const auto& step : steps) names.push_back(spec[step].name);
  return names;
}

}  // namespace

void SqlReport::begin(const std::string& file, std::size_t files) {
  if (json_) {
    all_.push_back({{"file", file}});
  } else if (files > 1) {
    console_.out << (all_.empty() ? "" : "\n") << console_.paint(Style::bold, file) << '\n';
    all_.push_back(file);
  }
}

void SqlReport::add(const Spec& spec, const ExploredProgram& explored) {
  if (!json_) return print(spec, explored);
  Json outcomes = Json::array();
  for (const SpecOutcome& one : explored.outcomes) {
    outcomes.push_back({{"interleavings", one.interleavings},
                        {"outcome", one.text},
                        {"permutation", namesOf(spec, one.permutation)},
                        {"schedule", one.schedule.bareText()}});
  }
  Json sessions = Json::object();
  for (std::size_t i = 0; i < explored.program.size(); ++i) {
    Json steps = Json::array();
    for (const std::size_t step : explored.program[i]) steps.push_back(spec.sessions[i].steps[step].name);
    sessions[spec.sessions[i].name] = steps;
  }
  all_.back()["programs"].push_back({{"sessions", sessions},
                                     {"method", explored.found.method},
                                     {"complete", explored.found.complete},
                                     {"interleavings", explored.found.interleavings.value_or("")},
                                     {"deadlocked", explored.found.deadlocked.value_or("")},
                                     {"remark", explored.found.remark.en},
                                     {"outcomes", outcomes}});
}

void SqlReport::print(const Spec& spec, const ExploredProgram& explored) {
  const Exploration& found = explored.found;
  for (const auto& line : wrapped(stepsOf(spec, explored.program), console_.width)) {
    console_.out << console_.paint(Style::bold, line) << '\n';
  }
  const Text count = found.complete ? words("{} interleavings, {} outcomes", "가능한 순서 {}가지, 결과 {}가지",
                                            found.interleavings.value_or("?"), explored.outcomes.size())
                                    : words("not known: {}", "알 수 없음: {}", found.remark);
  console_.out << console_.say(count) << "\n\n";
  std::size_t width = 0;
  for (const SpecOutcome& one : explored.outcomes) width = std::max(width, one.interleavings.size());
  for (const SpecOutcome& one : explored.outcomes) {
    printEntry(console_, fmt::format("  {:>{}}  ", one.interleavings, width), Text(one.text));
    const auto steps = fmt::format("permutation {}", fmt::join(namesOf(spec, one.permutation), " "));
    if (!one.permutation.empty()) printEntry(console_, std::string(width + 4, ' '), Text(steps), Style::dim);
  }
  console_.out << '\n';
}

void SqlReport::end() {
  if (json_) console_.out << Json{{"files", all_}}.dump(2) << '\n';
}

}  // namespace ttadak::cli
