#include "explore_request.h"

#include <algorithm>
#include <thread>

#include "whole_number.h"

namespace ttadak::cli {

namespace {

constexpr auto mostSteps = std::size_t{1'000'000};
constexpr auto mostMiB = std::size_t{1} << 24;

}  // namespace

void ExploreFlags::addTo(CLI::App& command, const Console& console) {
  const auto group = console.say({"Exploring", "탐색"});
  const auto add = [&](const char* name, std::optional<std::string>& value, const char* type, const Text& help) {
    command.add_option(name, value, console.say(help))->type_name(type)->group(group);
  };
  add("--method", method_, "M", {"auto, stateful, dpor or naive", "auto, stateful, dpor, naive 중 하나"});
  add("--threads", threads_, "N",
      {"how many to use; the result is the same for any number", "스레드 수. 결과는 스레드 수와 상관없이 같다"});
  add("--limit", limit_, "N", {"steps that a run may take", "한 실행이 거칠 수 있는 단계 수"});
  add("--memory", memory_, "MIB", {"memory that may be used, in MiB", "쓸 수 있는 메모리 (MiB)"});
}

ExploreOptions ExploreFlags::options() const {
  ExploreOptions options;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  if (method_) options.method = methodNamed(*method_);
  if (threads_) options.threads = wholeNumber("--threads", *threads_, 1U, 256U);
  if (limit_) options.limit = wholeNumber("--limit", *limit_, std::size_t{1}, mostSteps);
  if (memory_) options.memory = wholeNumber("--memory", *memory_, std::size_t{1}, mostMiB) << 20;
  return options;
}

}  // namespace ttadak::cli
