#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <vector>

namespace ttadak::cli {

/// What could stand in the place of the last of `words` (what was typed after the program's name, the last word perhaps
/// unfinished or empty).
std::vector<std::string> completions(const CLI::App& program, std::span<const std::string> words);

/// The script that makes a shell, `bash` or `zsh`, ask ttadak for completions; throws InputError for another shell.
std::string completionScript(const std::string& shell);

}  // namespace ttadak::cli
