#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "cli/run_cli.h"
#include "source_file.h"

// What the documentation shows is what the program prints and what the sources say. A fenced block is bound by the
// comment on the line before it: `<!-- output: ttadak list -->` or `<!-- code: scenarios/toss_og.cpp -->`. With
// TTADAK_UPDATE set in the environment, outputs are written anew.

namespace ttadak::rules {
namespace {

namespace fs = std::filesystem;

std::string contentsOf(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> pages() {
  const fs::path root = PROJECT_SOURCE_DIR;
  std::vector<fs::path> all{root / "README.md"};
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs")) {
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  }
  return all;
}

/// The words of a command, which may be in double quotes.
std::vector<std::string> wordsOf(const std::string& command) {
  static const std::regex word("\"([^\"]*)\"|(\\S+)");
  std::vector<std::string> words;
  for (std::sregex_iterator it(command.begin(), command.end(), word), end; it != end; ++it) {
    words.push_back((*it)[1].matched ? (*it)[1] : (*it)[2]);
  }
  return words;
}

/// What a command prints; but how long exploring took is never the same.
std::string outputOf(const std::string& command) {
  auto words = wordsOf(command);
  EXPECT_EQ(words.front(), "ttadak") << command;
  words.erase(words.begin());
  const fs::path before = fs::current_path();
  fs::current_path(PROJECT_SOURCE_DIR);  // where the files are that the documentation names
  const auto outcome = cli::ttadak(words);
  fs::current_path(before);
  static const std::regex seconds("[0-9]+\\.[0-9]{3} s\n");
  return std::regex_replace(outcome.out + outcome.errors, seconds, "... s\n");
}

struct Block {
  std::string kind;
  std::string of;
  std::size_t begin;
  std::string text;
};

std::vector<Block> blocksOf(const std::string& page) {
  static const std::regex bound("<!-- (output|code): (.*?) -->\n```[a-z+]*\n");
  std::vector<Block> blocks;
  for (std::sregex_iterator it(page.begin(), page.end(), bound), end; it != end; ++it) {
    const auto begin = static_cast<std::size_t>(it->position() + it->length());
    blocks.push_back({(*it)[1], (*it)[2], begin, page.substr(begin, page.find("```", begin) - begin)});
  }
  return blocks;
}

TEST(Docs, OutputIsWhatTheCommandPrints) {
  std::size_t checked = 0;
  for (const auto& path : pages()) {
    auto page = contentsOf(path);
    const auto blocks = blocksOf(page);
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
      if (block->kind != "output") continue;
      const auto actual = outputOf(block->of);
      if (std::getenv("TTADAK_UPDATE") != nullptr) {
        page.replace(block->begin, block->text.size(), actual);
      } else {
        EXPECT_EQ(block->text, actual) << path << ": " << block->of;
      }
      ++checked;
    }
    if (std::getenv("TTADAK_UPDATE") != nullptr) std::ofstream(path) << page;
  }
  EXPECT_GT(checked, 0U);
}

TEST(Docs, CodeIsInTheFileItIsSaidToBeFrom) {
  for (const auto& path : pages()) {
    for (const auto& block : blocksOf(contentsOf(path))) {
      if (block.kind != "code") continue;
      const auto source = contentsOf(fs::path(PROJECT_SOURCE_DIR) / block.of);
      EXPECT_NE(source.find(block.text), std::string::npos) << path << ": not in " << block.of << ":\n" << block.text;
    }
  }
}

TEST(Docs, LinksLeadSomewhere) {
  static const std::regex link("\\]\\(([^)#:]+)\\)");
  for (const auto& path : pages()) {
    static const std::regex fenced("```[^`]*```");
    const auto page = std::regex_replace(contentsOf(path), fenced, "");
    for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it) {
      EXPECT_TRUE(fs::exists(path.parent_path() / std::string((*it)[1]))) << path << ": " << (*it)[1];
    }
  }
}

}  // namespace
}  // namespace ttadak::rules
