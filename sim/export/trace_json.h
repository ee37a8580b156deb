#pragma once

#include <string>
#include <string_view>

#include "sim/kernel/trace.h"

namespace ttadak {

/// The trace as one JSON object, keys in a fixed order, indented by two blanks, without a newline at the end: the same
/// trace gives the same bytes everywhere.
std::string traceToJson(const Trace& trace);

/// Reads back what traceToJson wrote, `traceFromJson(traceToJson(t)) == t`; further keys are passed over. Throws
/// InputError that says where the text is no JSON, or which value is missing or wrong.
Trace traceFromJson(std::string_view json);

}  // namespace ttadak
