#include "postgres/sql_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/errors.h"
#include "core/text.h"

namespace casebook::postgres {
namespace {

bool begins_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_word(char c) { return begins_word(c) || is_digit(c) || c == '$'; }

/// Where white space and comments from `at` end.
std::size_t skip_blank(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
      ++at;
    } else if (text.substr(at, 2) == "--") {
      at = std::min(text.find('\n', at), text.size());
    } else if (text.substr(at, 2) == "/*") {
      const auto end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      break;
    }
  }
  return at;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t digits = at + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
    if (digits < text.size() && is_digit(text[digits])) {
      for (at = digits; at < text.size() && is_digit(text[at]);) ++at;
    }
  }
  return at;
}

}  // namespace

SqlText::SqlText(std::string_view source, std::string name) : source_(source), name_(std::move(name)) {
  std::size_t at = skip_blank(source, 0);
  while (at < source.size()) {
    const char c = source[at];
    Token token{TokenKind::symbol, {}, at};
    std::size_t end = at + 1;
    if (begins_word(c)) {
      token.kind = TokenKind::word;
      while (end < source.size() && in_word(source[end])) ++end;
    } else if (is_digit(c) || (c == '.' && end < source.size() && is_digit(source[end]))) {
      token.kind = TokenKind::number;
      end = end_of_number(source, at);
    } else if (c == '\'' || c == '"') {
      token.kind = c == '"' ? TokenKind::quoted : TokenKind::text;
      for (;; ++end) {
        if (end >= source.size()) throw core::StoreError(fmt::format("{}: a {} does not end", name_, c == '"' ? "name" : "text"));
        if (source[end] != c) continue;
        if (end + 1 < source.size() && source[end + 1] == c) ++end;
        else break;
      }
      ++end;
    } else {
      for (const std::string_view symbol : {"||", "<>", "!=", "<=", ">=", "==", "<<", ">>"}) {
        if (source.substr(at, 2) == symbol) end = at + 2;
      }
    }
    token.text = source.substr(at, end - at);
    tokens_.push_back(token);
    at = skip_blank(source, end);
  }
  tokens_.push_back({TokenKind::end, {}, source.size()});
  changes_.resize(tokens_.size());
}

bool SqlText::is(std::size_t at, std::string_view keyword) const {
  const Token& token = (*this)[at];
  if (token.kind == TokenKind::symbol) return token.text == keyword;
  return token.kind == TokenKind::word && token.text.size() == keyword.size() && core::lower_ascii(token.text) == core::lower_ascii(keyword);
}

std::string SqlText::name(std::size_t at) const {
  const Token& token = (*this)[at];
  if (token.kind == TokenKind::word) return std::string(token.text);
  if (token.kind != TokenKind::quoted) fail(at, "expected a name");
  std::string name;
  for (std::size_t i = 1; i + 1 < token.text.size(); ++i) {
    name += token.text[i];
    if (token.text[i] == '"') ++i;
  }
  return name;
}

std::size_t SqlText::closing(std::size_t open) const {
  int depth = 0;
  for (std::size_t at = open; at < size(); ++at) {
    if (is(at, "(")) ++depth;
    if (is(at, ")") && --depth == 0) return at;
  }
  fail(open, "this parenthesis is not closed");
}

void SqlText::before(std::size_t at, std::string_view text) { changes_[at].before.insert(0, text); }
void SqlText::after(std::size_t at, std::string_view text) { changes_[at].after += text; }
void SqlText::replace(std::size_t at, std::string_view text) { changes_[at].instead = std::string(text); }
void SqlText::remove(std::size_t first, std::size_t last) {
  for (std::size_t at = first; at <= last; ++at) changes_[at].removed = true;
}

std::string SqlText::edited(std::size_t first, std::size_t last) const {
  std::string text;
  for (std::size_t at = first; at <= last && at < size(); ++at) {
    const Change& change = changes_[at];
    if (!change.removed && at > first) {
      const std::size_t end = tokens_[at - 1].begin + tokens_[at - 1].text.size();
      text += source_.substr(end, tokens_[at].begin - end);
    }
    text += change.before;
    if (!change.removed) text += change.instead ? std::string_view(*change.instead) : tokens_[at].text;
    text += change.after;
  }
  return text;
}

std::string SqlText::edited() const {
  if (size() == 0) return std::string(source_);
  const std::size_t end = tokens_[size() - 1].begin + tokens_[size() - 1].text.size();
  return std::string(source_.substr(0, tokens_[0].begin)) + edited(0, size() - 1) + std::string(source_.substr(end));
}

void SqlText::fail(std::size_t at, std::string_view message) const {
  const Token& token = (*this)[at];
  const auto line = 1 + std::count(source_.begin(), source_.begin() + static_cast<std::ptrdiff_t>(token.begin), '\n');
  throw core::StoreError(
      fmt::format("{}, line {}: found {}; {}", name_, line, token.kind == TokenKind::end ? "the end" : core::visible_text(token.text), message));
}

}  // namespace casebook::postgres
