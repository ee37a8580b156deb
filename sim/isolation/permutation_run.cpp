#include "permutation_run.h"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "sim/isolation/result_table.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::isolation {

namespace {

[[noreturn]] void refuse(const Plan& plan, Position at, const Text& why) {
  throw InputError(words("{}:{}:{}: {}", "{}:{}:{}: {}", plan.file, at.line, at.column, why));
}

}  // namespace

PermutationRun::PermutationRun(const Plan& plan, Sessions& sessions, std::ostream& out)
    : plan_(plan),
      sessions_(sessions),
      out_(out),
      active_(plan.spec.sessions.size()),
      notices_(plan.spec.sessions.size()) {}

void PermutationRun::run() {
  out_ << "\nstarting permutation:";
  for (const PlannedStep& planned : plan_.permutation) out_ << ' ' << plan_.spec[planned.step].name;
  out_ << '\n';
  setUp();
  for (const PlannedStep& planned : plan_.permutation) begin(planned);
  completeWaiting(Attempt::last);
  if (!waiting_.empty()) {
    const Step& step = stepOf(waiting_.front());
    refuse(
        plan_, step.block.at,
        words(
            "session '{}' still waits in step '{}' when permutation {} ends: it needs a step that lets it go on, "
            "such as a COMMIT of another session",
            "순열 {2}이(가) 끝나도 세션 '{0}'이(가) 단계 '{1}'에서 기다립니다: 다른 세션의 COMMIT처럼 기다림을 끝내는 "
            "단계가 있어야 합니다",
            plan_.spec.sessions[waiting_.front()].name, step.name, plan_.number));
  }
  tearDown();
}

void PermutationRun::begin(const PlannedStep& planned) {
  const std::size_t session = planned.step.session;
  awaitIdle(session, planned);
  sessions_.send(session, plan_.spec[planned.step].block);
  Active& active = active_[session].emplace(Active{&planned, {}});
  for (const Marker& marker : planned.markers) {
    if (marker.kind == Marker::Kind::notices) {
      active.awaitedNotices.push_back(notices_[marker.step.session] + marker.count);
    }
  }
  const bool isCompleted = complete(session, Attempt::first);
  completeWaiting(Attempt::again);
  if (!isCompleted) waiting_.push_back(session);
}

void PermutationRun::awaitIdle(std::size_t session, const PlannedStep& next) {
  Attempt others = Attempt::again;
  while (active_[session]) {
    const auto news = [&] { return std::accumulate(notices_.begin(), notices_.end(), -waiting_.size()); };
    const auto before = news();
    if (complete(session, Attempt::last)) waiting_.erase(std::find(waiting_.begin(), waiting_.end(), session));
    completeWaiting(others);
    if (news() != before) {
      others = Attempt::again;
    } else if (others == Attempt::again) {
      others = Attempt::last;  // a marker may hold the step back until another's wait has run out of time
    } else {
      const Step& step = plan_.spec[next.step];
      refuse(
          plan_, step.block.at,
          words(
              "step '{}' of permutation {} cannot run: its session '{}' still waits in step '{}', and no step "
              "before it ends that",
              "순열 {1}의 단계 '{0}'을(를) 실행할 수 없습니다: 세션 '{2}'이(가) 아직 단계 '{3}'에서 기다리고, 그 앞의 "
              "어떤 단계도 그 기다림을 끝내지 않습니다",
              step.name, plan_.number, plan_.spec.sessions[session].name, stepOf(session).name));
    }
  }
}

bool PermutationRun::complete(std::size_t session, Attempt attempt) {
  const Active& active = *active_[session];
  const auto& markers = active.planned->markers;
  const bool isFirst = attempt == Attempt::first;
  const auto waitsAlways = [](const Marker& marker) { return marker.kind == Marker::Kind::waitsAlways; };
  if (isFirst && std::any_of(markers.begin(), markers.end(), waitsAlways)) {
    tellWaiting(session);
    return false;
  }
  const auto progress = attempt == Attempt::last ? sessions_.await(session) : sessions_.look(session);
  tellNotices(session, sessions_.notices(session));
  if (progress == Sessions::Progress::waits || isHeldBack(active)) {
    if (isFirst) tellWaiting(session);
    return false;
  }
  const Step& step = stepOf(session);
  out_ << "step " << step.name << ": " << (isFirst ? step.block.sql : "<... completed>") << '\n';
  active_[session].reset();
  tell(session, sessions_.take(session));
  return true;
}

void PermutationRun::completeWaiting(Attempt attempt) {
  // Whoever is held back by a marker may be let go by one that is looked at later.
  for (bool looksAgain = true; looksAgain;) {
    const auto noticesBefore = notices_;
    const auto waitingBefore = waiting_.size();
    bool anyHasMarkers = false;
    for (auto session = waiting_.begin(); session != waiting_.end();) {
      if (complete(*session, attempt)) {
        session = waiting_.erase(session);
      } else {
        anyHasMarkers = anyHasMarkers || !active_[*session]->planned->markers.empty();
        ++session;
      }
    }
    looksAgain = anyHasMarkers && (waiting_.size() < waitingBefore || notices_ != noticesBefore);
  }
}

bool PermutationRun::isHeldBack(const Active& active) const {
  auto awaited = active.awaitedNotices.begin();
  for (const Marker& marker : active.planned->markers) {
    const auto& other = active_[marker.step.session];
    if (marker.kind == Marker::Kind::after && other && other->planned->step == marker.step) return true;
    if (marker.kind == Marker::Kind::notices && notices_[marker.step.session] < *awaited++) return true;
  }
  return false;
}

}  // namespace ttadak::isolation
