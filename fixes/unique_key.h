#pragma once

#include <string>
#include <vector>

#include "fixes/fix.h"

namespace ttadak {

/// A unique key on a table, and in `method` the answer that is given when it stops a second row.
Fix uniqueKey(const std::string& table, const std::string& columns, const std::string& method,
              const std::string& alreadyExists);

}  // namespace ttadak
