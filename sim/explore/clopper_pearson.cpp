#include "clopper_pearson.h"

#include <boost/math/distributions/binomial.hpp>

namespace ttadak {

Interval clopperPearson(std::uint64_t hits, std::uint64_t runs) {
  if (runs == 0) return {};
  using Binomial = boost::math::binomial_distribution<double>;
  constexpr double side = 0.025;
  const auto all = static_cast<double>(runs);
  const auto some = static_cast<double>(hits);
  return {Binomial::find_lower_bound_on_p(all, some, side, Binomial::clopper_pearson_exact_interval),
          Binomial::find_upper_bound_on_p(all, some, side, Binomial::clopper_pearson_exact_interval)};
}

}  // namespace ttadak
