#include "draft/passage.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text.h"

namespace casebook::draft {
namespace {

constexpr char kForeignLetter = '\x01';   ///< a letter that no rule knows
constexpr char kForeignSign = '\x02';
constexpr std::size_t kReach = 80;   ///< pieces to either side that are looked at of one sentence: a line of 34 kB without a full stop must not take long

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == kForeignLetter; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// One byte for each character: what the rules tell apart of it.
char plain_character(const core::CodePoint& point) {
  const char32_t c = point.value;
  if (!point.valid) return kForeignSign;
  if (c < 0x80) return c == '\t' || c == '\r' || c == '\f' || c == '\v' ? ' ' : static_cast<char>(c);
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000) return ' ';
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return '\n';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0x2032) return '\'';
  if (c == 0xB5 || c == 0x3BC) return 'u';
  if (c == 0xB2) return '2';
  if (c == 0xB7 || c == 0x2219) return '.';
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || c == 0xFEFF) return kForeignSign;
  return kForeignLetter;
}

/// 1 to 19 and the tens; 0: no number word.
int number_of(std::string_view word) {
  static constexpr std::array<std::string_view, 19> kOnes{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
                                                          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr std::array<std::string_view, 8> kTens{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  const auto one = std::find(kOnes.begin(), kOnes.end(), word);
  if (one != kOnes.end()) return static_cast<int>(one - kOnes.begin()) + 1;
  const auto ten = std::find(kTens.begin(), kTens.end(), word);
  return ten == kTens.end() ? 0 : 10 * (static_cast<int>(ten - kTens.begin()) + 2);
}

bool matches(std::string_view word, std::string_view choices) {
  while (!choices.empty()) {
    const auto bar = choices.find('|');
    auto choice = choices.substr(0, bar);
    if (choice.size() > 1 && choice.back() == '*') {
      choice.remove_suffix(1);
      if (word.substr(0, choice.size()) == choice) return true;
    } else if (word == choice) {
      return true;
    }
    if (bar == std::string_view::npos) break;
    choices.remove_prefix(bar + 1);
  }
  return false;
}

}  // namespace

Passage::Passage(std::string_view text) : text_(text) {
  std::string plain;
  plain.reserve(text.size());
  offsets_.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size();) {
    const auto point = core::code_point_at(text, i);
    offsets_.push_back(i);
    plain += plain_character(point);
    i += point.length;
  }
  offsets_.push_back(text.size());
  cut(plain);
  number_sentences(plain);
  end_.begin = end_.end = plain.size();
  end_.sentence = static_cast<std::size_t>(-1);
}

void Passage::cut(const std::string& plain) {
  const auto at = [&](std::size_t i) { return i < plain.size() ? plain[i] : '\0'; };
  std::size_t i = 0;
  bool spaced = true;
  while (i < plain.size()) {
    if (at(i) == ' ' || at(i) == '\n') {
      spaced = true;
      ++i;
      continue;
    }
    Piece piece;
    piece.begin = i;
    piece.spaced = spaced;
    spaced = false;
    if (is_digit(at(i))) {
      piece.kind = Piece::Kind::number;
      piece.whole = true;
      while (is_digit(at(i))) ++i;
      const auto group = [&](std::size_t from) { return at(from) == ',' && is_digit(at(from + 1)) && is_digit(at(from + 2)) && is_digit(at(from + 3)) && !is_digit(at(from + 4)); };
      std::string digits = plain.substr(piece.begin, i - piece.begin);
      if (digits.size() <= 3 && group(i)) {
        while (group(i)) {
          digits += plain.substr(i + 1, 3);
          i += 4;
        }
      }
      if (at(i) == '.' && is_digit(at(i + 1))) {
        piece.whole = false;
        const auto point = i++;
        while (is_digit(at(i))) ++i;
        digits += plain.substr(point, i - point);
      }
      const char* const last = digits.data() + digits.size();
      const auto read = std::from_chars(digits.data(), last, piece.number, std::chars_format::fixed);
      if (read.ec != std::errc() || read.ptr != last || piece.number > 1e9) piece.kind = Piece::Kind::sign;
    } else if (is_letter(at(i))) {
      piece.kind = Piece::Kind::word;
      // b.i.d., p.o., i.e.: single letters with points between.
      std::size_t letters = i;
      while (is_letter(at(letters)) && at(letters + 1) == '.' && is_letter(at(letters + 2))) letters += 2;
      if (letters > i && is_letter(at(letters)) && !is_letter(at(letters + 1)) && !is_digit(at(letters + 1))) {
        for (std::size_t letter = i; letter <= letters; letter += 2) piece.as_printed += plain[letter];
        i = letters + 1;
        if (at(i) == '.') ++i;
      } else {
        while (is_letter(at(i)) || is_digit(at(i)) || (at(i) == '\'' && is_letter(at(i + 1)))) ++i;
      }
    } else {
      piece.kind = Piece::Kind::sign;
      ++i;
    }
    piece.end = i;
    if (piece.as_printed.empty()) piece.as_printed = plain.substr(piece.begin, i - piece.begin);
    piece.text = core::lower_ascii(piece.as_printed);
    pieces_.push_back(std::move(piece));
  }
}

/// A sentence ends at . ! or ? before a space and a capital, a digit or the end, and at the end of a line.
void Passage::number_sentences(const std::string& plain) {
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (i > 0) {
      const Piece& last = pieces_[i - 1];
      const auto line_end = plain.find('\n', last.end);
      bool ends = line_end != std::string::npos && line_end < pieces_[i].begin;
      const char first = pieces_[i].as_printed.front();
      const bool begins = pieces_[i].spaced && (is_capital(first) || is_digit(first) || first == '(' || first == '[');
      const bool stop = last.text == "." || last.text == "!" || last.text == "?" || (last.kind == Piece::Kind::word && plain[last.end - 1] == '.' && last.text.size() > 2);
      if (stop && begins) {
        const bool abbreviated = i >= 2 && last.text == "." && matches(pieces_[i - 2].text, "vs|dr|mr|mrs|ms|fig|figs|no|approx|ca|al|st|eg|ie|resp|incl") && !last.spaced;
        ends = ends || !abbreviated;
      }
      if (ends) ++sentence;
    }
    pieces_[i].sentence = sentence;
  }
}

bool Passage::is(std::size_t at, std::string_view choices) const { return at < pieces_.size() && matches(pieces_[at].text, choices); }

std::optional<std::size_t> Passage::phrase(std::size_t at, std::string_view phrase) const {
  const std::size_t start = at;
  while (!phrase.empty()) {
    const auto space = phrase.find(' ');
    if (at >= pieces_.size() || pieces_[at].text != phrase.substr(0, space) || !same_sentence(start, at)) return std::nullopt;
    ++at;
    if (space == std::string_view::npos) break;
    phrase.remove_prefix(space + 1);
  }
  return at;
}

std::optional<std::size_t> Passage::one_of(std::size_t at, std::string_view phrases) const {
  while (!phrases.empty()) {
    const auto bar = phrases.find('|');
    if (const auto next = phrase(at, phrases.substr(0, bar))) return next;
    if (bar == std::string_view::npos) break;
    phrases.remove_prefix(bar + 1);
  }
  return std::nullopt;
}

std::optional<Figure> Passage::figure(std::size_t at) const {
  const Piece& piece = (*this)[at];
  const Piece& next = (*this)[at + 1];
  if (piece.kind == Piece::Kind::number) {
    if (!piece.spaced && at > 0) {
      const Piece& last = pieces_[at - 1];
      if (last.kind != Piece::Kind::sign || matches(last.text, ".|>|*|+|_|:|#|$|^")) return std::nullopt;
      const bool joined = last.text == "-" || last.text == "/" || last.text == ",";
      if (joined && !last.spaced && at > 1) {
        // The range 1-2, the count 2/3 and a unit before a dash (3 mg-6 mg) are; IL-17 and 1,5 are not.
        const Piece& before = pieces_[at - 2];
        if (before.kind != Piece::Kind::number && !(last.text == "-" && matches(before.text, "mg|mcg|ug|g|week|weeks|month|months|day|days|%"))) return std::nullopt;
        if (last.text == ",") return std::nullopt;
      }
    }
    // 1,5 and 3:1 are no plain figures; nor is the first half of a date or ratio.
    if (!next.spaced && next.text == "," && (*this)[at + 2].kind == Piece::Kind::number && !(*this)[at + 2].spaced) return std::nullopt;
    if (!next.spaced && matches(next.text, ":|^|*")) return std::nullopt;
    return Figure{piece.number, piece.whole, at + 1};
  }
  if (piece.kind != Piece::Kind::word) return std::nullopt;
  const int tens = number_of(piece.text);
  if (tens == 0) return std::nullopt;
  if (!piece.spaced && at > 0 && !matches(pieces_[at - 1].text, "(|[|'|/")) return std::nullopt;
  if (tens >= 20 && next.text == "-" && !next.spaced && !(*this)[at + 2].spaced) {
    const int ones = number_of((*this)[at + 2].text);
    if (ones > 0 && ones < 10) return Figure{static_cast<double>(tens + ones), true, at + 3};
  }
  return Figure{static_cast<double>(tens), true, at + 1};
}

std::optional<Figure> Passage::whole(std::size_t at) const {
  const auto found = figure(at);
  return found && found->whole && found->number > 0 ? found : std::nullopt;
}

bool Passage::before(std::size_t at, std::size_t count, std::string_view choices) const {
  for (std::size_t i = at; i > 0 && count > 0; --count) {
    --i;
    if (!same_sentence(i, at)) return false;
    if (is(i, choices)) return true;
  }
  return false;
}

bool Passage::after(std::size_t at, std::size_t count, std::string_view choices) const {
  for (std::size_t i = at; i < size() && count > 0; ++i, --count) {
    if (!same_sentence(i, at)) return false;
    if (is(i, choices)) return true;
  }
  return false;
}

bool Passage::in_sentence(std::size_t at, std::string_view choices) const { return before(at, kReach, choices) || after(at, kReach, choices); }

std::string Passage::words(std::size_t from, std::size_t to) const {
  if (from >= to || from >= size()) return {};
  return characters(pieces_[from].begin, pieces_[std::min(to, size()) - 1].end);
}

std::string Passage::characters(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, length());
  end = std::clamp(end, begin, length());
  return text_.substr(offsets_[begin], offsets_[end] - offsets_[begin]);
}

}  // namespace casebook::draft
