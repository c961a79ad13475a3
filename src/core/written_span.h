#pragma once
// The part that times and lengths of time share: a point or range of time as written, "6-10 months" or "week 8",
// whatever word stands in front of it ("within", "at", "at least").

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/phrase.h"
#include "core/reading.h"

namespace casebook::core {

/// A point or range of time as written, in days, before the word in front of it is heard. A point has equal bounds
/// unless it is about so much.
struct WrittenSpan {
  double low = 0;
  double high = 0;
  bool range = false;  ///< two figures: both are bounds
  bool about = false;
  bool look = false;        ///< "week 8", "the 4-month visit": a look even without "at"
  bool figureless = false;  ///< "a few days", "last follow-up"
  bool vague = false;       ///< of those the ones worth a note
  double unit_days = 1;     ///< of the last unit
  std::string words;
};

/// Takes spans from a phrase, which must outlive the reader.
class WrittenSpanReader {
 public:
  explicit WrittenSpanReader(Phrase& phrase) : phrase_(phrase) {}

  /// nullopt when no span stands here; `failure()` then holds the reason if it is a particular one, and the cursor may
  /// have moved. \param first  "the first" was taken before: "month" alone is one month
  std::optional<WrittenSpan> read(bool first = false);

  /// The particular reason for which the last span that had one was none: time-two-looks, time-reversed, or
  /// time-unreadable for a figure without a unit.
  const std::optional<Finding>& failure() const { return failure_; }

 private:
  struct Amount {
    double number = 0;
    double slack = 0.5;  ///< "about" means so much of a unit to either side
    std::string words;
  };

  std::optional<WrittenSpan> read_any(bool first);
  bool vague(WrittenSpan& span);
  std::optional<WrittenSpan> numbered(WrittenSpan span);
  std::optional<WrittenSpan> between(WrittenSpan span);
  std::optional<WrittenSpan> amount(WrittenSpan span);
  std::optional<WrittenSpan> second_figure(const WrittenSpan& span, const Amount& first,
                                           std::optional<double> first_unit, std::size_t second_at);

  bool at_unit() const;
  bool at_end_of_span() const;
  std::optional<double> take_unit();
  std::optional<Amount> take_amount();
  bool take_range_sign();
  void take_noun(WrittenSpan& span);
  bool second_look();

  std::optional<WrittenSpan> point(WrittenSpan span, const Amount& amount, double unit_days) const;
  std::optional<WrittenSpan> range(WrittenSpan span, double low, double high, double unit_days) const;

  std::optional<WrittenSpan> two_looks(std::string_view first, std::string_view second);
  std::optional<WrittenSpan> reversed(const std::string& repaired);
  std::optional<WrittenSpan> without_unit(const std::string& amount);

  Phrase& phrase_;
  std::optional<Finding> failure_;
};

/// Takes "mean", "median" or "range" and returns it; "each" when none of them stands here.
std::string take_statistic(Phrase& phrase);

}  // namespace casebook::core
