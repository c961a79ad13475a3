#include "casefile/known_phrases.h"

#include <functional>
#include <string>
#include <unordered_map>

namespace casebook::casefile {
namespace {

constexpr std::size_t kMostPhrases = 4'096;   ///< of each kind; then all are forgotten, and the common ones are soon there again
constexpr std::size_t kLongestPhrase = 64;    ///< in bytes; a longer one hardly comes again

struct PhraseHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

template <typename T>
class Remembered {
 public:
  explicit Remembered(core::Reading<T> (*read)(std::string_view)) : read_(read) {}

  const core::Reading<T>& operator()(std::string_view text) {
    if (text.size() > kLongestPhrase) return last_ = read_(text);
    if (const auto known = readings_.find(text); known != readings_.end()) return known->second;
    if (readings_.size() >= kMostPhrases) readings_.clear();
    return readings_.emplace(std::string(text), read_(text)).first->second;
  }

 private:
  core::Reading<T> (*read_)(std::string_view);
  std::unordered_map<std::string, core::Reading<T>, PhraseHash, std::equal_to<>> readings_;
  core::Reading<T> last_;
};

}  // namespace

const core::Reading<core::TimeSpan>& known_time(std::string_view text) {
  static thread_local Remembered<core::TimeSpan> known(core::read_time);
  return known(text);
}

const core::Reading<core::Dose>& known_dose(std::string_view text) {
  static thread_local Remembered<core::Dose> known(core::read_dose);
  return known(text);
}

const core::Reading<core::Count>& known_count(std::string_view text) {
  static thread_local Remembered<core::Count> known(core::read_count);
  return known(text);
}

const core::Reading<core::Value>& known_value(std::string_view text) {
  static thread_local Remembered<core::Value> known(core::read_value);
  return known(text);
}

const core::Reading<core::Value>& known_age(std::string_view text) {
  static thread_local Remembered<core::Value> known(core::read_age);
  return known(text);
}

const core::Reading<core::Duration>& known_duration(std::string_view text) {
  static thread_local Remembered<core::Duration> known(core::read_duration);
  return known(text);
}

}  // namespace casebook::casefile
