#include "sim/text/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <iostream>

namespace ttadak {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

/// Okabe and Ito's colours, as near as the 256 colours come; dark ink on each of them.
std::string_view code(Style style) {
  switch (style) {
    case Style::bold: return "1";
    case Style::dim: return "2";
    case Style::local: return "38;5;234;48;5;250";
    case Style::read: return "38;5;234;48;5;117";
    case Style::write: return "38;5;234;48;5;214";
    case Style::effect: return "38;5;234;48;5;227";
    case Style::blocked: return "38;5;250;48;5;238";
    case Style::broken: return "1;38;5;231;48;5;130";
    case Style::fine: return "1;38;5;36";
    case Style::selected: return "7";
    case Style::plain: break;
  }
  return "";
}

std::size_t terminalWidth() {
  constexpr std::size_t usual = 80;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const auto columns = environment("COLUMNS");
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width > 0 && width < 1000 ? width : usual;
}

}  // namespace

std::string Console::paint(Style style, std::string_view text) const {
  if (!colour || style == Style::plain) return std::string(text);
  return "\033[" + std::string(code(style)) + "m" + std::string(text) + "\033[0m";
}

Language languageFor(std::span<const std::string> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--") break;
    if (argument.starts_with("--lang=")) return argument.ends_with("=ko") ? Language::korean : Language::english;
    if (argument == "--lang" && i + 1 < arguments.size()) {
      return arguments[i + 1] == "ko" ? Language::korean : Language::english;
    }
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto locale = environment(name); !locale.empty()) {
      const bool korean = locale == "ko" || locale.starts_with("ko_") || locale.starts_with("ko.");
      return korean ? Language::korean : Language::english;
    }
  }
  return Language::english;
}

Console standardConsole(Language language) {
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const bool colour = terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  return {std::cout, language, colour, terminalWidth()};
}

}  // namespace ttadak
