#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "program.h"
#include "sim/explore/explore.h"
#include "sim/export/exploration_json.h"
#include "sim/kernel/input_error.h"

// ttadak-programs NAME:SIZE[xSIZE]: explores one of the literature's programs.

namespace {

using namespace ttadak;

void print(const std::string& name, const Exploration& exploration) {
  nlohmann::ordered_json json{{"incident", name}};
  json.update(nlohmann::ordered_json::parse(explorationToJson(exploration)));
  if (exploration.deadlockedTraces) json["deadlocked"] = *exploration.deadlockedTraces;
  std::cout << json.dump(2) << '\n';
}

int run(int argc, char** argv) {
  CLI::App app("The literature's programs, explored");
  std::string text;
  std::string method = "auto";
  ExploreOptions options;
  bool json = false;
  bool noSymmetry = false;
  app.add_option("PROGRAM", text, "NAME:SIZE, or NAME:SIZExSIZE")->required();
  app.add_option("--method", method, "how interleavings are gone through");
  app.add_option("--threads", options.threads)->check(CLI::Range(1, 256));
  const auto* runs =
      app.add_option("--runs", options.runs, "how many runs to make at random")->check(CLI::PositiveNumber);
  const auto* seed = app.add_option("--seed", options.seed, "what runs at random follow from");
  app.add_flag("--no-symmetry", noSymmetry, "take no two threads for alike");
  app.add_flag("--json", json, "print JSON (nothing else is printed anyway)");
  app.parse(argc, argv);
  const auto chosen = programs::parseProgram(text);
  chooseMethod(options, method);
  if (runs->count() > 0) requireSampling(options.method, "--runs");
  if (seed->count() > 0) requireSampling(options.method, "--seed");
  options.symmetry = !noSymmetry;
  const auto exploration = explore([&] { return chosen.program.make(chosen.size); }, options);
  print(text, exploration);
  return exploration.verdict == Verdict::holds ? 0 : exploration.verdict == Verdict::violated ? 1 : 4;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout
        << "ttadak-programs NAME:SIZE[xSIZE] --method M [--threads N] [--runs N] [--seed N] [--json]\n\nPrograms:";
    for (const auto& program : programs::programs()) std::cout << ' ' << program.name;
    std::cout << '\n';
    return 0;
  } catch (const CLI::ParseError& error) {
    std::cerr << "ttadak-programs: " << error.what() << '\n';
    return 2;
  } catch (const InputError& error) {
    std::cerr << "ttadak-programs: " << error.message().en << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "ttadak-programs: " << error.what() << '\n';
    return 3;
  }
}
