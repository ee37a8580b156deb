#include "explore_request.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <thread>

#include "whole_number.h"

namespace ttadak::cli {

namespace {

constexpr auto mostSteps = std::size_t{1'000'000};
constexpr auto mostRuns = std::uint64_t{1'000'000'000'000};
constexpr auto mostMiB = std::size_t{1} << 24;

}  // namespace

void ExploreFlags::addTo(CLI::App& command, const Console& console) {
  const auto group = console.say({"Exploring", "탐색"});
  const auto add = [&](const char* name, std::optional<std::string>& value, const char* type, const Text& help) {
    command.add_option(name, value, console.say(help))->type_name(type)->group(group);
  };
  add("--method", method_, "M",
      words("one of {}; pct:d=N for bugs of depth N", "{} 중 하나. pct:d=N은 깊이 N의 버그를 찾는다",
            fmt::format("{}", fmt::join(methodNames(), ", "))));
  add("--runs", runs_, "N",
      {"how many runs to make at random; 10000 if not given", "무작위로 실행할 횟수. 기본값 10000"});
  add("--seed", seed_, "N",
      {"for runs at random; the same seed, the same result", "무작위 실행의 시드. 시드가 같으면 결과도 같다"});
  add("--threads", threads_, "N",
      {"how many to use; the result is the same for any number", "스레드 수. 결과는 스레드 수와 상관없이 같다"});
  add("--limit", limit_, "N", {"steps that a run may take", "한 실행이 거칠 수 있는 단계 수"});
  add("--memory", memory_, "MIB", {"memory that may be used, in MiB", "쓸 수 있는 메모리 (MiB)"});
}

ExploreOptions ExploreFlags::options() const {
  ExploreOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  if (method_) chooseMethod(options, *method_);
  if (threads_) options.threads = wholeNumber("--threads", *threads_, 1U, 256U);
  if (limit_) options.limit = wholeNumber("--limit", *limit_, std::size_t{1}, mostSteps);
  if (memory_) options.memory = wholeNumber("--memory", *memory_, std::size_t{1}, mostMiB) << 20;
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  if (runs_) {
    requireSampling(options.method, "--runs");
    options.runs = wholeNumber("--runs", *runs_, std::uint64_t{1}, mostRuns);
  }
  if (seed_) {
    requireSampling(options.method, "--seed");
    options.seed = wholeNumber("--seed", *seed_, std::uint64_t{0}, most);
  }
  return options;
}

}  // namespace ttadak::cli
