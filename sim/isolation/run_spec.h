#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string_view>

#include "sim/isolation/sessions.h"
#include "sim/isolation/spec.h"

namespace ttadak::isolation {

/// Gives the sessions on which a permutation is run: new ones, or the same every time.
using Connect = std::function<std::shared_ptr<Sessions>(const Permutation&)>;

/// Runs every permutation of a spec, and prints what isolationtester prints, permutation by permutation. `name` is what
/// the spec is called in messages. Throws InputError if a setup fails, and if a session would have to wait forever.
///
/// Source: src/test/isolation/isolationtester.c of PostgreSQL 15.
void runSpec(const Spec& spec, std::string_view name, const Connect& connect, std::ostream& out);

}  // namespace ttadak::isolation
