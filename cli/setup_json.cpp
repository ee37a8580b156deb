#include "setup_json.h"

namespace ttadak::cli {

nlohmann::ordered_json setupToJson(const Setup& setup) {
  using Json = nlohmann::ordered_json;
  const auto perhaps = [](const std::optional<std::string>& value) { return value ? Json(*value) : Json(); };
  Json options = Json::object();
  for (const auto& [key, value] : setup.options) options[key] = value;
  return {{"incident", setup.incident},
          {"scene", setup.scene},
          {"fixes", setup.fixes},
          {"without", setup.without},
          {"requests", setup.requests},
          {"instances", setup.instances},
          {"engine", perhaps(setup.engine)},
          {"isolation", perhaps(setup.isolation)},
          {"faults", setup.faults},
          {"options", options}};
}

}  // namespace ttadak::cli
