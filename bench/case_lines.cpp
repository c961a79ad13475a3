// case_lines --articles N [--seed S] [--first NUMBER] [--output FILE.jsonl] [--records FILE.nbib]: invented case files, one article a line, for `casebook add`, with
// the vocabulary that they need in the first two lines; the same for the same numbers. --first leaves out what an earlier file has, so that a catalogue can grow: give each
// part a seed of its own. Case files have no place for abstracts: --records writes them beside, as NBIB records of the same articles for `casebook import`.

#include <fmt/core.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "case_articles.h"

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

bool put(std::FILE* file, const std::string& text) { return std::fwrite(text.data(), 1, text.size(), file) == text.size(); }

bool read_number(std::string_view text, std::size_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}  // namespace

int main(int count, char** arguments) {
  std::size_t articles = 0;
  std::size_t seed = 28768313;
  std::size_t first = 0;
  const char* output = nullptr;
  const char* records = nullptr;
  bool understood = count % 2 == 1;
  for (int i = 1; understood && i < count; i += 2) {
    const std::string_view option = arguments[i];
    const char* const value = arguments[i + 1];
    if (option == "--articles") {
      understood = read_number(value, articles);
    } else if (option == "--seed") {
      understood = read_number(value, seed);
    } else if (option == "--first") {
      understood = read_number(value, first);
    } else if (option == "--output") {
      output = value;
    } else if (option == "--records") {
      records = value;
    } else {
      understood = false;
    }
  }
  if (!understood || articles == 0 || articles > 20'000'000 || first > 20'000'000 - articles) {
    fmt::print(stderr, "usage: case_lines --articles N [--seed S] [--first NUMBER] [--output FILE.jsonl] [--records FILE.nbib]   (at most 20 million articles)\n");
    return 2;
  }
  const File opened(output == nullptr ? nullptr : std::fopen(output, "wb"));
  const File beside(records == nullptr ? nullptr : std::fopen(records, "wb"));
  if ((output != nullptr && !opened) || (records != nullptr && !beside)) {
    fmt::print(stderr, "{}: cannot be written\n", output != nullptr && !opened ? output : records);
    return 1;
  }
  std::FILE* const lines = output == nullptr ? stdout : opened.get();
  casebook::bench::CaseArticles invented(seed);
  bool good = put(lines, invented.vocabulary());
  for (std::size_t i = 0; good && i < articles; ++i) {
    const auto article = invented.article(first + i, beside != nullptr);
    good = put(lines, article.line) && (!beside || put(beside.get(), article.record));
  }
  good = std::fflush(lines) == 0 && (!beside || std::fflush(beside.get()) == 0) && good;
  if (!good) fmt::print(stderr, "{}: cannot be written to its end\n", output == nullptr ? "standard output" : output);
  return good ? 0 : 1;
}
