#include "casefile/syntax_error.h"

#include <algorithm>
#include <string_view>

#include "casefile/characters.h"

namespace casebook::casefile {

namespace {

using Remedy = SyntaxError::Remedy;

constexpr const char* kQuoteIt = "quote the value, or put another word first";
constexpr const char* kWriteItOut = "write it out";

bool has(const std::string& words, std::string_view part) { return words.find(part) != std::string::npos; }

/// The character at a place; empty at the end of a line.
std::string_view character_text(TextPlace place, const WorkingText& text) {
  const std::string_view rest = text.from_column(place.line, place.column);
  return rest.empty() ? rest : rest.substr(0, character_at(rest, 0).length);
}

int word_column(int line, const WorkingText& text) { return text.indent(line) + 1; }

/// Without the dashes of items.
std::string_view without_dashes(std::string_view words) {
  words = stripped(words);
  while (words.substr(0, 2) == "- ") words = stripped(words.substr(2));
  return words;
}

/// The words up to a colon that ends a key, else the first few.
std::string name_of_line(int line, const WorkingText& text) {
  const std::string_view words = without_dashes(without_comment(text.line(line)));
  const std::size_t colon = words.find(':');
  return shortened(stripped(words.substr(0, colon)), 30);
}

SyntaxError error_at(TextPlace place, const WorkingText& text, const char* rule, std::string message, std::string hint,
                     Remedy remedy = Remedy::set_item_aside, int width = 1) {
  SyntaxError error;
  error.finding = {core::Severity::error, rule, text.span(place.line, place.column, place.line, place.column + width),
                   std::move(message), std::move(hint)};
  error.remedy = remedy;
  error.place = place;
  return error;
}

int width_of(std::string_view words) {
  int width = 0;
  for (std::size_t i = 0; i < words.size(); ++width) i += character_at(words, i).length;
  return width;
}

/// Words that stand where `key: value` must.
SyntaxError no_key_and_value(TextPlace place, const WorkingText& text) {
  const std::string_view words = stripped(without_comment(text.from_column(place.line, place.column)));
  const int width = width_of(words);
  if (const std::size_t value = key_without_space(words); value != 0) {
    std::string hint = std::string(words.substr(0, value)) + ' ' + shortened(words.substr(value));
    SyntaxError error = error_at(place, text, "space-after-colon", "'" + shortened(words) + "' is no key and value",
                                 std::move(hint), Remedy::insert_space, width);
    error.place.column += static_cast<int>(value);  // the key is ASCII
    return error;
  }
  return error_at(place, text, "yaml-syntax", "'" + shortened(words) + "' is no key and value", "key: value",
                  Remedy::set_item_aside, width);
}

/// `when:,` or `sites:[groin]` in braces.
SyntaxError colon_in_braces(TextPlace start, TextPlace colon, const WorkingText& text) {
  const std::string_view words = text.from_column(start.line, start.column);
  const std::string_view rest = text.from_column(colon.line, colon.column);
  const std::string key(words.substr(0, words.size() - std::min(words.size(), rest.size())));
  const int width = width_of(key);
  SyntaxError error;
  if (start.line == colon.line && rest.size() > 1 && std::string_view(",]}").find(rest[1]) == std::string_view::npos) {
    const std::string value = shortened(rest.substr(
        1, rest.find_first_of("]}") == std::string_view::npos ? std::string_view::npos : rest.find_first_of("]}")));
    error = error_at(start, text, "space-after-colon", "'" + key + ":" + value + "' is no key and value",
                     key + ": " + value, Remedy::insert_space, width + 1);
  } else {
    error = error_at(start, text, "empty-value", "'" + shortened(key) + "' has no value",
                     "leave the key out when the text does not say", Remedy::insert_space, width);
  }
  error.place = {colon.line, colon.column + 1};
  return error;
}

SyntaxError cannot_begin(TextPlace place, const WorkingText& text) {
  const std::string_view first = character_text(place, text);
  if (first == "\t") {
    return error_at(place, text, "tab-indent", "a tab stands where spaces must", "two spaces a level");
  }
  return error_at(place, text, "yaml-syntax", "a value cannot begin with '" + std::string(first) + "'", kQuoteIt,
                  Remedy::quote_value);
}

/// A `: ` inside a value, or a line that is indented below a value.
SyntaxError colon_in_value(TextPlace place, const WorkingText& text) {
  const std::string_view rest = text.from_column(place.line, place.column);
  const std::string_view line = text.line(place.line);
  const std::string_view before = line.substr(0, line.size() - rest.size());
  const std::size_t opened = before.find_last_of("{[,");
  const std::string_view segment =
      without_dashes(opened == std::string_view::npos ? before : before.substr(opened + 1));
  const std::size_t first_colon = segment.find(": ");

  if (first_colon == std::string_view::npos && opened == std::string_view::npos) {
    // The first key of its line: then the line above is to blame, or this line's indentation.
    int above = place.line - 1;
    while (above >= 1 && text.is_silent(above)) --above;
    if (above >= 1 && !text.begins_item(place.line)) {
      int head = above;
      while (head > 1 && (text.is_silent(head) || text.indent(head) >= text.indent(place.line))) --head;
      const std::string_view head_words = stripped(without_comment(text.line(head)));
      const std::string_view above_words = stripped(without_comment(text.line(above)));
      const bool heads_a_section = !head_words.empty() && head_words.back() == ':';
      const bool item_of_words = text.begins_item(above) && above_words.find(": ") == std::string_view::npos;
      if (item_of_words || (heads_a_section && head != above)) {
        TextPlace start{above, word_column(above, text)};
        if (text.begins_item(above)) {
          const std::string_view words = without_dashes(above_words);
          start.column += static_cast<int>(above_words.size() - words.size());
        }
        return no_key_and_value(start, text);
      }
    }
    const TextPlace start{place.line, word_column(place.line, text)};
    const std::string name = name_of_line(place.line, text);
    return error_at(start, text, "yaml-syntax", "'" + name + "' is indented below a line that has a value already",
                    "two spaces a level, keys of one item under one another",
                    text.in_list_item(place.line) ? Remedy::set_item_aside : Remedy::set_block_aside, width_of(name));
  }

  std::string hint = "quote the value";
  if (first_colon != std::string_view::npos) {
    const std::string_view key = stripped(segment.substr(0, first_colon));
    const std::string_view value = stripped(segment.substr(first_colon + 1));
    std::string_view after = rest.empty() ? rest : without_comment(rest.substr(1));
    if (opened != std::string_view::npos) after = after.substr(0, after.find_first_of(",}]"));
    after = stripped(after);
    if (!value.empty() && !after.empty() && key.size() + value.size() + after.size() <= 60) {
      hint =
          "write " + std::string(key) + ": " + std::string(value) + " (" + std::string(after) + "), or quote the value";
    }
  }
  return error_at(place, text, "yaml-syntax", "':' cannot stand inside this value", std::move(hint),
                  Remedy::quote_value);
}

SyntaxError unclosed_bracket(TextPlace opening, const WorkingText& text) {
  const std::string open(character_text(opening, text));
  const std::string close = open == "[" ? "]" : "}";
  return error_at(opening, text, "yaml-syntax", "this " + open + " is never closed", "add " + close + " where it ends");
}

/// Something other than a comma or the closing bracket inside { } or [ ].
SyntaxError in_brackets(const ReadingStop& stop, const WorkingText& text) {
  const TextPlace opening = stop.open_flow.line != 0 ? stop.open_flow : stop.context_place;
  const std::string_view found = character_text(stop.place, text);
  if (stop.place.line > opening.line && (found.empty() || text.begins_item(stop.place.line) ||
                                         text.indent(stop.place.line) <= text.indent(opening.line))) {
    return unclosed_bracket(opening, text);
  }
  if (found == ":" && stop.place.line > opening.line) {
    const TextPlace start{stop.place.line, word_column(stop.place.line, text)};
    const std::string name = name_of_line(start.line, text);
    return error_at(start, text, "yaml-syntax", "a comma is missing before '" + name + "'", {}, Remedy::set_item_aside,
                    width_of(name));
  }
  if (found == ":") return colon_in_value(stop.place, text);
  if (found == "}" && character_text(opening, text) == "[") return unclosed_bracket(opening, text);
  if (found == "]" || found == "}") {
    return error_at(stop.place, text, "yaml-syntax", "this " + std::string(found) + " was never opened",
                    "one key a line, or quote the value");
  }
  if (found == ",") {
    return error_at(stop.place, text, "yaml-syntax", "nothing stands before this ','", "leave the comma out");
  }
  if (found.empty()) return unclosed_bracket(opening, text);
  const std::string_view rest = text.from_column(stop.place.line, stop.place.column);
  const std::string_view line = text.line(stop.place.line);
  const std::string_view before = stripped(line.substr(0, line.size() - rest.size()));
  if (!before.empty() && std::string_view("\"'}]").find(before.back()) != std::string_view::npos) {
    return error_at(stop.place, text, "yaml-syntax", std::string("text follows the closing ") + before.back(),
                    "quote the whole value, or put a comma between");
  }
  return error_at(stop.place, text, "yaml-syntax", "'" + std::string(found) + "' cannot stand inside this value",
                  "one key a line, or quote the value");
}

/// A word after the value is complete, or a line that fits no level.
SyntaxError out_of_place(const ReadingStop& stop, const WorkingText& text) {
  const std::string_view rest = text.from_column(stop.place.line, stop.place.column);
  const std::string_view line = text.line(stop.place.line);
  const std::string_view before = stripped(line.substr(0, line.size() - rest.size()));
  const std::string_view found = character_text(stop.place, text);
  if (found == "]" || found == "}") {
    return error_at(stop.place, text, "yaml-syntax", "this " + std::string(found) + " was never opened",
                    "quote the value, or leave it out", Remedy::quote_value);
  }
  if (!before.empty() && std::string_view("\"'}]").find(before.back()) != std::string_view::npos) {
    return error_at(stop.place, text, "yaml-syntax", std::string("text follows the closing ") + before.back(),
                    "quote the whole value, or nothing", Remedy::quote_value,
                    width_of(stripped(without_comment(rest))));
  }
  if (found == ":") return error_at(stop.place, text, "yaml-syntax", "a key is missing before ':'", "key: value");
  if (!before.empty() && before != "-") {
    return error_at(stop.place, text, "yaml-syntax", "text follows the value", "quote the whole value",
                    Remedy::quote_value, width_of(stripped(without_comment(rest))));
  }
  const TextPlace start{stop.place.line, word_column(stop.place.line, text)};
  const std::string name = name_of_line(start.line, text);
  if (has(stop.problem, "'-' indicator") && start.column == stop.context_place.column) {
    return error_at(start, text, "yaml-syntax", "'" + name + "' stands among the items of a list without a dash",
                    "- " + name, Remedy::set_lines_aside, width_of(name));
  }
  return error_at(start, text, "yaml-syntax", "'" + name + "' fits no level of the lines above", "two spaces a level",
                  text.in_list_item(start.line) ? Remedy::set_item_aside : Remedy::set_block_aside, width_of(name));
}

SyntaxError text_block(const ReadingStop& stop, const WorkingText& text) {
  const std::string_view words =
      stripped(without_comment(text.from_column(stop.context_place.line, stop.context_place.column)));
  std::string hint = kQuoteIt;
  if (words.substr(0, 2) == ">=") {
    hint = "at least " + shortened(stripped(words.substr(2)));
  } else if (words.substr(0, 1) == ">") {
    hint = "more than " + shortened(stripped(words.substr(1)));
  }
  return error_at(stop.context_place, text, "yaml-syntax",
                  "a value cannot begin with '" + std::string(words.substr(0, 1)) + "'", hint, Remedy::quote_value);
}

}  // namespace

SyntaxError unclosed_quote(TextPlace opening, const WorkingText& text) {
  return error_at(opening, text, "quote-not-closed",
                  "this " + std::string(character_text(opening, text)) + " is never closed", {}, Remedy::quote_value);
}

SyntaxError explain(const ReadingStop& stop, const WorkingText& text) {
  const std::string& problem = stop.problem;
  const std::string& context = stop.context;
  if (has(context, "quoted scalar") && (has(problem, "end of stream") || has(problem, "document indicator"))) {
    return unclosed_quote(stop.context_place, text);
  }
  if (stop.swallowing_quote.line != 0 && stop.swallowing_quote_end_line == stop.place.line) {
    return unclosed_quote(stop.swallowing_quote, text);
  }
  const TextPlace value = stop.context_place.line != 0 ? stop.context_place : stop.place;
  if (has(context, "quoted scalar")) {
    const std::string next(character_text({stop.place.line, stop.place.column + 1}, text));
    return error_at(stop.place, text, "yaml-syntax", "'\\" + next + "' means nothing between double quotes",
                    "write \\\\ for a backslash", Remedy::set_item_aside, 2);
  }
  if (has(problem, "mapping values are not allowed")) return colon_in_value(stop.place, text);
  if (has(problem, "could not find expected ':'")) return no_key_and_value(value, text);
  if (has(problem, "found unexpected ':'")) return colon_in_braces(value, stop.place, text);
  if (has(problem, "block sequence entries are not allowed")) {
    return error_at(stop.place, text, "yaml-syntax", "'-' cannot stand here",
                    "each item on a line of its own under the key, or quote the value", Remedy::quote_value);
  }
  if (has(problem, "mapping keys are not allowed")) {
    return error_at(stop.place, text, "anchor-or-tag", "keys behind '?' are not used here", kWriteItOut);
  }
  if (has(problem, "cannot start any token")) return cannot_begin(stop.place, text);
  if (has(problem, "tab character")) {
    return error_at(stop.place, text, "tab-indent", "a tab stands where spaces must", "two spaces a level");
  }
  if (has(context, "block scalar")) return text_block(stop, text);
  if (has(context, "anchor") || has(context, "alias")) return cannot_begin(value, text);
  if (has(context, "tag") || has(problem, "tag handle")) {
    return error_at(value, text, "anchor-or-tag", "tags are not used here", kWriteItOut, Remedy::quote_value);
  }
  if (has(problem, "',' or '")) return in_brackets(stop, text);
  if (has(problem, "node content")) {
    if (stop.open_flow.line != 0) return in_brackets(stop, text);
    return cannot_begin(stop.place, text);
  }
  if (has(problem, "expected key") || has(problem, "'-' indicator") || has(problem, "document start")) {
    return out_of_place(stop, text);
  }
  return error_at(stop.place, text, "yaml-syntax", "this cannot be read",
                  "quote the value if it holds one of : # , [ ] { }");
}

}  // namespace casebook::casefile
