#pragma once

#include <cstdint>

namespace ttadak {

/// What a rate may be, in 0 to 1.
struct Interval {
  double low = 0;
  double high = 1;
};

/// The rates that `hits` of `runs` independent runs do not rule out at 95 %: 2.5 % on either side.
///
/// Source: Clopper, Pearson: The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial
/// (Biometrika 1934). It never covers less than it says.
Interval clopperPearson(std::uint64_t hits, std::uint64_t runs);

}  // namespace ttadak
