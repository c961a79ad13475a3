#pragma once
// One pass of libyaml over a working text.

#include <cstddef>
#include <optional>
#include <vector>

#include "casefile/node.h"
#include "casefile/syntax_error.h"
#include "casefile/working_text.h"
#include "core/diagnostic.h"

namespace casebook::casefile {

/// What one pass read, up to the end of the document or to the first mistake over which it cannot go.
struct YamlReading {
  Node root;  ///< whole even after a stop: what was open there is ended, and reported
  bool has_root = false;
  std::vector<core::Diagnostic> problems;  ///< without the stop; in the order in which they were found
  std::optional<SyntaxError> stop;         ///< why the pass ended before the document did
  bool is_final = false;                   ///< nothing behind the stop is worth another pass
  std::size_t values = 0;                  ///< keys and values met: the work that the pass took
  std::size_t characters = 0;
};

/// Reads `text` once, over libyaml's events. Never throws on content.
YamlReading read_once(const WorkingText& text);

}  // namespace casebook::casefile
