#include "setup_options.h"

namespace ttadak::cli {

void SetupOptions::addTo(CLI::App& command, const Console& console) {
  const auto flags = setupFlags();
  values_.resize(flags.size());
  for (std::size_t i = 0; i < flags.size(); ++i) {
    auto* option = command.add_option(flags[i].name, values_[i], console.say(flags[i].help));
    option->type_name(flags[i].valueName)->expected(1);
    if (flags[i].repeatable) option->expected(1, -1)->allow_extra_args(false);
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
