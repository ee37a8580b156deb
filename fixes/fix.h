#pragma once

#include <functional>
#include <string>

#include "sim/kernel/text.h"
#include "sim/world/app.h"

namespace ttadak {

/// Something that a report tried, or could have: it alters the wiring of a fresh application, and nothing else. Whether
/// it holds is not known here.
struct Fix {
  std::string id;
  Text title;
  /// What it alters, and where.
  Text change;
  /// Whether the report's service had it when things went wrong.
  bool onAsReported = false;
  std::function<void(App&)> apply;
};

}  // namespace ttadak
