#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace ttadak::rules {

struct SourceFile {
  std::string path;  ///< from the project's root
  std::vector<std::string> lines;

  bool in(const std::string& folder) const { return path.starts_with(folder + "/"); }
  bool isCode() const { return path.ends_with(".h") || path.ends_with(".cpp"); }
};

inline SourceFile readSource(const std::filesystem::path& root, const std::filesystem::path& file) {
  SourceFile source{std::filesystem::relative(file, root).string(), {}};
  std::ifstream text(file);
  for (std::string line; std::getline(text, line);) source.lines.push_back(line);
  return source;
}

/// Every file of the project's own folders.
inline std::vector<SourceFile> projectSources() {
  namespace fs = std::filesystem;
  const fs::path root = PROJECT_SOURCE_DIR;
  std::vector<SourceFile> all;
  for (const char* folder :
       {"sim", "fixes", "scenarios", "cli", "gui", "tests", "bench", "examples", "scripts", "docs", "cmake"}) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file()) all.push_back(readSource(root, entry.path()));
    }
  }
  return all;
}

}  // namespace ttadak::rules
