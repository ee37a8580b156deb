#include <algorithm>
#include <charconv>

#include "sim/explore/options.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak {

const std::vector<std::string>& methodNames() {
  static const std::vector<std::string> names{"auto", "stateful", "dpor", "naive", "random", "pct", "pos", "uniform"};
  return names;
}

std::string methodText(const ExploreOptions& options) {
  const std::string& name = methodNames()[static_cast<std::size_t>(options.method)];
  return options.method == Method::pct ? fmt::format("{}:d={}", name, options.depth) : name;
}

void chooseMethod(ExploreOptions& options, std::string_view text) {
  const auto colon = text.find(':');
  const auto name = text.substr(0, colon);
  const auto& names = methodNames();
  const auto known = std::find(names.begin(), names.end(), name);
  if (known == names.end()) refuseUnknown({"method", "방법"}, name, names, "--method");
  const auto method = static_cast<Method>(known - names.begin());
  if (colon != std::string_view::npos) {
    const auto rest = text.substr(colon + 1);
    if (method != Method::pct) {
      throw InputError(words("--method '{}': nothing can be said after '{}'",
                             "--method '{}': '{}' 뒤에는 아무것도 쓸 수 없습니다", text, name));
    }
    constexpr std::string_view key = "d=";
    const auto digits = rest.starts_with(key) ? rest.substr(key.size()) : "";
    unsigned depth = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), depth);
    if (error != std::errc() || end != digits.data() + digits.size() || depth < 1 || depth > mostDepth) {
      throw InputError(words("--method '{}': after 'pct:' comes d=N, N a whole number from 1 to {}, such as pct:d=3",
                             "--method '{}': 'pct:' 뒤에는 d=N을 씁니다. N은 1에서 {} 사이의 정수입니다. 예: pct:d=3",
                             text, mostDepth));
    }
    options.depth = depth;
  }
  options.method = method;
}

bool samples(Method method) { return method >= Method::random; }

void requireSampling(Method method, std::string_view flag) {
  if (samples(method)) return;
  const auto& names = methodNames();
  const auto first = names.begin() + static_cast<std::ptrdiff_t>(Method::random);
  throw InputError(words("{}: '{}' goes through everything once; only {} make runs at random",
                         "{}: '{}'은(는) 모두를 한 번씩 살펴봅니다. 무작위로 실행하는 방법은 {}입니다", flag,
                         names[static_cast<std::size_t>(method)],
                         fmt::format("{}", fmt::join(first, names.end(), ", "))));
}

}  // namespace ttadak
