#include "stats/requirements.h"

#include <array>
#include <boost/math/special_functions/erf.hpp>
#include <charconv>
#include <cmath>

#include "core/errors.h"

namespace casebook::stats {

std::string exact_text(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

void require_level(double level) {
  if (!(level > 0 && level < 1)) {
    throw core::DomainError("level = " + exact_text(level) + ": expected a fraction above 0 and below 1, such as 0.95");
  }
}

double normal_quantile(double level) { return std::sqrt(2.0) * boost::math::erfc_inv(1 - level); }

}  // namespace casebook::stats
