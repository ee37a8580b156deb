#include "explore_request.h"

#include <algorithm>
#include <limits>
#include <thread>

#include "whole_number.h"

namespace ttadak::cli {

namespace {

constexpr auto mostSteps = std::size_t{1'000'000};
constexpr auto mostMiB = std::size_t{1} << 24;
constexpr auto mostRuns = std::uint64_t{1} << 48;

/// `pct:d=3` apart: the method, and what it is given.
void setMethod(const std::string& text, ExploreOptions& options) {
  const auto colon = std::min(text.find(':'), text.size());
  const auto name = text.substr(0, colon);
  const auto& names = methodNames();
  const auto known = std::find(names.begin(), names.end(), name);
  if (known == names.end()) refuseUnknown({"method", "방법"}, name, names, "--method");
  options.method = static_cast<Method>(known - names.begin());
  if (colon == text.size()) return;
  const auto setting = text.substr(colon + 1);
  if (options.method != Method::pct || !setting.starts_with("d=")) {
    throw InputError(words("--method '{}': only pct takes a setting, as in pct:d=3",
                           "--method '{}': pct만 pct:d=3처럼 설정을 받습니다", text));
  }
  options.depth = wholeNumber("--method pct:d", setting.substr(2), std::size_t{1}, std::size_t{100});
}

}  // namespace

void ExploreFlags::addTo(CLI::App& command, const Console& console) {
  const auto group = console.say({"Exploring", "탐색"});
  const auto add = [&](const char* name, std::optional<std::string>& value, const char* type, const Text& help) {
    command.add_option(name, value, console.say(help))->type_name(type)->group(group);
  };
  add("--method", method_, "M",
      {"auto, stateful, dpor, naive (all of these are exhaustive), random, pct:d=N, pos, uniform",
       "auto, stateful, dpor, naive (여기까지 전수 탐색), random, pct:d=N, pos, uniform"});
  add("--threads", threads_, "N",
      {"how many to use; the result is the same for any number", "스레드 수. 결과는 스레드 수와 상관없이 같다"});
  add("--limit", limit_, "N", {"steps that a run may take", "한 실행이 거칠 수 있는 단계 수"});
  add("--memory", memory_, "MIB", {"memory that may be used, in MiB", "쓸 수 있는 메모리 (MiB)"});
  add("--seed", seed_, "N", {"of a method that samples", "표본 추출 방법의 시드"});
  add("--runs", runs_, "N", {"of a method that samples", "표본 추출 방법의 실행 수"});
}

ExploreOptions ExploreFlags::options() const {
  ExploreOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  if (method_) setMethod(*method_, options);
  if (threads_) options.threads = wholeNumber("--threads", *threads_, 1U, 256U);
  if (limit_) options.limit = wholeNumber("--limit", *limit_, std::size_t{1}, mostSteps);
  if (memory_) options.memory = wholeNumber("--memory", *memory_, std::size_t{1}, mostMiB) << 20;
  if (seed_) options.seed = wholeNumber("--seed", *seed_, std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max());
  if (runs_) options.runs = wholeNumber("--runs", *runs_, std::uint64_t{1}, mostRuns);
  return options;
}

}  // namespace ttadak::cli
