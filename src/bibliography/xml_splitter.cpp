#include "bibliography/xml_splitter.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "core/text.h"

namespace casebook::bibliography {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::size_t kLongestTag = 64 * 1024;
constexpr std::size_t kMostOpen = 16;

bool ends_name(char c) { return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct RecordName {
  std::string_view name;
  XmlPiece::Kind kind;
};
constexpr RecordName kRecords[] = {{"PubmedArticle", XmlPiece::Kind::article},
                                   {"MedlineCitation", XmlPiece::Kind::article},
                                   {"PubmedBookArticle", XmlPiece::Kind::book},
                                   {"DeleteCitation", XmlPiece::Kind::deletion},
                                   {"DeleteDocument", XmlPiece::Kind::deletion}};

bool is_set(std::string_view name) { return name == "PubmedArticleSet" || name == "PubmedBookArticleSet" || name == "MedlineCitationSet"; }

/// Lines ended in `text`. Sums of single bytes over short stretches, which compilers turn into instructions on many bytes.
std::size_t line_ends(std::string_view text) {
  constexpr std::size_t kWide = 32;
  constexpr std::size_t kStretch = 255 * kWide;
  std::size_t lines = 0;
  while (!text.empty()) {
    const auto stretch = text.substr(0, kStretch);
    std::array<unsigned char, kWide> sums{};
    std::size_t i = 0;
    for (; i + kWide <= stretch.size(); i += kWide) {
      for (std::size_t lane = 0; lane < kWide; ++lane) sums[lane] = static_cast<unsigned char>(sums[lane] + (stretch[i + lane] == '\n' ? 1 : 0));
    }
    for (const auto sum : sums) lines += sum;
    lines += static_cast<std::size_t>(std::count(stretch.begin() + static_cast<std::ptrdiff_t>(i), stretch.end(), '\n'));
    text.remove_prefix(stretch.size());
  }
  return lines;
}

/// Whether a comment, a CDATA section or a processing instruction may stand in `text`.
bool has_rare_markup(std::string_view text) {
  for (const char mark : {'!', '?'}) {
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      if (at > 0 && text[at - 1] == '<') return true;
    }
  }
  return false;
}

std::string shown(std::string_view text) { return core::visible_text(text.substr(0, 60)); }

}  // namespace

XmlSplitter::XmlSplitter(TextSource& source, RecordLimits limits) : source_(source), limits_(limits), buffer_(2 * kChunk) {}

bool XmlSplitter::refill() {
  if (exhausted_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < kChunk) buffer_.resize(buffer_.size() * 2);
  const auto got = source_.read(buffer_.data() + end_, kChunk);
  end_ += got;
  exhausted_ = got == 0;
  return got != 0;
}

void XmlSplitter::drop(std::size_t bytes) {
  line_ += static_cast<int>(line_ends({buffer_.data() + begin_, bytes}));
  begin_ += bytes;
}

bool XmlSplitter::have(std::size_t bytes) {
  while (end_ - begin_ < bytes) {
    if (!refill()) return false;
  }
  return true;
}

/// Whether `what` stands `at` bytes behind the beginning.
bool XmlSplitter::starts(std::size_t at, std::string_view what) {
  return have(at + what.size()) && std::memcmp(buffer_.data() + begin_ + at, what.data(), what.size()) == 0;
}

/// Drops everything up to and with `end`, in constant memory. False when the file ends before.
bool XmlSplitter::skip_past(std::string_view end, std::size_t from) {
  drop(from);
  for (;;) {
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    const auto at = text.find(end);
    if (at != std::string_view::npos) {
      drop(at + end.size());
      return true;
    }
    if (text.size() >= end.size()) drop(text.size() - end.size() + 1);
    if (!refill()) return false;
  }
}

/// <!DOCTYPE x [ ... ]>: an internal subset with its declarations, comments and quoted texts is passed over.
bool XmlSplitter::skip_doctype() {
  int depth = 0;
  char quote = 0;
  drop(9);
  for (;;) {
    if (begin_ == end_ && !refill()) return false;
    if (quote == 0 && starts(0, "<!--")) {
      if (!skip_past("-->", 4)) return false;
      continue;
    }
    const char c = buffer_[begin_];
    drop(1);
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']') {
      --depth;
    } else if (c == '>' && depth <= 0) {
      return true;
    }
  }
}

bool XmlSplitter::problem(XmlPiece& piece, int line, std::string rule, std::string message) {
  message_ = std::move(message);
  piece = {XmlPiece::Kind::problem, message_, line, std::move(rule)};
  return true;
}

/// The element at the beginning of the buffer, when it is as nearly all are: no larger than allowed, closed, and without comments, CDATA and instructions, so that the
/// first end tag of its name ends it. False: cut() must look at every tag.
bool XmlSplitter::cut_plain(XmlPiece& piece, XmlPiece::Kind kind, std::string_view name) {
  std::size_t from = 1 + name.size();
  for (;;) {
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    const void* const found = text.size() <= from ? nullptr : memmem(text.data() + from, text.size() - from, name.data(), name.size());
    if (found == nullptr) {
      from = std::max(from, text.size() - std::min(text.size(), name.size() - 1));
      if (text.size() > limits_.bytes || !refill()) return false;
      continue;
    }
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    const auto behind = at + name.size();
    const auto close = text.find('>', behind);
    if (close == std::string_view::npos) {
      from = at;
      if (text.size() > limits_.bytes || !refill()) return false;
      continue;
    }
    from = behind;
    if (!ends_name(text[behind])) continue;
    if (text[at - 1] == '<') return false;   // another one begins
    if (text[at - 1] != '/' || text[at - 2] != '<') continue;
    const auto whole = text.substr(0, close + 1);
    if (whole.size() > limits_.bytes || has_rare_markup(whole)) return false;
    if (whole.size() > limits_.tags && static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '<')) > limits_.tags) return false;
    piece = {kind, whole, line_, {}};
    pending_ = whole.size();
    return true;
  }
}

/// The element at the beginning of the buffer, up to its end tag. Too large a one is passed over in constant memory.
bool XmlSplitter::cut(XmlPiece& piece, XmlPiece::Kind kind, std::string_view name) {
  const int first_line = line_;
  std::size_t scan = 1;
  std::size_t tags = 0;
  bool too_large = false;
  std::size_t dropped = 0;
  const auto give_up = [&](const char* what) {
    drop(end_ - begin_);
    done_ = true;
    return problem(piece, first_line, "xml-unclosed", fmt::format("the file ends inside {} <{}>", what, name));
  };
  for (;;) {
    const char* const from = buffer_.data() + begin_ + scan;
    const auto* const at = static_cast<const char*>(std::memchr(from, '<', static_cast<std::size_t>(buffer_.data() + end_ - from)));
    if (at == nullptr || static_cast<std::size_t>(buffer_.data() + end_ - at) < name.size() + 10) {
      const bool at_the_end = exhausted_ && at != nullptr;
      if (!at_the_end) {
        scan = at == nullptr ? end_ - begin_ : static_cast<std::size_t>(at - buffer_.data()) - begin_;
        if (end_ - begin_ > limits_.bytes) too_large = true;
        if (too_large) {
          dropped += scan;
          drop(scan);
          scan = 0;
        }
        if (refill() || at != nullptr) continue;
        return give_up("the record");
      }
    }
    scan = static_cast<std::size_t>(at - buffer_.data()) - begin_;
    ++tags;
    if (starts(scan, "<!--") || starts(scan, "<![CDATA[") || starts(scan, "<?")) {
      const char third = buffer_[begin_ + scan + 2];
      const std::string_view end = buffer_[begin_ + scan + 1] == '?' ? "?>" : third == '-' ? "-->" : "]]>";
      std::size_t inside = scan + (end == "?>" ? 2 : 4);
      for (;;) {
        const std::string_view text(buffer_.data() + begin_, end_ - begin_);
        const auto found = text.find(end, inside);
        if (found != std::string_view::npos) {
          scan = found + end.size();
          break;
        }
        inside = std::max(inside, text.size() >= end.size() ? text.size() - end.size() + 1 : 0);
        if (text.size() > limits_.bytes) too_large = true;
        if (too_large) {
          drop(inside);
          inside = 0;
        }
        if (!refill()) return give_up(end == "-->" ? "a comment in" : end == "?>" ? "an instruction in" : "a CDATA section in");
      }
      continue;
    }
    const char second = scan + 1 < end_ - begin_ ? buffer_[begin_ + scan + 1] : ' ';
    if (second == '/' && starts(scan + 2, name) && have(scan + 3 + name.size()) && ends_name(buffer_[begin_ + scan + 2 + name.size()])) {
      const std::string_view text(buffer_.data() + begin_, end_ - begin_);
      const auto close = text.find('>', scan);
      if (close == std::string_view::npos) {
        if (refill()) continue;
        return give_up("the record");
      }
      if (too_large || tags > limits_.tags) {
        drop(close + 1);
        return problem(piece, first_line, "record-too-large",
                       tags > limits_.tags ? fmt::format("<{}> has more than {} tags", name, limits_.tags)
                                           : fmt::format("<{}> has more than {} MB", name, limits_.bytes / (1024 * 1024)));
      }
      piece = {kind, text.substr(0, close + 1), line_, {}};
      pending_ = close + 1;
      return true;
    }
    if (second == name[0] && starts(scan + 1, name) && have(scan + 2 + name.size()) && ends_name(buffer_[begin_ + scan + 1 + name.size()]) &&
        (dropped > 0 || scan > 0)) {
      drop(scan);
      return problem(piece, first_line, "xml-unclosed", fmt::format("<{}> is not closed before the next one in line {}", name, line_));
    }
    ++scan;
  }
}

/// Markup at the beginning of the buffer. True when there is a piece to hand out.
bool XmlSplitter::markup(XmlPiece& piece) {
  const int first_line = line_;
  if (starts(0, "<!--") || starts(0, "<?") || starts(0, "<![CDATA[") || starts(0, "<!DOCTYPE")) {
    const char third = buffer_[begin_ + 1] == '?' ? '?' : buffer_[begin_ + 2];
    const bool closed = third == 'D' ? skip_doctype() : third == '?' ? skip_past("?>", 2) : skip_past(third == '-' ? "-->" : "]]>", 4);
    if (closed) return false;
    done_ = true;
    drop(end_ - begin_);
    return problem(piece, first_line, "xml-unclosed",
                   fmt::format("the file ends inside {}", third == 'D' ? "the DOCTYPE" : third == '?' ? "<? ?>" : third == '-' ? "a comment" : "a CDATA section"));
  }
  std::size_t close = std::string_view::npos;
  for (;;) {
    const std::string_view text(buffer_.data() + begin_, std::min(end_ - begin_, kLongestTag));
    close = text.find('>');
    if (close != std::string_view::npos) break;
    if (text.size() == kLongestTag || !refill()) {
      const std::string start = shown(text.substr(0, 30));
      done_ = true;
      drop(end_ - begin_);
      return problem(piece, first_line, "xml-unclosed", fmt::format("the tag that begins with {} does not end", start));
    }
  }
  const std::string_view tag(buffer_.data() + begin_, close + 1);
  const bool closing = tag.size() > 2 && tag[1] == '/';
  const auto name_start = closing ? std::size_t{2} : std::size_t{1};
  std::size_t name_end = name_start;
  while (!ends_name(tag[name_end])) ++name_end;
  const std::string name(tag.substr(name_start, name_end - name_start));
  const bool empty = tag[tag.size() - 2] == '/';
  if (closing) {
    drop(close + 1);
    if (!open_.empty() && open_.back().first == name) {
      open_.pop_back();
      return false;
    }
    return problem(piece, first_line, "xml-ill-formed", fmt::format("found </{}>, which nothing here opens", shown(name)));
  }
  for (const auto& record : kRecords) {
    if (name != record.name) continue;
    seen_element_ = true;
    if (!empty) return cut_plain(piece, record.kind, record.name) || cut(piece, record.kind, record.name);
    drop(close + 1);
    return problem(piece, first_line, "record-empty", fmt::format("<{}/> is empty", name));
  }
  drop(close + 1);
  if (is_set(name)) {
    seen_element_ = true;
    if (!empty && open_.size() < kMostOpen) open_.emplace_back(name, first_line);
    return false;
  }
  if (seen_element_) {
    return problem(piece, first_line, "xml-unexpected", fmt::format("found <{}> where a record was expected", shown(name)));
  }
  done_ = true;
  return problem(piece, first_line, "xml-unexpected", fmt::format("found <{}>, expected <PubmedArticleSet>, <PubmedArticle> or <PubmedBookArticle>", shown(name)));
}

bool XmlSplitter::at_end(XmlPiece& piece) {
  done_ = true;
  if (open_.empty()) return false;
  const auto [name, first_line] = open_.back();
  return problem(piece, line_, "xml-unclosed", fmt::format("the file ends before </{}> (opened in line {})", name, first_line));
}

bool XmlSplitter::next(XmlPiece& piece) {
  drop(pending_);
  pending_ = 0;
  while (!done_) {
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    const auto at = text.find('<');
    const auto between = text.substr(0, at);
    const auto stray = between.find_first_not_of(" \t\r\n");
    if (stray != std::string_view::npos && !said_text_) {
      said_text_ = true;
      const std::string found = shown(between.substr(stray, 30));
      drop(stray);
      return problem(piece, line_, "xml-unexpected", fmt::format("found the text '{}' where a record was expected", found));
    }
    drop(between.size());
    if (at == std::string_view::npos) {
      if (!refill()) return at_end(piece);
    } else if (markup(piece)) {
      return true;
    }
  }
  return false;
}

}  // namespace casebook::bibliography
