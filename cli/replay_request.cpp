#include "replay_request.h"

#include <limits>

#include "recorded_run.h"
#include "scenarios/catalog.h"
#include "scenarios/replay.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "whole_number.h"

namespace ttadak::cli {

namespace {

void requireOneOrder(const ReplayRequest& request) {
  std::vector<std::string> given;
  if (request.schedule) given.emplace_back("--schedule");
  if (request.seed) given.emplace_back("--seed");
  if (request.traceFile) given.emplace_back("--trace");
  if (request.asReported) given.emplace_back("--as-reported");
  if (given.size() > 1) {
    throw InputError(words("{} and {} exclude each other: give one order",
                           "{}, {}: 함께 쓸 수 없습니다. 순서는 하나만 주세요", given[0], given[1]));
  }
}

/// The incident that was named, or else the one that the schedule belongs to; they must not differ.
const Incident& incidentOf(const ReplayRequest& request, const Setup* scheduled) {
  if (scheduled == nullptr) {
    if (request.incident.empty())
      throw InputError({"which INCIDENT? see 'ttadak list'", "사건을 지정하세요. 'ttadak list' 참고"});
    return incidentNamed(request.incident);
  }
  if (!request.incident.empty() && incidentNamed(request.incident).id != scheduled->incident) {
    throw InputError(words("the schedule is of {}, not of {}", "이 스케줄은 {}의 것이며 {}의 것이 아닙니다",
                           scheduled->incident, request.incident));
  }
  return incidentNamed(scheduled->incident);
}

/// The choices of a schedule, in its own setup if it has one.
Replay replayOf(const ReplayRequest& request, const Schedule& schedule, Text order) {
  const auto settings = request.setup.given();
  if (schedule.setup.empty()) {
    const Incident& incident = incidentOf(request, nullptr);
    const Setup setup = makeSetup(incident, settings);
    return {incident, setup, replaySchedule(incident, setup, schedule.choices), std::move(order)};
  }
  const Setup setup = parseSetup(schedule.setup);
  const Incident& incident = incidentOf(request, &setup);
  requireAgreement(incident, setup, settings);
  return {incident, setup, replaySchedule(incident, setup, schedule.choices), std::move(order)};
}

/// In the report's order. If that was not asked for, nothing where there is none or where it does not fit, as when a
/// fix keeps somebody from going on; throws InputError if it was.
std::optional<Replay> asReported(const Incident& incident, const Setup& setup, bool asked) {
  const auto reported = incident.asReported(setup);
  if (!reported && asked) {
    throw InputError(words("--as-reported: the report tells of no order for '{}'",
                           "--as-reported: '{}'에 대해 보고된 순서가 없습니다", setupText(incident, setup)));
  }
  if (!reported) return std::nullopt;
  try {
    const auto choices = Schedule::parse(*reported).choices;
    return Replay{incident, setup, replaySchedule(incident, setup, choices), {"as reported", "보고된 순서"}};
  } catch (const InputError& misfit) {
    if (!asked) return std::nullopt;
    throw InputError(
        words("--as-reported, for '{}': {}", "--as-reported, '{}': {}", setupText(incident, setup), misfit.message()));
  }
}

}  // namespace

Replay runReplay(const ReplayRequest& request) {
  requireOneOrder(request);
  if (request.traceFile) {
    const RecordedRun recorded(*request.traceFile);
    Replay replay = replayOf(request, recorded.schedule(), {"as recorded", "기록된 순서"});
    recorded.requireSame(replay);
    return replay;
  }
  if (request.schedule) return replayOf(request, Schedule::parse(*request.schedule), {"as given", "주어진 순서"});

  const Incident& incident = incidentOf(request, nullptr);
  const Setup setup = makeSetup(incident, request.setup.given());
  if (request.seed) {
    const auto seed = wholeNumber("--seed", *request.seed, std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max());
    return {incident, setup, replaySeed(incident, setup, seed), words("at random, seed {}", "무작위, 시드 {}", seed)};
  }
  if (const auto reported = asReported(incident, setup, request.asReported)) return *reported;
  return {incident, setup, replayRoundRobin(incident, setup), {"in turns (round-robin)", "번갈아 한 단계씩"}};
}

}  // namespace ttadak::cli
