#include "sim/kernel/input_error.h"

#include "sim/kernel/nearest.h"
#include "sim/kernel/words.h"

namespace ttadak {

namespace {

constexpr std::size_t longestQuote = 60;

/// What a person gave, on one line and not endless.
std::string quotable(std::string_view given) {
  std::string text(given.substr(0, longestQuote));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return given.size() > longestQuote ? text + "..." : text;
}

}  // namespace

void refuseUnknown(const Text& kind, std::string_view word, std::span<const std::string> known, const std::string& of) {
  const auto given = quotable(word);
  const auto where = of.empty() ? "" : of + ": ";
  if (known.empty()) {
    throw InputError(words("{}unknown {} '{}'; it has none so far", "{}알 수 없는 {} '{}': 아직 하나도 없습니다", where,
                           kind, given));
  }
  if (const auto meant = nearest(word, known)) {
    throw InputError(words("{}unknown {} '{}'; did you mean '{}'?", "{}알 수 없는 {} '{}': 혹시 '{}'인가요?", where,
                           kind, given, *meant));
  }
  throw InputError(words("{}unknown {} '{}'; known: {}", "{}알 수 없는 {} '{}': 알려진 것은 {}", where, kind, given,
                         fmt::format("{}", fmt::join(known, ", "))));
}

}  // namespace ttadak
