#include "basis.h"

#include <cmath>

#include "sim/kernel/words.h"

namespace ttadak {

Text whyNotAll(Extent extent, const ExploreOptions& options) {
  switch (extent) {
    case Extent::everything: break;
    case Extent::untilStopped: return {"it was stopped", "도중에 멈추었습니다"};
    case Extent::untilFull:
      return words("{} MiB of memory are full", "메모리 {} MiB를 다 썼습니다", options.memory >> 20);
    case Extent::butEndless:
      return words("a run takes more than {} steps", "{}단계가 넘는 실행이 있습니다", options.limit);
  }
  return {};
}

namespace {

/// Of n hashes of 128 bits, two are the same with a chance of at most n²/2^129: that as a power of ten.
int powerOfChance(std::uint64_t hashes) {
  return static_cast<int>(std::ceil(2 * std::log10(static_cast<double>(hashes)) - 129 * std::log10(2.0)));
}

}  // namespace

Text basisOf(const Exploration& exploration, const ExploreOptions& options) {
  Text model = words("the model, in which every run ends within {} steps", "모든 실행이 {}단계 안에 끝나는 이 모델",
                     options.limit);
  switch (options.method) {
    case Method::stateful: {
      const std::uint64_t states = exploration.states.value_or(1);
      return words("{}; no two of {} states having the same 128-bit hash (a chance under 10^{} that two have)",
                   "{}. 상태 {}개의 128비트 해시가 서로 다르다는 것 (같은 것이 있을 확률 10^{} 미만)", model, states,
                   powerOfChance(states));
    }
    case Method::dpor:
      return words("the model; no run being longer than {} steps; steps touching only what they announce",
                   "이 모델, {}단계보다 긴 실행이 없다는 것, 단계가 알린 것만 건드린다는 것", options.limit);
    default: return model;
  }
}

}  // namespace ttadak
