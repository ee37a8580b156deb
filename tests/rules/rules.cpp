#include "rules.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <regex>
#include <set>

namespace ttadak::rules {

namespace {

std::string at(const SourceFile& file, std::size_t line, const std::string& what) {
  return fmt::format("{}:{}: {}", file.path, line, what);
}

/// Complains about every line of the file on which `pattern` is found.
Complaints everyMatch(const SourceFile& file, const std::regex& pattern, const std::string& what) {
  Complaints all;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    std::smatch match;
    if (std::regex_search(file.lines[i], match, pattern)) all.push_back(at(file, i + 1, what + ": " + match.str()));
  }
  return all;
}

/// A folder that is a layer, and what it may include of the project besides itself.
const std::map<std::string, std::set<std::string>> layers{
    {"sim/kernel", {}},
    {"sim/world", {"sim/kernel", "sim/world/database"}},
    {"sim/world/database", {"sim/kernel"}},
    {"sim/explore", {"sim/kernel"}},
    {"sim/isolation", {"sim/kernel", "sim/world/database", "sim/explore"}},
    {"sim/live", {"sim/kernel", "sim/isolation"}},
    {"sim/timeline", {"sim/kernel"}},
    {"sim/text", {"sim/kernel", "sim/explore"}},
    {"sim/testing", {"sim/kernel", "sim/explore", "sim/text"}},
    {"sim/session", {"sim/kernel"}},
    {"sim/export", {"sim/kernel", "sim/explore", "sim/timeline"}},
    {"fixes", {"sim/kernel", "sim/world", "sim/world/database"}},
    {"scenarios", {"fixes", "sim/kernel", "sim/world", "sim/world/database", "sim/session"}},
    {"cli",
     {"scenarios", "fixes", "sim/kernel", "sim/explore", "sim/timeline", "sim/session", "sim/text", "sim/export",
      "sim/isolation", "sim/live", "sim/world/database"}},
    {"gui",
     {"scenarios", "fixes", "sim/kernel", "sim/explore", "sim/timeline", "sim/session", "sim/text", "sim/export"}},
};

std::string folderOf(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string trimmed(const std::string& line) {
  const auto first = line.find_first_not_of(" \t");
  return first == std::string::npos ? "" : line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

}  // namespace

Complaints layering(const SourceFile& file) {
  const auto layer = layers.find(folderOf(file.path));
  if (layer == layers.end() || !file.isCode()) return {};
  static const std::regex include("^\\s*#include \"([^\"]*)\"");
  Complaints all;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_search(file.lines[i], match, include)) continue;
    const auto folder = folderOf(match[1]);
    const bool own = folder.empty() || folder == layer->first;
    if (!own && !layer->second.contains(folder)) all.push_back(at(file, i + 1, "points back: " + match.str()));
  }
  return all;
}

Complaints libraries(const SourceFile& file) {
  if (!file.isCode()) return {};
  static const std::regex fiber("^\\s*#include [<\"]boost/(fiber|context)");
  static const std::regex gui("^\\s*#include [<\"](Q[A-Z]|Qt|imgui)");
  static const std::regex googleTest("^\\s*#include [<\"](gtest|gmock)/");
  Complaints all;
  const auto refuse = [&](const std::regex& pattern, const char* what) {
    const auto more = everyMatch(file, pattern, what);
    all.insert(all.end(), more.begin(), more.end());
  };
  if (!file.in("sim/kernel") && !file.in("bench")) refuse(fiber, "only sim/kernel may");
  if (!file.in("gui")) refuse(gui, "only gui may");
  const bool isForTests = file.in("tests") || file.in("examples") || file.path == "sim/testing/expect_holds.h";
  if (!isForTests) refuse(googleTest, "only what tests include may");
  return all;
}

Complaints fileSize(const SourceFile& file) {
  constexpr std::size_t most = 200;
  constexpr std::size_t mostOfTests = 350;
  const auto limit = file.in("tests") ? mostOfTests : most;
  if (!file.isCode() || file.lines.size() <= limit) return {};
  return {at(file, file.lines.size(), fmt::format("more than {} lines: is it one thing?", limit))};
}

Complaints determinism(const SourceFile& file) {
  if (!file.isCode() || !(file.in("sim") || file.in("fixes") || file.in("scenarios"))) return {};
  if (file.path == "sim/explore/stopwatch.h") return {};  // how long exploring took is told, and decides nothing
  static const std::regex sources(
      "system_clock|steady_clock|high_resolution_clock|random_device|\\brand\\(|\\btime\\(|"
      "this_thread|std::hash|uintptr_t|default_random_engine");
  return everyMatch(file, sources, "nondeterminism");
}

Complaints callSites(const SourceFile& file) {
  if (!file.isCode() || !(file.in("fixes") || file.in("scenarios"))) return {};
  static const std::regex continued("^\\s*(\\.|->)\\s*\\w+\\(");
  return everyMatch(file, continued, "the call begins below its statement's first line");
}

Complaints unfinished(const SourceFile& file) {
  if (!file.isCode() || file.in("tests/rules")) return {};
  static const std::regex marks("TODO|FIXME|XXX|not implemented|#if 0|GTEST_SKIP|DISABLED_");
  return everyMatch(file, marks, "unfinished");
}

bool statementBeginsAt(const SourceFile& file, std::size_t line) {
  // The body of a lambda begins on the line: so does a statement.
  if (file.lines[line - 1].find("] { ") != std::string::npos) return true;
  for (std::size_t i = line - 1; i-- > 0;) {
    const auto before = trimmed(file.lines[i]);
    if (before.empty() || before.starts_with("//")) continue;
    return std::string(";{}:").find(before.back()) != std::string::npos;
  }
  return true;
}

}  // namespace ttadak::rules
