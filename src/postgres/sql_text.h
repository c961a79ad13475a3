#pragma once
// An SQL text as tokens, and what is to be changed about it: its layout and comments stay as they are.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casebook::postgres {

enum class TokenKind { word, quoted, text, number, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;    ///< as written: 'WHERE', '"a name"', '''words''', '<>'
  std::size_t begin = 0;    ///< byte in the source
};

/// The text must outlive it.
class SqlText {
 public:
  /// \param name  said in errors: 'view dose_titration'
  /// \throws core::StoreError for a text or a name that does not end
  SqlText(std::string_view source, std::string name);

  /// Tokens without the one that stands for the end.
  std::size_t size() const { return tokens_.size() - 1; }
  /// The token at a place; behind the last one the end.
  const Token& operator[](std::size_t at) const { return tokens_[at < tokens_.size() ? at : tokens_.size() - 1]; }
  /// Whether a keyword (in any case) or a symbol stands there.
  bool is(std::size_t at, std::string_view keyword) const;
  /// A name without its quotation marks. \throws core::StoreError when none stands there
  std::string name(std::size_t at) const;
  /// Place of the ')' of the '(' at `open`.
  std::size_t closing(std::size_t open) const;

  /// Puts text in front of a token, before what was put there already.
  void before(std::size_t at, std::string_view text);
  /// Puts text behind a token, after what was put there already.
  void after(std::size_t at, std::string_view text);
  void replace(std::size_t at, std::string_view text);
  /// Takes tokens out, with the white space in front of them.
  void remove(std::size_t first, std::size_t last);
  /// The tokens from `first` to `last` as they are now, with layout and comments between them.
  std::string edited(std::size_t first, std::size_t last) const;
  /// All of it, with what stands before the first and behind the last token.
  std::string edited() const;

  /// \throws core::StoreError: 'view x, line 3: found LIKELY; ...'
  [[noreturn]] void fail(std::size_t at, std::string_view message) const;

 private:
  struct Change {
    std::string before;
    std::string after;
    std::optional<std::string> instead;
    bool removed = false;
  };
  std::string_view source_;
  std::string name_;
  std::vector<Token> tokens_;
  std::vector<Change> changes_;
};

}  // namespace casebook::postgres
