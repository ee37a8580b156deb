#include "json_reader.h"
#include "sim/export/trace_json.h"
#include "sim/kernel/words.h"
#include "trace_json_names.h"

namespace ttadak {

namespace {

/// Reads one trace.
struct Reader {
  Trace trace;

  std::size_t object(const JsonReader& name) const {
    const auto wanted = name.text();
    for (std::size_t i = 0; i < trace.objects.size(); ++i) {
      if (trace.objects[i].name.en == wanted) return i;
    }
    name.refuse({"names an object that the trace does not have", "추적에 없는 객체를 가리킵니다"});
  }

  static Text text(const JsonReader& json) { return {json.at("en").text(), json.at("ko").text()}; }

  ActorId actor(const JsonReader& json) const {
    const auto actor = actorNamed(json.text());
    if (!actor || index(*actor) >= trace.actors.size()) json.refuse({"is no actor", "행위자가 아닙니다"});
    return *actor;
  }

  ActorSet actors(const JsonReader& json) const {
    ActorSet all;
    for (const JsonReader& one : json.items()) all.insert(actor(one));
    return all;
  }

  std::vector<Trace::Waiting> waiting(const JsonReader& json) const {
    std::vector<Trace::Waiting> all;
    for (const JsonReader& one : json.items()) {
      all.push_back({actor(one.at("actor")), text(one.at("step")), object(one.at("for")), actors(one.at("heldBy"))});
    }
    return all;
  }

  Choice choice(const JsonReader& json) const {
    const JsonReader fault = json.at("fault");
    if (fault.isNull()) return actor(json.at("actor"));
    for (const Fault known : faults()) {
      if (faultName(known) == fault.text()) return {actor(json.at("actor")), known};
    }
    fault.refuse({"is no fault", "장애가 아닙니다"});
  }

  Trace::Event event(const JsonReader& json) const {
    Trace::Event event;
    event.choice = choice(json);
    event.label = text(json.at("label"));
    event.file = json.at("file").text();
    event.line = json.at("line").number<int>();
    for (const JsonReader& one : json.at("accesses").items()) {
      event.accesses.push_back({object(one.at("object")), one.at("mode").oneOf(modes)});
    }
    event.result = json.at("result").text();
    for (const JsonReader& one : json.at("notes").items()) event.notes.push_back(text(one));
    for (const JsonReader& one : json.at("changes").items()) {
      event.changes.push_back({object(one.at("object")), one.at("state").text(), actors(one.at("heldBy"))});
    }
    event.waiting = waiting(json.at("waiting"));
    return event;
  }

  Trace::Violation violation(const JsonReader& json) const {
    Trace::Violation violation{json.at("property").text(), text(json.at("meaning")), text(json.at("what")), {}};
    const JsonReader since = json.at("step");
    if (since.isNull()) return violation;
    const auto step = since.number<std::size_t>();
    if (step < 1 || step > trace.events.size()) since.refuse({"is no step of the trace", "추적에 없는 단계입니다"});
    violation.since = step - 1;
    return violation;
  }
};

}  // namespace

Trace traceFromJson(std::string_view text) {
  const auto document = parseJson(text);
  const JsonReader json(document);
  Reader reader;
  Trace& trace = reader.trace;
  trace.setup = Schedule::parse(json.at("schedule").text()).setup;
  trace.end = json.at("end").oneOf(ends);
  for (const JsonReader& one : json.at("actors").items()) {
    if (one.at("name").text() != actorName(actorAt(trace.actors.size()))) {
      one.at("name").refuse({"is not the next actor's", "다음 행위자의 이름이 아닙니다"});
    }
    trace.actors.push_back({Reader::text(one.at("title"))});
  }
  for (const JsonReader& one : json.at("objects").items()) {
    trace.objects.push_back({Reader::text(one.at("name")), one.at("kind").oneOf(kinds), one.at("initially").text()});
  }
  for (const JsonReader& one : json.at("steps").items()) trace.events.push_back(reader.event(one));
  trace.deadlock = reader.waiting(json.at("deadlock"));
  for (const JsonReader& one : json.at("violations").items()) trace.violations.push_back(reader.violation(one));
  if (Schedule::parse(json.at("schedule").text()) != trace.schedule()) {
    json.at("schedule").refuse({"is not that of the steps", "단계들의 스케줄이 아닙니다"});
  }
  if (json.at("verdict").oneOf(verdicts) != trace.verdict()) {
    json.at("verdict").refuse({"does not follow from the violations", "위반 목록과 맞지 않습니다"});
  }
  return trace;
}

}  // namespace ttadak
