#include "transcript.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>

#include "program.h"

namespace casebook::tests {
namespace {

constexpr const char* kNoNewline = "\\ (no line end)";

bool starts_with(const std::string& text, const std::string& start) { return text.compare(0, start.size(), start) == 0; }

/// "$ casebook" -> "casebook"; a mark by itself stands for an empty line.
bool take(const std::string& line, char mark, std::string& rest) {
  if (line.empty() || line[0] != mark || (line.size() > 1 && line[1] != ' ')) return false;
  rest = line.size() > 2 ? line.substr(2) : "";
  return true;
}

bool needs_backslash(const std::string& line) {
  return !line.empty() && (line[0] == '\\' || (std::string("$<!=").find(line[0]) != std::string::npos && (line.size() == 1 || line[1] == ' ')));
}

/// Every line of `text` behind `prefix`.
std::string lines_text(const std::string& text, const std::string& prefix) {
  std::string out;
  std::istringstream in(text);
  std::string line;
  while (std::getline(in, line)) {
    if (prefix.empty()) {
      out += (needs_backslash(line) ? "\\" : "") + line + "\n";
    } else {
      out += (line.empty() ? prefix.substr(0, 1) : prefix + line) + "\n";
    }
  }
  if (!text.empty() && text.back() != '\n') out += (prefix.empty() ? "" : prefix) + std::string(kNoNewline) + "\n";
  return out;
}

void append_line(std::string& text, const std::string& line) {
  if (line == kNoNewline) {
    if (!text.empty()) text.pop_back();
    return;
  }
  text += line + "\n";
}

Ran list_folder() {
  Ran ran;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(".")) {
    names.push_back(entry.path().filename().string() + (entry.is_directory() ? "/" : ""));
  }
  std::sort(names.begin(), names.end());
  for (const auto& name : names) ran.out += name + "\n";
  return ran;
}

Ran run_words(std::vector<std::string> words, const std::string& in, const std::map<std::string, std::string>& environment) {
  if (words[0] == "casebook") return run_program({words.begin() + 1, words.end()}, in, environment);
  if (words[0] == "ls" && words.size() == 1) return list_folder();
  if (words[0] == "cat") {
    Ran ran;
    if (words.size() == 1) ran.out = in;
    for (std::size_t i = 1; i < words.size(); ++i) ran.out += read_file(words[i]);
    return ran;
  }
  throw std::runtime_error("a transcript types casebook, cat and ls, not " + words[0]);
}

Exchange run_exchange(const Exchange& typed) {
  auto words = shell_words(typed.command);
  std::map<std::string, std::string> environment;
  while (!words.empty() && words[0].find('=') != std::string::npos) {
    const auto equals = words[0].find('=');
    environment[words[0].substr(0, equals)] = words[0].substr(equals + 1);
    words.erase(words.begin());
  }
  if (words.empty()) throw std::runtime_error("no command in: " + typed.command);
  std::string target;
  if (words.size() > 2 && words[words.size() - 2] == ">") {
    target = words.back();
    words.resize(words.size() - 2);
  }
  Ran ran = run_words(words, typed.in, environment);
  if (!target.empty()) {
    write_file(target, ran.out);
    ran.out.clear();
  }
  return {typed.command, typed.in, ran.out, ran.err, ran.code};
}

}  // namespace

std::vector<std::string> shell_words(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote == '\'' ? c == '\'' : quote == '"' && c == '"') {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
      in_word = true;
    } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      word += command[++i];
      in_word = true;
    } else if (quote == 0 && c == ' ') {
      if (in_word) words.push_back(word);
      word.clear();
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (quote != 0) throw std::runtime_error("a quote is not closed in: " + command);
  if (in_word) words.push_back(word);
  return words;
}

Transcript parse_transcript(const std::string& text) {
  Transcript transcript;
  std::istringstream in(text);
  std::string line;
  std::string rest;
  for (int number = 1; std::getline(in, line); ++number) {
    if (take(line, '$', rest)) {
      transcript.exchanges.push_back({rest, {}, {}, {}, 0});
      continue;
    }
    if (transcript.exchanges.empty()) {
      if (!line.empty() && line[0] != '#') throw std::runtime_error("line " + std::to_string(number) + " stands before the first command: " + line);
      transcript.remarks += line + "\n";
      continue;
    }
    Exchange& last = transcript.exchanges.back();
    if (take(line, '<', rest)) {
      append_line(last.in, rest);
    } else if (take(line, '!', rest)) {
      append_line(last.err, rest);
    } else if (take(line, '=', rest)) {
      last.code = std::stoi(rest);
    } else if (line == kNoNewline) {
      append_line(last.out, line);
    } else {
      append_line(last.out, starts_with(line, "\\") ? line.substr(1) : line);
    }
  }
  return transcript;
}

std::string transcript_text(const Transcript& transcript) {
  std::string text = transcript.remarks;
  for (const auto& exchange : transcript.exchanges) {
    text += "$ " + exchange.command + "\n" + lines_text(exchange.in, "< ") + lines_text(exchange.out, "") + lines_text(exchange.err, "! ");
    if (exchange.code != 0) text += "= " + std::to_string(exchange.code) + "\n";
  }
  return text;
}

Transcript run_transcript(const Transcript& transcript) {
  Transcript ran;
  ran.remarks = transcript.remarks;
  for (const auto& exchange : transcript.exchanges) ran.exchanges.push_back(run_exchange(exchange));
  return ran;
}

std::string run_console_blocks(const std::string& markdown) {
  std::string text;
  std::string session;
  bool inside = false;
  std::istringstream in(markdown);
  std::string line;
  while (std::getline(in, line)) {
    if (inside && line == "```") {
      text += transcript_text(run_transcript(parse_transcript(session)));
      inside = false;
    }
    (inside ? session : text) += line + "\n";
    if (line == "```console") {
      session.clear();
      inside = true;
    }
  }
  if (inside) throw std::runtime_error("a console block is not closed");
  return text;
}

}  // namespace casebook::tests
