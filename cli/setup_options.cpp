#include "setup_options.h"

#include "sim/kernel/input_error.h"
#include "sim/kernel/words.h"

namespace ttadak::cli {

void SetupOptions::addTo(CLI::App& command, const Console& console) {
  const auto flags = setupFlags();
  values_.resize(flags.size());
  for (std::size_t i = 0; i < flags.size(); ++i) {
    auto* option = command.add_option(flags[i].name, values_[i], console.say(flags[i].help));
    option->type_name(flags[i].valueName)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    option->group(console.say({"Setup", "설정"}));
  }
}

std::vector<Setting> SetupOptions::given() const {
  std::vector<Setting> all;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const SetupFlag& flag = setupFlags()[i];
    if (values_[i].size() > 1 && !flag.repeatable)
      throw InputError(words("{} is given twice", "{}가 두 번 주어졌습니다", flag.name));
    for (const auto& value : values_[i]) all.push_back({flag.name, value});
  }
  return all;
}

}  // namespace ttadak::cli
