#pragma once
// A title or an abstract as words, numbers and signs that keep their place, for the rules that look for candidates.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::draft {

/// A word, number or sign of a text. `begin` and `end` count characters (code points) from 0, the end is exclusive.
struct Piece {
  enum class Kind {
    word,     ///< letters, then perhaps digits; abbreviations lose their points: b.i.d. is bid
    number,   ///< 3, 4.5, 1,200
    sign,     ///< one character, typographic dashes as -, primes and quotes as '
    end
  };
  Kind kind = Kind::end;
  std::string text;        ///< in lower case, one byte a character; what is not Latin is no letter of a word that a rule knows
  std::string as_printed;  ///< the same with capitals
  double number = 0;       ///< of a number
  bool whole = false;      ///< a number without decimals
  std::size_t begin = 0;
  std::size_t end = 0;
  bool spaced = true;      ///< a space, or nothing, stands before
  std::size_t sentence = 0;
};

/// A number in digits or words, and behind which piece it ends.
struct Figure {
  double number = 0;
  bool whole = true;
  std::size_t next = 0;
};

/// The pieces of one text. Reading is tolerant of no-break and thin spaces, of typographic dashes, and of bytes that are no UTF-8.
class Passage {
 public:
  explicit Passage(std::string_view text);

  std::size_t size() const { return pieces_.size(); }
  /// The piece at `at`; beyond the ends one of kind `end`.
  const Piece& operator[](std::size_t at) const { return at < pieces_.size() ? pieces_[at] : end_; }

  /// Whether the piece is one of the `choices`, which are separated by |; one that ends in * is a beginning: "relaps*|flare". False beyond the end.
  bool is(std::size_t at, std::string_view choices) const;
  /// Whether the pieces at `at` are the words of `phrase`, separated by spaces, in one sentence: "at the age of". \returns the piece behind them
  std::optional<std::size_t> phrase(std::size_t at, std::string_view phrase) const;
  /// The first of several phrases, separated by |, the longest first.
  std::optional<std::size_t> one_of(std::size_t at, std::string_view phrases) const;

  /// A number that stands by itself, in digits ("3", "1,200") or in words ("twenty-six"); none for the 17 of IL-17, the 1633 of c.1633G>A and 1,5.
  std::optional<Figure> figure(std::size_t at) const;
  /// The same if it is whole and above 0.
  std::optional<Figure> whole(std::size_t at) const;

  /// Whether one of the `choices` (as in is()) stands among the `count` pieces before `at`, in the same sentence.
  bool before(std::size_t at, std::size_t count, std::string_view choices) const;
  /// Likewise from `at` on.
  bool after(std::size_t at, std::size_t count, std::string_view choices) const;
  /// Whether one of the `choices` stands in the sentence of the piece, at most 80 pieces away.
  bool in_sentence(std::size_t at, std::string_view choices) const;
  bool same_sentence(std::size_t one, std::size_t other) const { return (*this)[one].sentence == (*this)[other].sentence; }

  /// The text itself from the piece `from` to before the piece `to`, as it stands.
  std::string words(std::size_t from, std::size_t to) const;
  /// The characters from `begin` to before `end`, as they stand.
  std::string characters(std::size_t begin, std::size_t end) const;
  /// Characters of the text.
  std::size_t length() const { return offsets_.size() - 1; }

 private:
  void cut(const std::string& plain);
  void number_sentences(const std::string& plain);

  std::string text_;
  std::vector<std::size_t> offsets_;   ///< byte of each character, and the end
  std::vector<Piece> pieces_;
  Piece end_;
};

}  // namespace casebook::draft
