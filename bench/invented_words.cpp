#include "invented_words.h"

#include <algorithm>
#include <array>

namespace casebook::bench {
namespace {

constexpr std::size_t kVocabulary = 30'000;
constexpr std::array<std::string_view, 48> kCommon{"the",  "of",    "and",     "in",      "with",    "to",     "a",     "was",     "were",   "for",      "patients", "is",
                                                   "that", "after", "as",      "by",      "on",      "from",   "we",    "treatment", "this", "at",       "or",       "between",
                                                   "be",   "not",   "an",      "are",     "which",   "case",   "had",   "who",     "clinical", "disease", "group",    "results",
                                                   "skin", "study", "therapy", "months",  "using",   "than",   "years", "reported", "both",  "response", "dose",     "more"};
constexpr std::array<std::string_view, 40> kSyllables{"der", "ma", "to", "lo", "gi", "ne",  "pre", "di", "cor", "ti", "fi", "bro", "ne", "mi", "a",  "cu", "ke", "ra", "ti", "no",
                                                      "ep",  "i",  "the", "li", "um", "va", "so",  "pem", "phi", "gus", "hy", "per", "se", "re", "o",  "in", "su", "lin", "za", "mab"};
constexpr std::array<std::string_view, 10> kUnusual{"naïve", "β-blocker", "≥", "café-au-lait", "±", "5–10", "μg", "Sjögren’s", "p\u2009&lt;\u20090.05", "AT&amp;T"};
constexpr std::array<std::string_view, 30> kFamilies{"Albers", "Müller", "Nguyen", "García", "Smith", "Wang", "Kowalski", "Øvergaard", "Rossi", "Tanaka",
                                                     "de la Cruz", "O'Brien", "Li", "Çelik", "Dubois", "Kim", "Ivanov", "van der Berg", "Haddad", "Singh",
                                                     "Johansson", "Novák", "Silva", "Papadopoulos", "Chen", "Okafor", "Fernández", "Zhang", "Yamamoto", "Szabó"};
constexpr std::array<std::string_view, 24> kGiven{"Ada", "Lauren N", "José", "Wei", "Jack L", "Ron J", "Anna-Maria", "Søren", "Priya", "Hiroshi", "Zoë", "M",
                                                  "Ibrahim", "Li Na", "Pierre", "Katarzyna", "Mehmet", "Ngozi", "Ivan V", "Chloé", "Peter", "Yuki", "Inês", "Tamás"};

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 5) == "&amp;") {
      out += '&';
      i += 4;
    } else if (text.substr(i, 4) == "&lt;") {
      out += '<';
      i += 3;
    } else if (text[i] == '<') {
      i = text.find('>', i);
    } else {
      out += text[i];
    }
  }
  return out;
}

InventedWords::InventedWords(std::uint64_t seed) : random_(seed) {
  words_.reserve(kVocabulary);
  for (const auto word : kCommon) words_.emplace_back(word);
  while (words_.size() < kVocabulary) {
    std::string word;
    for (auto syllables = 2 + below(2); syllables > 0; --syllables) word += kSyllables[below(kSyllables.size())];
    words_.push_back(std::move(word));
  }
}

std::string InventedWords::digits(int count) {
  std::string text;
  for (; count > 0; --count) text += static_cast<char>('0' + below(10));
  return text;
}

std::string InventedWords::capital(std::string word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

const std::string& InventedWords::rare_of(std::size_t end) { return words_[kCommon.size() + below(end)]; }

const std::string& InventedWords::rare() { return rare_of(kVocabulary - kCommon.size()); }

const std::string& InventedWords::word() {
  if (chance(45)) return words_[below(kCommon.size())];
  const double place = share();
  return words_[kCommon.size() + static_cast<std::size_t>(static_cast<double>(kVocabulary - kCommon.size()) * place * place * place)];
}

std::string InventedWords::sentence(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    text += i == 0 ? capital(word()) : chance(1) ? std::string(kUnusual[below(kUnusual.size())]) : word();
    if (chance(4) && i + 1 < words) text += ',';
  }
  return text;
}

std::string InventedWords::prose(std::size_t words) {
  std::string text;
  while (words > 0) {
    const auto part = std::min(words, 12 + below(14));
    text += (text.empty() ? "" : " ") + sentence(part) + ".";
    words -= part;
  }
  return text;
}

std::string_view InventedWords::family() { return kFamilies[below(kFamilies.size())]; }

std::string_view InventedWords::given() { return kGiven[below(kGiven.size())]; }

}  // namespace casebook::bench
