#include "sim/text/exploration_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "sim/text/entry.h"
#include "sim/text/timeline_text.h"

namespace ttadak {

namespace {

/// 1234567 as 1,234,567.
std::string grouped(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}
std::string grouped(std::uint64_t number) { return grouped(std::to_string(number)); }

/// 0.123456 as 12.35 %.
std::string percent(double share) { return fmt::format("{:.4g} %", 100 * share); }

Text verdict(const Exploration& found, const Sample& sample) {
  if (!found.remark.en.empty()) return words("not known: {}", "알 수 없음: {}", found.remark);
  const auto rate = words("95 % interval of the rate: {} to {}", "비율의 95 % 구간: {} ~ {}", percent(sample.low),
                          percent(sample.high));
  if (found.verdict == Verdict::violated) {
    return words("{} of {} runs at random violate a property ({})",
                 "무작위 실행 {1}번 중 {0}번이 속성을 어깁니다 ({2})", grouped(sample.hits), grouped(sample.runs),
                 rate);
  }
  return words("not known: none of {} runs at random violates a property ({})",
               "알 수 없음: 무작위 실행 {}번 중 속성을 어긴 것은 없습니다 ({})", grouped(sample.runs), rate);
}

Text verdict(const Exploration& found) {
  if (found.sample) return verdict(found, *found.sample);
  switch (found.verdict) {
    case Verdict::holds:
      if (!found.interleavings)
        return {"every property holds in every interleaving", "모든 순서에서 모든 속성이 지켜집니다"};
      return words("every property holds in all {} interleavings", "가능한 순서 {}가지 모두에서 모든 속성이 지켜집니다",
                   grouped(*found.interleavings));
    case Verdict::violated:
      if (!found.interleavings) return {"a property is violated", "어긴 속성이 있습니다"};
      return words("{} of {} interleavings violate a property", "가능한 순서 {1}가지 중 {0}가지가 속성을 어깁니다",
                   grouped(*found.violating), grouped(*found.interleavings));
    case Verdict::unknown: break;
  }
  return words("not known: {}", "알 수 없음: {}", found.remark);
}

/// Of interleavings or of runs, whichever is known.
template <class Counted>
std::string countOf(const Counted& one) {
  return one.runs ? grouped(*one.runs) : grouped(one.interleavings.value_or(""));
}

void printVerdict(const Console& console, const Exploration& found) {
  const bool violated = found.verdict == Verdict::violated;
  const auto sign = violated ? "✗" : found.verdict == Verdict::holds ? "✓" : "?";
  const auto style = violated ? Style::broken : found.verdict == Verdict::holds ? Style::fine : Style::bold;
  printEntry(console, std::string(sign) + ' ', verdict(found), style);
  for (const Violated& one : found.violations) {
    const auto count = countOf(one);
    printEntry(console, fmt::format("  ✗ {}  ", one.property), Text(count));
  }
  if (found.verdict != Verdict::unknown && !found.remark.en.empty()) {
    printEntry(console, console.say({"note  ", "참고  "}), found.remark);
  }
}

void printOutcomes(const Console& console, const Exploration& found) {
  constexpr std::size_t most = 12;
  if (found.outcomes.empty()) return;
  console.out << '\n' << console.paint(Style::bold, console.say({"How runs turn out", "실행의 결과"})) << '\n';
  std::size_t width = 0;
  for (const Outcome& one : found.outcomes) {
    width = std::max(width, countOf(one).size());
  }
  for (std::size_t i = 0; i < std::min(most, found.outcomes.size()); ++i) {
    const auto count = countOf(found.outcomes[i]);
    printEntry(console, fmt::format("  {:>{}}  ", count, width), Text(found.outcomes[i].text));
  }
  if (found.outcomes.size() > most) {
    console.out << "  " << console.say(words("and {} more", "그 밖에 {}가지", found.outcomes.size() - most)) << '\n';
  }
}

void printCounterexample(const Console& console, const Counterexample& found, const Replaying& replaying) {
  const Text kind = found.shortest ? Text{"The shortest counterexample", "가장 짧은 반례"}
                                   : Text{"The shortest counterexample found", "찾은 반례 중 가장 짧은 것"};
  const auto title =
      words("{}: {} steps, {} switches", "{}: {}단계, 전환 {}번", kind, found.trace.events.size(), found.switches);
  console.out << '\n' << console.paint(Style::bold, console.say(title)) << "\n\n";
  drawTimeline(console, found.trace);
  console.out << '\n';
  if (!found.why.en.empty()) {
    printEntry(console, console.say({"why  ", "이유  "}), found.why);
  }
  console.out << '\n' << replaying(found.trace.schedule()) << '\n';
}

void printWork(const Console& console, const Exploration& found) {
  std::string states;
  if (found.states) states = console.say(words("{} states, ", "상태 {}개, ", grouped(*found.states)));
  if (found.traces) states = console.say(words("{} traces, ", "트레이스 {}개, ", grouped(*found.traces)));
  if (found.sample && found.sample->longest) {
    states = console.say(words("runs of up to {} steps, ", "최대 {}단계의 실행, ", *found.sample->longest));
  }
  const std::string method = found.isPicked ? "auto → " + found.method : found.method;
  const Text text = words("{}: {}{} executions, {} steps, {:.3f} s", "{}: {}실행 {}번, 단계 {}개, {:.3f}초", method,
                          states, grouped(found.executions), grouped(found.steps), found.seconds);
  console.out << '\n';
  if (!found.basis.en.empty()) printEntry(console, console.say({"rests on  ", "근거  "}), found.basis, Style::dim);
  console.out << console.paint(Style::dim, console.say(text)) << '\n';
}

}  // namespace

void printFindings(const Console& console, const Exploration& exploration, const Replaying& replaying) {
  printVerdict(console, exploration);
  printOutcomes(console, exploration);
  if (exploration.counterexample) printCounterexample(console, *exploration.counterexample, replaying);
}

void printExploration(const Console& console, const Exploration& exploration, const Replaying& replaying) {
  printFindings(console, exploration, replaying);
  printWork(console, exploration);
}

}  // namespace ttadak
