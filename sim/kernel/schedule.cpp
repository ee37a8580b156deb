#include "sim/kernel/schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "sim/kernel/input_error.h"
#include "sim/kernel/nearest.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

constexpr std::array allFaults{Fault::crash, Fault::hang,        Fault::callFails,
                               Fault::retry, Fault::leaseExpiry, Fault::waitTimeout};
constexpr std::array<std::string_view, allFaults.size() + 1> faultNames{
    "", "crash", "hang", "call-fails", "retry", "lease-expiry", "wait-timeout"};

constexpr std::string_view blanks = " \t\r\n";

/// One entry of a schedule's text, and where it stands.
struct Entry {
  std::size_t number;
  std::string_view text;

  [[noreturn]] void refuse(const Text& why) const {
    constexpr std::size_t shown = 24;
    const std::string quoted = text.size() > shown ? std::string(text.substr(0, shown)) + "..." : std::string(text);
    throw InputError({fmt::format("schedule, entry {} '{}': {}", number, quoted, why.en),
                      fmt::format("스케줄 {}번째 항목 '{}': {}", number, quoted, why.ko)});
  }

  Fault fault(std::string_view name) const {
    for (const Fault fault : allFaults) {
      if (faultName(fault) == name) return fault;
    }
    const std::vector<std::string> known(faultNames.begin() + 1, faultNames.end());
    if (const auto meant = nearest(name, known)) {
      refuse(words("no such fault; did you mean '{}'?", "그런 장애는 없습니다. 혹시 '{}'인가요?", *meant));
    }
    refuse(words("no such fault; known: {}", "그런 장애는 없습니다. 알려진 것은 {}",
                 fmt::format("{}", fmt::join(known, ", "))));
  }

  std::size_t count(std::string_view digits) const {
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size() || count == 0 || count > Schedule::maxChoices) {
      refuse(words("after '*' a number from 1 to {} is needed, then a blank",
                   "'*' 뒤에는 1에서 {} 사이의 수와 빈칸이 필요합니다", Schedule::maxChoices));
    }
    return count;
  }

  ActorId actor(std::string_view name) const {
    if (const auto actor = actorNamed(name)) return *actor;
    if (text.find_first_of(",;:") != std::string_view::npos) {
      refuse({"entries are separated by blanks, and the setup ends with a colon and a blank",
              "항목은 빈칸으로 나누고, 설정은 콜론과 빈칸으로 끝납니다"});
    }
    refuse({"not an actor; actors are called A, B, C ..., and A*3 is A three times",
            "행위자가 아닙니다. 행위자는 A, B, C ...이고 A*3은 A를 세 번 뜻합니다"});
  }

  void appendTo(std::vector<Choice>& choices) const {
    const auto star = text.find('*');
    const auto who = text.substr(0, star);
    const auto bang = who.find('!');
    const Choice choice(actor(who.substr(0, bang)),
                        bang == std::string_view::npos ? Fault::none : fault(who.substr(bang + 1)));
    const auto times = star == std::string_view::npos ? 1 : count(text.substr(star + 1));
    if (times > Schedule::maxChoices - choices.size()) {
      refuse(words("a schedule has at most {} steps", "스케줄은 최대 {}단계입니다", Schedule::maxChoices));
    }
    choices.insert(choices.end(), times, choice);
  }
};

}  // namespace

std::string_view faultName(Fault fault) { return faultNames[static_cast<std::size_t>(fault)]; }

std::span<const Fault> faults() { return allFaults; }

std::string choiceText(Choice choice) {
  if (choice.stops()) return "stop";
  if (choice.fault() == Fault::none) return actorName(choice.actor());
  return fmt::format("{}!{}", actorName(choice.actor()), faultName(choice.fault()));
}

std::string Schedule::bareText() const {
  std::string text;
  for (auto from = choices.begin(); from != choices.end();) {
    const auto to = std::find_if(from, choices.end(), [&](const Choice& other) { return other != *from; });
    if (!text.empty()) text += ' ';
    text += choiceText(*from);
    if (to - from > 1) text += fmt::format("*{}", to - from);
    from = to;
  }
  return text;
}

std::string Schedule::text() const { return setup.empty() ? bareText() : fmt::format("{}: {}", setup, bareText()); }

Schedule Schedule::parse(std::string_view text) {
  Schedule schedule;
  if (const auto first = text.find_first_not_of(blanks); first != std::string_view::npos) text.remove_prefix(first);
  const auto colon = std::min(text.find(": "), text.ends_with(':') ? text.size() - 1 : std::string_view::npos);
  if (colon == 0) throw InputError({"schedule: nothing stands before the colon", "스케줄: 콜론 앞에 설정이 없습니다"});
  if (colon != std::string_view::npos) {
    schedule.setup = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  for (std::size_t number = 1;; ++number) {
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) return schedule;
    const auto to = std::min(text.find_first_of(blanks, from), text.size());
    Entry{number, text.substr(from, to - from)}.appendTo(schedule.choices);
    text.remove_prefix(to);
  }
}

}  // namespace ttadak
