#include "sim/export/exploration_json.h"

#include <nlohmann/json.hpp>

#include "trace_json_names.h"

namespace ttadak {

namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json orNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json violations(const Exploration& exploration) {
  Json all = Json::array();
  for (const Violated& one : exploration.violations) {
    all.push_back({{"property", one.property}, {"interleavings", orNull(one.interleavings)}});
    if (one.runs) all.back()["runs"] = *one.runs;
  }
  return all;
}

Json outcomes(const Exploration& exploration) {
  Json all = Json::array();
  for (const Outcome& one : exploration.outcomes) {
    all.push_back({{"outcome", one.text}, {"interleavings", orNull(one.interleavings)}});
    if (one.runs) all.back()["runs"] = *one.runs;
  }
  return all;
}

Json counterexample(const Exploration& exploration) {
  if (!exploration.counterexample) return nullptr;
  const Counterexample& found = *exploration.counterexample;
  return {{"schedule", found.trace.schedule().text()}, {"faults", found.faults},     {"switches", found.switches},
          {"steps", found.trace.events.size()},        {"property", found.property}, {"shortest", found.shortest}};
}

}  // namespace

std::string explorationToJson(const Exploration& exploration) {
  Json json{{"method", exploration.method},
            {"verdict", nameOf(verdicts, exploration.verdict)},
            {"violations", violations(exploration)},
            {"interleavings", orNull(exploration.interleavings)},
            {"violating", orNull(exploration.violating)},
            {"deadlocked", orNull(exploration.deadlocked)},
            {"outcomes", outcomes(exploration)},
            {"executions", exploration.executions},
            {"states", orNull(exploration.states)},
            {"steps", exploration.steps},
            {"seconds", exploration.seconds},
            {"why", exploration.counterexample ? exploration.counterexample->why.en : ""}};
  if (exploration.traces) {
    json["traces"] = *exploration.traces;
    json["complete"] = *exploration.traces;
    json["sleep_set_blocked"] = orNull(exploration.redundant);
    json["deadlocked_traces"] = orNull(exploration.deadlockedTraces);
  }
  if (exploration.sample) {
    json["runs"] = exploration.sample->runs;
    json["hits"] = exploration.sample->hits;
    json["interval"] = {exploration.sample->low, exploration.sample->high};
    if (exploration.sample->longest) json["longest"] = *exploration.sample->longest;
  }
  json["picked"] = exploration.isPicked;
  if (!exploration.basis.en.empty()) json["basis"] = exploration.basis.en;
  if (!exploration.remark.en.empty()) json["remark"] = exploration.remark.en;
  json["counterexample"] = counterexample(exploration);
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ttadak
