#include "sim/world/database/dialect.h"

namespace ttadak::sql {

std::size_t SqlText::originalPlace(std::size_t place) const {
  std::size_t inText = 0;
  std::size_t inOriginal = 0;
  for (const Replaced& one : replaced_) {
    if (one.inText > place) break;
    if (place < one.inText + one.lengthInText) return one.inOriginal;
    inText = one.inText + one.lengthInText;
    inOriginal = one.inOriginal + one.length;
  }
  return inOriginal + (place - inText);
}

void SqlText::replace(std::size_t place, std::size_t length, const std::string& words) {
  const std::size_t shift = replaced_.empty() ? 0 : replaced_.back().inText + replaced_.back().lengthInText;
  const std::size_t from = replaced_.empty() ? 0 : replaced_.back().inOriginal + replaced_.back().length;
  const std::size_t inText = shift + (place - from);
  text_.replace(inText, length, words);
  replaced_.push_back({inText, words.size(), place, length});
}

}  // namespace ttadak::sql
