#include "program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <span>

#include "command.h"
#include "completion.h"
#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"
#include "sim/text/columns.h"
#include "usage_error.h"

namespace ttadak::cli {

namespace {

/// The words that CLI11 puts into its help by itself.
void speak(CLI::App& program, const Console& console) {
  const auto formatter = program.get_formatter();
  const auto commands = console.say({"Commands", "명령"});
  formatter->label("Usage", console.say({"Usage", "사용법"}));
  formatter->label("OPTIONS", console.say({"options", "옵션"}));
  formatter->label("SUBCOMMAND", console.say({"command", "명령"}));
  formatter->label("Positionals", console.say({"Arguments", "인자"}));
  for (auto* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    command->group(commands);
    command->set_help_flag("-h,--help", console.say({"how to use it", "사용법"}))
        ->group(console.say({"General", "일반"}));
  }
}

void addCompletion(CLI::App& program, const Console& console, Action& chosen) {
  auto shell = std::make_shared<std::string>();
  auto* command = program.add_subcommand(
      "completion", console.say({"completion for a shell: bash or zsh", "셸 자동 완성: bash 또는 zsh"}));
  command->add_option("SHELL", *shell, "bash, zsh")->type_name("");
  command->callback([shell, &console, &chosen] {
    chosen = [shell, &console] {
      console.out << completionScript(*shell);
      return exitHolds;
    };
  });
}

int parseAndRun(CLI::App& program, const std::vector<std::string>& arguments, const Action& chosen,
                const Console& console) {
  // CLI11 takes these for itself, and what follows "--" for nobody's.
  for (const std::string& argument : arguments) {
    if (argument == "--" || argument == "++") {
      throw InputError(words("unexpected argument '{}'", "필요 없는 인자 '{}'", argument));
    }
  }
  auto reversed = arguments;
  std::reverse(reversed.begin(), reversed.end());  // as CLI11 wants it
  try {
    program.parse(reversed);
  } catch (const CLI::CallForVersion&) {
    console.out << program.version() << '\n';
    return exitHolds;
  } catch (const CLI::CallForHelp&) {
    console.out << program.help();
    return exitHolds;
  } catch (const CLI::ParseError& error) {
    throw InputError(usageError(program, error));
  }
  return chosen ? chosen() : welcome(console);
}

}  // namespace

int statusOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds: return exitHolds;
    case Verdict::violated: return exitViolated;
    case Verdict::unknown: break;
  }
  return exitUnknown;
}

int runProgram(const std::vector<std::string>& arguments, const Console& console, std::ostream& errors) {
  const auto complain = [&](const Text& what) { errors << "ttadak: " << oneLine(console.say(what)) << '\n'; };
  try {
    CLI::App program(
        console.say({"ttadak: a deterministic concurrency simulator", "ttadak: 결정론적 동시성 시뮬레이터"}), "ttadak");
    program.option_defaults()->disable_flag_override();
    const auto general = console.say({"General", "일반"});
    program.set_help_flag("-h,--help", console.say({"how to use it", "사용법"}))->group(general);
    program.set_version_flag("--version", "ttadak " TTADAK_VERSION, console.say({"the version", "버전"}))
        ->group(general);
    std::optional<std::string> language;
    program
        .add_option("--lang", language, console.say({"en or ko; else the locale's", "en 또는 ko. 없으면 로캘을 따름"}))
        ->type_name("LANG")
        ->group(general);
    program.fallthrough();
    program.require_subcommand(0, 1);

    Action chosen;
    addList(program, console, chosen);
    addShow(program, console, chosen);
    addReplay(program, console, chosen);
    addExplore(program, console, chosen);
    addSql(program, console, chosen);
    addCompletion(program, console, chosen);
    speak(program, console);
    program.parse_complete_callback([&] {
      const std::vector<std::string> known{"en", "ko"};
      if (language && std::find(known.begin(), known.end(), *language) == known.end()) {
        refuseUnknown({"language", "언어"}, *language, known);
      }
    });
    if (!arguments.empty() && arguments.front() == "complete") {
      const auto words = std::span(arguments).subspan(1);
      for (const auto& one : completions(program, words)) console.out << one << '\n';
      return exitHolds;
    }
    const int status = parseAndRun(program, arguments, chosen, console);
    console.out.flush();
    if (!console.out) {
      complain({"cannot write the output", "출력을 쓸 수 없습니다"});
      return exitInternalFault;
    }
    return status;
  } catch (const InputError& error) {
    complain(error.message());
    return exitBadInput;
  } catch (const std::exception& error) {
    complain(words("a fault of ttadak's own: {}", "ttadak 자체의 결함: {}", std::string(error.what())));
    return exitInternalFault;
  }
}

}  // namespace ttadak::cli
