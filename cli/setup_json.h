#pragma once

#include <nlohmann/json.hpp>

#include "scenarios/setup.h"

namespace ttadak::cli {

/// The setup as the first keys of a command's JSON document.
nlohmann::ordered_json setupToJson(const Setup& setup);

}  // namespace ttadak::cli
