#pragma once

#include <string>

#include "sim/kernel/world.h"

namespace ttadak {

/// A picture of a page.
struct Image {
  std::string page;

  void digest(Digest& to) const { to << page; }
  /// The entity tag a server sends with it (RFC 9110, section 8.8.3): equal for equal pictures.
  std::string etag() const;
};

/// A browser driven by a program: it shows one page at a time, whoever asked for it.
class Browser final : public Object {
 public:
  Browser(World& world, Text name) : Object(world, std::move(name)) {}

  /// The caller gets hold of the browser; others may do so at the same time.
  Browser& get(SourceLine at = SourceLine::here());
  void navigate(const std::string& page, SourceLine at = SourceLine::here());
  /// A picture of whatever is on the screen.
  Image capture(SourceLine at = SourceLine::here());

  void reset() override { page_.clear(); }
  void digest(Digest& to) const override { to << page_; }
  std::string state() const override { return page_; }

 private:
  std::string page_;
};

}  // namespace ttadak
