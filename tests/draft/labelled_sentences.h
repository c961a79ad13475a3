#pragma once
// Sentences with the candidates that a curator would expect of them: tests/draft/*_sentences.txt.

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/dose.h"
#include "draft/candidates.h"

namespace casebook::tests {

struct LabelledSentence {
  std::string text;
  std::vector<draft::Candidate> expected;
};

/// Of a dose language's reading: an amount makes it a dose, else it is a frequency.
inline draft::Kind kind_of(const std::string& key, const std::string& value) {
  if (key == "who" || key == "size") return draft::Kind::count;
  if (key == "age") return draft::Kind::age;
  if (key == "sex") return draft::Kind::sex;
  if (key != "dose") return draft::Kind::time;
  const auto dose = core::read_dose(value);
  return dose.ok() && (dose.value->min || dose.value->max) ? draft::Kind::dose : draft::Kind::frequency;
}

/// '# ' is a remark, '= ' a sentence, 'KEY: VALUE <- WORDS' a candidate of it; 'WORDS #2' is the second place of the words.
/// \throws std::runtime_error for words that are not there
inline std::vector<LabelledSentence> labelled_sentences(const std::string& text) {
  std::vector<LabelledSentence> sentences;
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.empty() || line.front() == '#') continue;
    if (line.rfind("= ", 0) == 0) {
      sentences.push_back({line.substr(2), {}});
      continue;
    }
    const auto colon = line.find(": ");
    const auto arrow = line.find(" <- ");
    if (sentences.empty() || colon == std::string::npos || arrow == std::string::npos) throw std::runtime_error("no sentence and no candidate: " + line);
    std::string words = line.substr(arrow + 4);
    int place = 1;
    if (const auto mark = words.rfind(" #"); mark != std::string::npos) {
      place = std::stoi(words.substr(mark + 2));
      words.resize(mark);
    }
    std::size_t at = std::string::npos;
    for (int i = 0; i < place; ++i) at = sentences.back().text.find(words, at == std::string::npos ? 0 : at + 1);
    if (at == std::string::npos) throw std::runtime_error("the words of '" + line + "' are not in: " + sentences.back().text);
    draft::Candidate one;
    one.key = line.substr(0, colon);
    one.value = line.substr(colon + 2, arrow - colon - 2);
    one.kind = kind_of(one.key, one.value);
    const auto characters = [](std::string_view part) {
      return static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    };
    one.begin = characters(std::string_view(sentences.back().text).substr(0, at));
    one.end = one.begin + characters(words);
    sentences.back().expected.push_back(std::move(one));
  }
  return sentences;
}

/// How many were proposed, how many of them rightly (key, value and place), how many there are.
struct Tally {
  int proposed = 0;
  int right = 0;
  int expected = 0;
  double precision() const { return proposed == 0 ? 1 : static_cast<double>(right) / proposed; }
  double recall() const { return expected == 0 ? 1 : static_cast<double>(right) / expected; }
};

struct Judgement {
  std::map<std::string, Tally> kinds;   ///< by kind_name, and 'all'
  std::string misses;                   ///< a line each: what was proposed wrongly, and what was not found
};

inline Judgement judge(const std::vector<LabelledSentence>& sentences) {
  Judgement judgement;
  const auto same = [](const draft::Candidate& a, const draft::Candidate& b) { return a.key == b.key && a.value == b.value && a.begin == b.begin && a.end == b.end; };
  for (const auto& sentence : sentences) {
    const draft::Passage passage(sentence.text);
    const auto proposed = draft::candidates_in(passage, nullptr);
    const auto say = [&](const char* what, const draft::Candidate& one) {
      judgement.misses += std::string(what) + one.key + ": " + one.value + " <- " + passage.characters(one.begin, one.end) + "   in: " + sentence.text + "\n";
    };
    const auto count = [&](const draft::Candidate& one, int Tally::*figure) {
      ++(judgement.kinds[draft::kind_name(one.kind)].*figure);
      ++(judgement.kinds["all"].*figure);
    };
    for (const auto& one : proposed) {
      count(one, &Tally::proposed);
      const bool right = std::any_of(sentence.expected.begin(), sentence.expected.end(), [&](const auto& other) { return same(one, other); });
      if (right) {
        count(one, &Tally::right);
      } else {
        say("wrong   ", one);
      }
    }
    for (const auto& one : sentence.expected) {
      count(one, &Tally::expected);
      if (std::none_of(proposed.begin(), proposed.end(), [&](const auto& other) { return same(one, other); })) say("missing ", one);
    }
  }
  return judgement;
}

}  // namespace casebook::tests
