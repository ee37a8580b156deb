#pragma once

#include <functional>
#include <string>
#include <vector>

#include "source_file.h"

namespace ttadak::rules {

/// Where a file breaks a rule, as `path:line: what`.
using Complaints = std::vector<std::string>;

/// Nothing points back: sim <- fixes <- scenarios <- cli, gui; and within sim, nobody but the layers above uses world,
/// explore, timeline and export.
Complaints layering(const SourceFile& file);
/// Boost.Fiber and Boost.Context only in sim/kernel (and, as the baseline, in bench), Qt and ImGui only in gui,
/// GoogleTest only in tests and in the one header for them.
Complaints libraries(const SourceFile& file);
/// A file is one thing, and fits a few screens.
Complaints fileSize(const SourceFile& file);
/// No clock, no random device, no order by hash or by address where runs are made.
Complaints determinism(const SourceFile& file);
/// A call does not begin on a line below its statement's first: the compilers would name different lines.
Complaints callSites(const SourceFile& file);
/// Nothing is left for later, and no test looks away.
Complaints unfinished(const SourceFile& file);

/// Whether a statement begins on that line (counted from 1).
bool statementBeginsAt(const SourceFile& file, std::size_t line);

}  // namespace ttadak::rules
