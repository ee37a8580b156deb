#pragma once

#include <fmt/format.h>

#include <string>
#include <type_traits>

#include "sim/kernel/text.h"

namespace ttadak {

namespace detail {

template <class Arg>
using InOneLanguage = std::conditional_t<std::is_same_v<Arg, Text>, std::string, Arg>;

template <class Arg>
const InOneLanguage<Arg>& in(Language language, const Arg& arg) {
  if constexpr (std::is_same_v<Arg, Text>) {
    return arg.in(language);
  } else {
    return arg;
  }
}

}  // namespace detail

/// The same arguments put into a sentence of each language; a Text goes in as what it is in that language.
template <class... Args>
Text words(fmt::format_string<const detail::InOneLanguage<Args>&...> english,
           fmt::format_string<const detail::InOneLanguage<Args>&...> korean, const Args&... args) {
  return {fmt::format(english, detail::in(Language::english, args)...),
          fmt::format(korean, detail::in(Language::korean, args)...)};
}

}  // namespace ttadak
