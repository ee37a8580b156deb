#include "sim/world/browser.h"

#include <boost/crc.hpp>

#include "sim/kernel/words.h"

namespace ttadak {

std::string Image::etag() const {
  boost::crc_32_type crc;
  crc.process_bytes(page.data(), page.size());
  return fmt::format("\"{:08x}\"", crc.checksum());
}

Browser& Browser::get(SourceLine at) {
  const auto label = [this] { return words("get {}", "{} 얻기", name()); };
  // Which browser there is never changes: nobody can race for that.
  world().step({.label = label, .at = at}, [] {});
  return *this;
}

void Browser::navigate(const std::string& page, SourceLine at) {
  const auto label = [&] { return words("open {}", "{} 열기", page); };
  world().step({.label = label, .accesses = writes(), .at = at}, [&] { page_ = page; });
}

Image Browser::capture(SourceLine at) {
  return world().step(
      {.label = {"capture", "캡처"}, .accesses = reads(), .at = at}, [this] { return Image{page_}; },
      [](const Image& image) { return image.page; });
}

}  // namespace ttadak
