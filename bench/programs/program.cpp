#include "program.h"

#include <algorithm>
#include <charconv>

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::programs {

const std::vector<Program>& programs() {
  static const auto all = [] {
    std::vector<Program> made;
    addRegisters(made);
    addLocks(made);
    addSwaps(made);
    return made;
  }();
  return all;
}

namespace {

std::string shown(Size size) { return size.k == 0 ? std::to_string(size.n) : fmt::format("{}x{}", size.n, size.k); }

/// Throws InputError unless `text` is a number that lies between the two.
int number(const std::string& text, const Program& program, int least, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= least && value <= most) return value;
  throw InputError(words("{}: size '{}' must be a number from {} to {}",
                         "{}: 크기 '{}': {}에서 {} 사이의 수여야 합니다", program.name, text, least, most));
}

}  // namespace

Chosen parseProgram(const std::string& text) {
  const auto colon = std::min(text.find(':'), text.size());
  const auto name = text.substr(0, colon);
  const auto named =
      std::find_if(programs().begin(), programs().end(), [&](const Program& one) { return one.name == name; });
  if (named == programs().end()) {
    std::vector<std::string> names;
    for (const Program& one : programs()) names.push_back(one.name);
    refuseUnknown({"program", "프로그램"}, name, names);
  }
  if (colon == text.size()) {
    throw InputError(words("{}: give a size, such as {}:{}", "{}: 크기를 주어야 합니다. 예: {}:{}", name, name,
                           shown(named->least)));
  }
  const auto size = text.substr(colon + 1);
  const auto by = named->least.k == 0 ? std::string::npos : size.find('x');
  if (named->least.k != 0 && by == std::string::npos) {
    throw InputError(
        words("{}: size '{}' must be two numbers, such as 3x2", "{}: 크기 '{}': 3x2처럼 두 수여야 합니다", name, size));
  }
  Chosen chosen{*named, {}};
  chosen.size.n = number(size.substr(0, by), *named, named->least.n, named->most.n);
  if (by != std::string::npos) chosen.size.k = number(size.substr(by + 1), *named, named->least.k, named->most.k);
  return chosen;
}

}  // namespace ttadak::programs
