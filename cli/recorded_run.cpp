#include "recorded_run.h"

#include <nlohmann/json.hpp>

#include "read_file.h"
#include "setup_json.h"
#include "sim/export/trace_json.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

namespace {

/// `steps[8].result` for the JSON pointer `/steps/8/result`.
std::string placeOf(const nlohmann::json::json_pointer& pointer) {
  std::string place;
  for (auto rest = pointer; !rest.empty(); rest.pop_back()) {
    const auto& token = rest.back();
    const bool isIndex = token.find_first_not_of("0123456789") == std::string::npos;
    const auto part = isIndex ? "[" + token + "]" : token;
    place = part + (place.empty() || place.front() == '[' ? "" : ".") + place;
  }
  return place;
}

std::string valueAt(const nlohmann::json& document, const nlohmann::json::json_pointer& pointer) {
  return document.contains(pointer)
             ? document.at(pointer).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
             : "-";
}

}  // namespace

std::string replayDocument(const Replay& replay) {
  auto document = setupToJson(replay.setup);
  document.update(nlohmann::ordered_json::parse(traceToJson(replay.trace)));
  return document.dump(2);
}

RecordedRun::RecordedRun(const std::string& path) : path_(path), text_(readFile(path)) {
  try {
    schedule_ = traceFromJson(text_).schedule();
    if (schedule_.setup.empty()) throw InputError({"'schedule' has no setup", "'schedule'에 설정이 없습니다"});
  } catch (const InputError& error) {
    throw InputError(words("trace file '{}': {}", "추적 파일 '{}': {}", path_, error.message()));
  }
}

void RecordedRun::requireSame(const Replay& replay) const {
  const auto recorded = nlohmann::json::parse(text_);
  const auto now = nlohmann::json::parse(replayDocument(replay));
  const auto differences = nlohmann::json::diff(recorded, now);
  if (differences.empty()) return;
  const nlohmann::json::json_pointer pointer(differences.front()["path"].get<std::string>());
  throw InputError(words("trace file '{}': the run differs at '{}': recorded {}, now {}",
                         "추적 파일 '{}': 실행이 '{}'에서 다릅니다: 기록은 {}, 지금은 {}", path_, placeOf(pointer),
                         valueAt(recorded, pointer), valueAt(now, pointer)));
}

}  // namespace ttadak::cli
