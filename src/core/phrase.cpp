#include "core/phrase.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/text.h"

namespace casebook::core {

namespace {

using Kind = Token::Kind;

constexpr double kLargestNumber = 1e12;

bool is_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(const CodePoint& c) {
  return !c.valid || c.value >= 0xA0 || (c.value >= 'a' && c.value <= 'z') || (c.value >= 'A' && c.value <= 'Z');
}
bool is_dash(const CodePoint& c) {
  return c.valid && (c.value == '-' || (c.value >= 0x2010 && c.value <= 0x2015) || c.value == 0x2212);
}

/// The ASCII letter or sign that a typographic character stands for; nullptr for any other.
const char* plain_form(char32_t c) {
  switch (c) {
    case 0xB2:
      return "2";
    case 0xB5:   // micro sign
    case 0x3BC:  // Greek mu
      return "u";
    case 0x2264:
      return "<=";
    case 0x2265:
      return ">=";
    default:
      return nullptr;
  }
}

class Tokenizer {
 public:
  explicit Tokenizer(const std::string& text) : text_(text) {}

  std::vector<Token> tokens() {
    while (at_ < text_.size()) {
      if (is_space(here().value)) {
        ++at_;
        spaced_ = true;
        continue;
      }
      Token token = next();
      token.spaced = std::exchange(spaced_, false);
      tokens_.push_back(std::move(token));
    }
    return std::move(tokens_);
  }

 private:
  CodePoint here() const { return code_point_at(text_, at_); }
  char byte(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

  Token next() {
    Token token;
    token.begin = at_;
    const CodePoint c = here();
    if (is_digit(c.value)) {
      number(token);
    } else if (is_dash(c)) {
      token.kind = Kind::dash;
      token.text = "-";
      at_ += c.length;
    } else if (c.valid && (c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0))) {
      token.kind = Kind::unreadable;
      at_ += c.length;
    } else if (c.valid && (c.value == 0x2264 || c.value == 0x2265)) {
      token.kind = Kind::sign;
      token.text = plain_form(c.value);
      at_ += c.length;
    } else if (is_letter(c)) {
      word(token);
    } else {
      token.kind = Kind::sign;
      token.text = text_.substr(at_, 1);
      ++at_;
      if ((token.text == "<" || token.text == ">") && byte(at_) == '=') {
        token.text += '=';
        ++at_;
      }
    }
    token.end = at_;
    return token;
  }

  void digits() {
    while (is_digit(static_cast<unsigned char>(byte(at_)))) ++at_;
  }

  void number(Token& token) {
    digits();
    token.kind = Kind::number;
    const char mark = byte(at_);
    if ((mark == '.' || mark == ',') && is_digit(static_cast<unsigned char>(byte(at_ + 1)))) {
      if (mark == ',') token.kind = Kind::decimal_comma;
      ++at_;
      digits();
    }
    token.text = text_.substr(token.begin, at_ - token.begin);
    if (token.kind == Kind::decimal_comma) return;
    const char* const end = token.text.data() + token.text.size();
    const auto read = std::from_chars(token.text.data(), end, token.number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end || token.number > kLargestNumber) token.kind = Kind::unreadable;
  }

  void word(Token& token) {
    token.kind = Kind::word;
    while (at_ < text_.size()) {
      const CodePoint c = here();
      const bool apostrophe = c.value == '\'' && at_ + 1 < text_.size() && is_letter(code_point_at(text_, at_ + 1));
      if (is_dash(c) || !(is_letter(c) || is_digit(c.value) || apostrophe)) break;
      if (c.valid && (c.value == 0x2264 || c.value == 0x2265)) break;
      const char* const plain = c.valid ? plain_form(c.value) : nullptr;
      token.text += plain != nullptr ? std::string(plain) : text_.substr(at_, c.length);
      at_ += c.length;
    }
    token.text = lower_ascii(token.text);
  }

  const std::string& text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool spaced_ = true;
};

}  // namespace

Phrase::Phrase(std::string_view text) : text_(trimmed(text)), tokens_(Tokenizer(text_).tokens()) {
  end_.begin = end_.end = text_.size();
}

const Token& Phrase::peek(std::size_t ahead) const {
  return next_ + ahead < tokens_.size() ? tokens_[next_ + ahead] : end_;
}

bool Phrase::take(std::string_view words) {
  const std::size_t start = next_;
  while (!words.empty()) {
    const Token& token = peek();
    const std::string_view text = token.text;
    const bool named = token.kind == Kind::word || token.kind == Kind::sign || token.kind == Kind::dash;
    if (!named || text.empty() || words.substr(0, text.size()) != text) break;
    const std::string_view after = words.substr(text.size());
    if (!after.empty() && text != "-" && after.front() != ' ' && after.front() != '-') break;
    words = after;
    if (!words.empty() && words.front() == ' ') words.remove_prefix(1);
    ++next_;
  }
  if (words.empty()) return true;
  next_ = start;
  return false;
}

bool Phrase::take_one_of(std::initializer_list<std::string_view> choices) {
  return std::any_of(choices.begin(), choices.end(), [this](std::string_view words) { return take(words); });
}

bool Phrase::take_dash() {
  if (peek().kind != Kind::dash) return false;
  ++next_;
  return true;
}

std::optional<double> Phrase::take_number() {
  const Token& token = peek();
  if (token.kind == Kind::number) {
    ++next_;
    return token.number;
  }
  const std::optional<int> word = token.kind == Kind::word ? number_word(token.text) : std::nullopt;
  if (!word) return std::nullopt;
  ++next_;
  return *word;
}

std::optional<int> Phrase::take_whole() {
  constexpr double kLargest = 1e9;
  const std::size_t start = next_;
  const bool pointed = peek().text.find('.') != std::string::npos;
  const std::optional<double> number = take_number();
  if (number && !pointed && *number <= kLargest) return static_cast<int>(*number);
  next_ = start;
  return std::nullopt;
}

bool Phrase::next_is_word(std::string_view word) const { return peek().kind == Kind::word && peek().text == word; }

bool Phrase::next_is_number() const {
  return peek().kind == Kind::number || (peek().kind == Kind::word && number_word(peek().text).has_value());
}

bool Phrase::has_decimal_comma() const {
  return std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.kind == Kind::decimal_comma; });
}

std::string Phrase::with_decimal_points() const {
  std::string text = text_;
  for (const Token& token : tokens_) {
    if (token.kind == Kind::decimal_comma) text[text.find(',', token.begin)] = '.';
  }
  return text;
}

std::string Phrase::words(std::size_t from, std::size_t to) const {
  if (from >= to || from >= tokens_.size()) return {};
  const std::size_t begin = tokens_[from].begin;
  return text_.substr(begin, tokens_[std::min(to, tokens_.size()) - 1].end - begin);
}

std::optional<int> number_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> kWords{"one",   "two",   "three", "four", "five",   "six",
                                                    "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  const auto found = std::find(kWords.begin(), kWords.end(), word);
  if (found == kWords.end()) return std::nullopt;
  return static_cast<int>(found - kWords.begin()) + 1;
}

std::string quoted(std::string_view words) {
  constexpr int kLongest = 60;
  std::size_t end = 0;
  for (int count = 0; end < words.size() && count < kLongest; ++count) end += code_point_at(words, end).length;
  return "'" + visible_text(words.substr(0, end)) + (end < words.size() ? "…'" : "'");
}

std::string hint_unless_odd_character(std::string_view text, std::string otherwise) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (c.valid && (c.value == 0xA0 || c.value == 0x202F || c.value == 0x2009)) {
      return "a no-break or thin space stands in it: write a plain space";
    }
    if (c.valid && c.value >= 0x2018 && c.value <= 0x201F) return "a typographic quote stands in it: write it without";
    i += c.length;
  }
  return otherwise;
}

}  // namespace casebook::core
