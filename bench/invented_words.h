#pragma once
// Words, sentences and names that nobody wrote, the same for the same seed.

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::bench {

/// XML's '&' and '<' as plain text has them, and no tags.
std::string plain(std::string_view text);

class InventedWords {
 public:
  explicit InventedWords(std::uint64_t seed);

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }   // the remainder's bias is of no matter here
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  /// At least 0 and below 1.
  double share() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }
  std::string digits(int count);
  static std::string capital(std::string word);
  /// A word that is no common one, of the first `end` of them.
  const std::string& rare_of(std::size_t end);
  const std::string& rare();
  /// Every second word is a common one; of the others, a few are frequent and many rare.
  const std::string& word();
  /// Some words have marks that XML writes as entities: see plain().
  std::string sentence(std::size_t words);
  std::string prose(std::size_t words);
  std::string_view family();
  std::string_view given();

 private:
  std::mt19937_64 random_;
  std::vector<std::string> words_;
};

}  // namespace casebook::bench
