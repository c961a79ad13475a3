#pragma once
// What may follow on a command line that is being typed: asked by the scripts of completion_script.h at each press of Tab.

#include <string>
#include <string_view>
#include <vector>

#include "cli/run.h"

namespace casebook::cli {

/// `casebook __complete SHELL WORD...` prints completions; the last WORD is the one being typed, empty where it has no letter yet.
inline constexpr std::string_view kCompletionCall = "__complete";

struct Completions {
  struct Word {
    std::string word;
    std::string meaning;   ///< for shells that show it; may be empty
  };
  bool files = false;         ///< names of files may stand there too
  std::vector<Word> words;    ///< each begins with what is typed
};

/// What may stand in the place of the last of `words`, which stand after the program's name: commands, options, formats, reports, and what the catalogue
/// knows. A catalogue that is missing, damaged or of another version has nothing to offer; nothing is thrown for it.
Completions completions(const std::vector<std::string>& words, const Io& io);

/// The word as a shell would read it: quotes and backslashes taken away, also where a quote is not closed yet.
std::string unquoted(std::string_view word);

/// What `__complete` answers to a shell ('bash', 'zsh', 'fish'): a line 'words' or 'files', then a line a completion, "word\tmeaning". bash hands over
/// '--format=csv' in three words and gets the last of them back.
std::string completion_lines(std::string_view shell, std::vector<std::string> words, const Io& io);

/// The placeholders of options and arguments for which words are offered or which are known to be free text: 'FORMAT', 'DATE'. For tests.
std::vector<std::string> known_placeholders();

}  // namespace casebook::cli
