#pragma once

#include <array>
#include <utility>

#include "sim/kernel/trace.h"

// What the values of the trace's enumerations are called in JSON.

namespace ttadak {

template <class Value, std::size_t N>
const char* nameOf(const std::array<std::pair<Value, const char*>, N>& names, Value value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return "";
}

inline constexpr std::array<std::pair<End, const char*>, 4> ends{{{End::completed, "completed"},
                                                                  {End::deadlocked, "deadlocked"},
                                                                  {End::endless, "endless"},
                                                                  {End::stopped, "stopped"}}};

inline constexpr std::array<std::pair<Access::Mode, const char*>, 2> modes{
    {{Access::Mode::read, "read"}, {Access::Mode::write, "write"}}};

inline constexpr std::array<std::pair<Object::Kind, const char*>, 4> kinds{{{Object::Kind::shared, "shared"},
                                                                            {Object::Kind::client, "client"},
                                                                            {Object::Kind::external, "external"},
                                                                            {Object::Kind::internal, "internal"}}};

inline constexpr std::array<std::pair<Verdict, const char*>, 3> verdicts{
    {{Verdict::holds, "holds"}, {Verdict::violated, "violated"}, {Verdict::unknown, "unknown"}}};

}  // namespace ttadak
