#include "completion.h"

#include <algorithm>

#include "scenarios/catalog.h"
#include "sim/explore/options.h"
#include "sim/kernel/input_error.h"

namespace ttadak::cli {

namespace {

const auto anyCommand = [](const CLI::App*) { return true; };

void addFlags(const CLI::App& app, std::vector<std::string>& all) {
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) all.push_back("--" + name);
  }
}

/// What the incident that was named, or each of all, has to offer for a flag.
template <class Offer>
std::vector<std::string> offered(std::span<const std::string> words, Offer offer) {
  std::vector<std::string> all;
  const auto isNamed = [&](const Incident& incident) {
    return std::count(words.begin(), words.end(), incident.id) > 0;
  };
  const bool one = std::any_of(incidents().begin(), incidents().end(), isNamed);
  for (const Incident& incident : incidents()) {
    if (!one || isNamed(incident)) offer(incident, all);
  }
  return all;
}

void scenes(const Incident& incident, std::vector<std::string>& all) {
  for (const Scene& scene : incident.scenes) all.push_back(scene.id);
}

void fixes(const Incident& incident, std::vector<std::string>& all) {
  for (const Fix& fix : incident.fixes) all.push_back(fix.id);
}

void fixesThatAreOn(const Incident& incident, std::vector<std::string>& all) {
  for (const Fix& fix : incident.fixes) {
    if (fix.onAsReported) all.push_back(fix.id);
  }
}

void options(const Incident& incident, std::vector<std::string>& all) {
  for (const Option& option : incident.options) {
    for (const auto& value : option.values) all.push_back(option.key + "=" + value);
  }
}

std::vector<std::string> candidates(const CLI::App& program, std::span<const std::string> words) {
  std::vector<std::string> all;
  const auto commands = program.get_subcommands(anyCommand);
  if (words.size() <= 1) {
    for (const auto* command : commands) all.push_back(command->get_name());
    addFlags(program, all);
    return all;
  }
  const auto& before = words[words.size() - 2];
  if (before == "--scene") return offered(words, scenes);
  if (before == "--fix") return offered(words, fixes);
  if (before == "--without") return offered(words, fixesThatAreOn);
  if (before == "--option") return offered(words, options);
  if (before == "--engine") return {"postgres", "mariadb"};
  if (before == "--isolation") return {"read-uncommitted", "read-committed", "repeatable-read", "serializable"};
  if (before == "--method") return methodNames();
  if (before == "--lang") return {"en", "ko"};
  const auto command = std::find_if(commands.begin(), commands.end(),
                                    [&](const CLI::App* one) { return one->get_name() == words.front(); });
  if (command == commands.end()) return all;
  addFlags(**command, all);
  if (words.front() == "completion") all.insert(all.end(), {"bash", "zsh"});
  if ((*command)->get_option_no_throw("INCIDENT") != nullptr) {
    for (const Incident& incident : incidents()) all.push_back(incident.id);
  }
  return all;
}

}  // namespace

std::vector<std::string> completions(const CLI::App& program, std::span<const std::string> words) {
  auto all = candidates(program, words);
  const std::string begun = words.empty() ? "" : words.back();
  std::erase_if(all, [&](const std::string& one) {
    const bool unasked = begun.empty() && one.starts_with("-");
    return unasked || !one.starts_with(begun);
  });
  return all;
}

std::string completionScript(const std::string& shell) {
  if (shell == "bash") {
    return R"sh(# bash completion for ttadak: eval "$(ttadak completion bash)"
_ttadak() {
  local IFS=$'\n'
  COMPREPLY=($(ttadak complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _ttadak ttadak
)sh";
  }
  if (shell == "zsh") {
    return R"sh(#compdef ttadak
# zsh completion for ttadak: eval "$(ttadak completion zsh)"
_ttadak() {
  local -a all
  all=(${(f)"$(ttadak complete "${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( $#all )); then compadd -a all; else _files; fi
}
compdef _ttadak ttadak
)sh";
  }
  refuseUnknown({"shell", "셸"}, shell, std::vector<std::string>{"bash", "zsh"});
}

}  // namespace ttadak::cli
