#pragma once
// A session with the program as a text: what was typed, what came out, what it said, how it ended.
//
//   # a remark, before the first command
//   $ casebook sql
//   < SELECT 1                 a line of standard input
//    1                         standard output
//   ! casebook: ...            standard error
//   = 1                        the exit code; left out when it is 0
//
// A line of output that begins with one of these marks, or with a backslash, has a backslash before it. Beside casebook, `cat FILE`, `cat > FILE` and
// `ls` are understood, `NAME=value` before a command, and `> FILE` at its end.

#include <string>
#include <vector>

namespace casebook::tests {

struct Exchange {
  std::string command;   ///< as typed
  std::string in;        ///< standard input
  std::string out;
  std::string err;
  int code = 0;
};

struct Transcript {
  std::string remarks;   ///< lines before the first command, as they stand
  std::vector<Exchange> exchanges;
};

/// \throws std::runtime_error naming the line that is no part of a session
Transcript parse_transcript(const std::string& text);
std::string transcript_text(const Transcript& transcript);

/// The words of a command as a shell would split them: quotes and backslashes, nothing else.
/// \throws std::runtime_error for a quote that is not closed
std::vector<std::string> shell_words(const std::string& command);

/// Types the commands anew in the current folder. The result has the same commands and input, and what came out now.
Transcript run_transcript(const Transcript& transcript);

/// A Markdown text with its ```console blocks typed anew in the current folder, one after the other.
std::string run_console_blocks(const std::string& markdown);

}  // namespace casebook::tests
