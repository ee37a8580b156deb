#pragma once

#include <string>

namespace ttadak::cli {

/// The contents of a file; throws InputError if it cannot be read or is larger than 64 MiB.
std::string readFile(const std::string& path);

}  // namespace ttadak::cli
