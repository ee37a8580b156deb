#include "stepper.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

using Kind = Key::Kind;

Stepper::Stepper(Session& session, Text order, std::vector<Toggle> toggles, Rewire rewire)
    : session_(session), order_(std::move(order)), toggles_(std::move(toggles)), rewire_(std::move(rewire)) {
  if (toggles_.size() > maxToggles) toggles_.erase(toggles_.begin() + maxToggles, toggles_.end());
  reselect({});
  say({"→ goes along the loaded order; a letter lets that actor go on instead",
       "→는 불러온 순서대로 나아가고, 글자는 그 행위자를 나아가게 합니다"});
}

bool Stepper::press(Key key) {
  const bool quits = key.kind == Kind::interrupt || key.kind == Kind::hangUp || key == Key{Kind::character, 'q'};
  if (quits) return false;
  if (showsHelp()) {
    pressWithHelp(key);
    return true;
  }
  if (key.kind == Kind::escape) return false;
  if (key.kind == Kind::redraw) return true;
  notice_ = {};
  try {
    act(key);
  } catch (const InputError& error) {
    say(error.message());
  } catch (const std::exception& error) {
    say(words("the code of this step fails: {}", "이 단계의 코드에서 오류가 납니다: {}", std::string(error.what())));
  }
  return true;
}

std::optional<Choice> Stepper::onward() const {
  const auto& history = session_.history();
  const auto next = history.onTheWay(session_.tip(), session_.at() + 1);
  if (next == session_.current()) return std::nullopt;
  return history[next].choice;
}

void Stepper::limitScrolling(std::size_t helpFrom, std::size_t pagesBack) {
  if (help_) help_ = std::min(*help_, helpFrom);
  pagesBack_ = std::min(pagesBack_, pagesBack);
}

void Stepper::pressWithHelp(Key key) {
  switch (key.kind) {
    case Kind::redraw: return;
    case Kind::down:
    case Kind::pageDown: ++*help_; return;
    case Kind::up:
    case Kind::pageUp: *help_ -= std::min<std::size_t>(*help_, 1); return;
    default: help_.reset();
  }
}

void Stepper::act(Key key) {
  if (key.kind == Kind::pageUp) {
    ++pagesBack_;
    return;
  }
  if (key.kind == Kind::pageDown) {
    pagesBack_ -= std::min<std::size_t>(pagesBack_, 1);
    return;
  }
  pagesBack_ = 0;
  key.kind == Kind::character ? typed(key.character) : move(key.kind);
}

void Stepper::typed(char character) {
  if (character == '?') {
    help_ = 0;
  } else if (character == ' ') {
    move(Kind::enter);
  } else if (character >= '1' && character <= '9') {
    toggle(static_cast<std::size_t>(character - '1'));
  } else if (character >= 'A' && character <= 'Z') {
    take(actorAt(static_cast<std::size_t>(character - 'A')));
  } else if (character >= 'a' && character <= 'z') {
    take(actorAt(static_cast<std::size_t>(character - 'a')));
  } else {
    say({"? shows what the keys do", "?를 누르면 키 설명이 나옵니다"});
  }
}

void Stepper::move(Kind kind) {
  switch (kind) {
    case Kind::up: return select(-1);
    case Kind::down: return select(+1);
    case Kind::left:
    case Kind::backspace: return back();
    case Kind::right: return forward();
    case Kind::home: return arrived(session_.jump(0));
    case Kind::end: return toEnd();
    case Kind::tab: return nextBranch(false);
    case Kind::backTab: return nextBranch(true);
    case Kind::enter: {
      const auto& possible = session_.moment().possible;
      if (possible.empty()) return say({"nothing can happen any more", "더 일어날 수 있는 일이 없습니다"});
      return take(possible[selected_].choice);
    }
    default: say({"? shows what the keys do", "?를 누르면 키 설명이 나옵니다"});
  }
}

void Stepper::select(int by) {
  const auto count = session_.moment().possible.size();
  if (count != 0) selected_ = (selected_ + count + static_cast<std::size_t>(by)) % count;
}

void Stepper::take(Choice choice) {
  session_.step(choice);
  reselect(choice);
}

void Stepper::back() {
  if (session_.at() == 0) return say({"this is the beginning", "여기가 처음입니다"});
  arrived(session_.back());
}

void Stepper::forward() {
  if (onward()) return arrived(session_.forward());
  if (session_.moment().hasEnded()) return say({"this is the end of the run", "실행의 끝입니다"});
  say({"the branch ends here: choose who goes on, or End to go on in turns",
       "가지가 여기서 끝납니다. 누가 나아갈지 고르거나 End로 번갈아 끝까지 갑니다"});
}

void Stepper::toEnd() {
  const auto arrival = session_.runToEnd();
  arrived(arrival);
  if (arrival.why && session_.moment().hasEnded()) {
    say(words("went on in turns: {}", "번갈아 끝까지 갔습니다: {}", *arrival.why));
  }
}

void Stepper::nextBranch(bool backwards) {
  const auto branches = session_.history().branches();
  const auto count = branches.size();
  if (count == 1) {
    return say({"there is one branch so far: go back and choose differently to make another",
                "아직 가지가 하나입니다. 뒤로 가서 다르게 고르면 새 가지가 생깁니다"});
  }
  const auto here = std::find(branches.begin(), branches.end(), session_.tip()) - branches.begin();
  const auto next = (static_cast<std::size_t>(here) + (backwards ? count - 1 : 1)) % count;
  arrived(session_.switchTo(branches[next]));
}

void Stepper::toggle(std::size_t number) {
  if (number >= toggles_.size()) {
    return say(toggles_.empty() ? Text{"there is no fix to switch here", "여기에는 켜고 끌 해결책이 없습니다"}
                                : words("there are {} to switch", "켜고 끌 수 있는 것은 {}개입니다", toggles_.size()));
  }
  auto wanted = toggles_;
  wanted[number].on = !wanted[number].on;
  const auto [maker, setup] = rewire_(wanted);
  const auto arrival = session_.rewire(maker, setup);
  toggles_ = std::move(wanted);
  arrived(arrival);
  const auto& [id, title, on] = toggles_[number];
  const Text what = on ? words("{} on", "{} 켬", id) : words("{} off", "{} 끔", id);
  say(arrival.why ? words("{}: {}", "{}: {}", what, *arrival.why)
                  : words("{}: the same {} steps fit", "{}: 같은 {}단계가 그대로 맞습니다", what, arrival.step));
}

void Stepper::arrived(const Session::Arrival& arrival) {
  if (arrival.why) say(*arrival.why);
  reselect({});
}

/// What the branch goes on with, else the wanted one, else who comes first.
void Stepper::reselect(std::optional<Choice> wanted) {
  const auto& possible = session_.moment().possible;
  const auto find = [&](std::optional<Choice> choice) {
    const auto same = [&](const Moment::Possibility& one) { return choice && one.choice == *choice; };
    return static_cast<std::size_t>(std::find_if(possible.begin(), possible.end(), same) - possible.begin());
  };
  selected_ = find(onward());
  if (selected_ >= possible.size()) selected_ = find(wanted);
  if (selected_ >= possible.size()) selected_ = 0;
}

}  // namespace ttadak::cli
