#include "sim/export/trace_json.h"

#include <nlohmann/json.hpp>

#include "trace_json_names.h"

namespace ttadak {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Text& text) { return {{"en", text.en}, {"ko", text.ko}}; }

Json toJson(ActorSet actors) {
  Json all = Json::array();
  for (const ActorId actor : actors) all.push_back(actorName(actor));
  return all;
}

/// A list, each of its members by `one`.
template <class Items, class One>
Json listOf(const Items& items, One one) {
  Json all = Json::array();
  for (const auto& item : items) all.push_back(one(item));
  return all;
}

/// Writes one trace: objects are called by their English names.
struct Writer {
  const Trace& trace;

  const std::string& object(std::size_t index) const { return trace.objects[index].name.en; }

  Json waiting(const std::vector<Trace::Waiting>& all) const {
    return listOf(all, [&](const Trace::Waiting& wait) -> Json {
      return {{"actor", actorName(wait.actor)},
              {"step", toJson(wait.step)},
              {"for", object(wait.object)},
              {"heldBy", toJson(wait.holders)}};
    });
  }

  Json event(const Trace::Event& event) const {
    const Fault fault = event.choice.fault();
    return {
        {"actor", actorName(event.choice.actor())},
        {"fault", fault == Fault::none ? Json() : Json(faultName(fault))},
        {"label", toJson(event.label)},
        {"file", event.file},
        {"line", event.line},
        {"accesses", listOf(event.accesses,
                            [&](const Trace::Touch& touch) -> Json {
                              return {{"object", object(touch.object)}, {"mode", nameOf(modes, touch.mode)}};
                            })},
        {"result", event.result},
        {"notes", listOf(event.notes, [](const Text& note) { return toJson(note); })},
        {"changes",
         listOf(
             event.changes,
             [&](const Trace::Change& change) -> Json {
               return {{"object", object(change.object)}, {"state", change.state}, {"heldBy", toJson(change.holders)}};
             })},
        {"waiting", waiting(event.waiting)}};
  }
};

}  // namespace

std::string traceToJson(const Trace& trace) {
  const Writer writer{trace};
  const Json json{
      {"verdict", nameOf(verdicts, trace.verdict())},
      {"end", nameOf(ends, trace.end)},
      {"violations", listOf(trace.violations,
                            [&](const Trace::Violation& violation) -> Json {
                              return {{"property", violation.property},
                                      {"meaning", toJson(violation.meaning)},
                                      {"what", toJson(violation.what)},
                                      {"step", violation.since ? Json(*violation.since + 1) : Json()}};
                            })},
      {"schedule", trace.schedule().text()},
      {"actors", listOf(trace.actors,
                        [&](const Trace::Actor& actor) -> Json {
                          const auto number = static_cast<std::size_t>(&actor - trace.actors.data());
                          return {{"name", actorName(actorAt(number))}, {"title", toJson(actor.title)}};
                        })},
      {"objects", listOf(trace.objects,
                         [](const Trace::SharedObject& object) -> Json {
                           return {{"name", toJson(object.name)},
                                   {"kind", nameOf(kinds, object.kind)},
                                   {"initially", object.initially}};
                         })},
      {"steps", listOf(trace.events, [&](const Trace::Event& event) { return writer.event(event); })},
      {"deadlock", writer.waiting(trace.deadlock)},
  };
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ttadak
