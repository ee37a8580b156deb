#include "setup_options.h"

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

void SetupOptions::addTo(CLI::App& command, const Console& console) {
  const auto flags = setupFlags();
  values_.resize(flags.size());
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const auto take = [this, i](const std::string& value) {
      const auto& name = setupFlags()[i].name;
      if (value.starts_with("--")) throw InputError(words("{} needs a value", "{}에는 값이 필요합니다", name));
      values_[i].push_back(value);
    };
    // Called at every occurrence: CLI11's own lists would swallow the words that follow.
    auto* option = command.add_option_function<std::string>(flags[i].name, take, console.say(flags[i].help));
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)->trigger_on_parse()->type_name(flags[i].valueName);
    option->group(console.say({"Setup", "설정"}));
  }
}

std::vector<Setting> SetupOptions::given() const {
  std::vector<Setting> all;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    for (const auto& value : values_[i]) all.push_back({setupFlags()[i].name, value});
  }
  return all;
}

}  // namespace ttadak::cli
