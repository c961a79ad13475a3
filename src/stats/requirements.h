#pragma once
// What several statistics ask of their arguments, and how a refusal writes numbers.

#include <functional>
#include <string>

namespace casebook::stats {

/// Called now and then (some hundred times a second) during long work, to stop it by throwing. Empty: nobody asks.
using Interruption = std::function<void()>;

/// The shortest decimal text that reads back as `number`; "nan", "inf", "-inf".
std::string exact_text(double number);

/// \throws core::DomainError unless 0 < level < 1 (0.95, not 95)
void require_level(double level);

/// The two-sided standard normal quantile of a level: 1.95996... for 0.95. The level must have been required.
double normal_quantile(double level);

}  // namespace casebook::stats
