#pragma once
// The words of a short phrase, for the parsers of times, doses, counts and values.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::core {

/// A word, number or sign of a phrase.
struct Token {
  enum class Kind {
    word,           ///< letters, then perhaps digits; ASCII in lower case, µ as u, ² as 2
    number,         ///< digits with perhaps a point and more digits
    decimal_comma,  ///< 1,5
    dash,           ///< - or one of the typographic dashes and minus signs
    sign,           ///< any other single character; <= and >= (also from ≤ ≥)
    unreadable,     ///< a control character, or a number above 10^12
    end
  };
  Kind kind = Kind::end;
  std::string text;  ///< normalised; "-" for a dash
  double number = 0;
  std::size_t begin = 0;  ///< bytes in the phrase's text
  std::size_t end = 0;
  bool spaced = true;  ///< a space, or nothing, stands before
};

/// A cursor over the tokens of one phrase. Taking advances; what is not there leaves the cursor where it was.
class Phrase {
 public:
  explicit Phrase(std::string_view text);

  /// The phrase as written, without the spaces around it.
  const std::string& text() const { return text_; }
  const Token& peek(std::size_t ahead = 0) const;
  bool done() const { return peek().kind == Token::Kind::end; }

  std::size_t mark() const { return next_; }
  void rewind(std::size_t mark) { next_ = mark; }
  void skip() {
    if (!done()) ++next_;
  }

  /// Takes the words and signs of `words`, separated by spaces or hyphens ("as early as", "follow-up").
  bool take(std::string_view words);
  /// Takes the first of `choices` that is there.
  bool take_one_of(std::initializer_list<std::string_view> choices);
  bool take_dash();
  /// A number in digits, or a number word (one to twelve).
  std::optional<double> take_number();
  /// A whole number up to 10^9 in digits, or a number word.
  std::optional<int> take_whole();

  bool next_is_word(std::string_view word) const;
  bool next_is_number() const;
  /// Whether any token is a decimal comma; the text with a point in its place goes into a hint.
  bool has_decimal_comma() const;
  std::string with_decimal_points() const;

  /// As written, from the token at `from` to before the one at `to`.
  std::string words(std::size_t from, std::size_t to) const;
  std::string rest() const { return words(next_, words_end()); }
  std::size_t words_end() const { return tokens_.size(); }

 private:
  std::string text_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  Token end_;
};

/// 1 to 12 for "one" to "twelve" in lower case.
std::optional<int> number_word(std::string_view word);

/// The words in single quotes, fit for a message: control characters shown, cut after 60 characters.
std::string quoted(std::string_view words);

/// What to do when a no-break space or typographic quote made `text` unreadable; else `otherwise`.
std::string hint_unless_odd_character(std::string_view text, std::string otherwise);

}  // namespace casebook::core
