#include "usage_error.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sim/kernel/input_error.h"
#include "sim/kernel/nearest.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

namespace {

const CLI::App& innermost(const CLI::App& program) {
  const auto given = program.get_subcommands();
  return given.empty() ? program : *given.back();
}

/// Something on the command line that belongs to nothing.
Text unexpected(const CLI::App& program, const std::string& argument) {
  const CLI::App& command = innermost(program);
  const bool isFlag = argument.starts_with("-");
  std::vector<std::string> known;
  if (isFlag) {
    const auto add = [&](const CLI::App& app) {
      for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) {
          if (std::find(known.begin(), known.end(), "--" + name) == known.end()) known.push_back("--" + name);
        }
      }
    };
    add(command);
    if (&command != &program) add(program);
  } else if (&command == &program) {
    for (const auto* each : program.get_subcommands([](const CLI::App*) { return true; }))
      known.push_back(each->get_name());
  } else {
    return words("{}: unexpected argument '{}'", "{}: 필요 없는 인자 '{}'", command.get_name(), argument);
  }
  try {
    refuseUnknown(isFlag ? Text{"flag", "플래그"} : Text{"command", "명령"}, argument.substr(0, argument.find('=')),
                  known);
  } catch (const InputError& error) {
    return error.message();
  }
}

}  // namespace

Text usageError(const CLI::App& program, const CLI::ParseError& error) {
  if (const auto rest = program.remaining(true); !rest.empty()) return unexpected(program, rest.front());
  const std::string message = error.what();
  const auto bare = message.substr(0, message.find_first_of(": "));
  const auto name = bare.starts_with("-") ? bare : "--" + bare;
  if (error.get_name() == "ArgumentMismatch") {
    if (message.find("flag override") != std::string::npos) {
      return words("{} takes no value", "{}에는 값을 줄 수 없습니다", name);
    }
    if (message.find("At Most") != std::string::npos) return words("{} is given twice", "{}: 두 번 주어졌습니다", name);
    return words("{} needs a value", "{}에는 값이 필요합니다", name);
  }
  return message.substr(0, message.find('\n'));
}

}  // namespace ttadak::cli
