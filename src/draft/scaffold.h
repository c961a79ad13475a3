#pragma once
// A case file to be filled in: what a record says for certain, TODO where a curator decides, and candidates as comments.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "bibliography/record.h"
#include "draft/candidate.h"
#include "draft/term_rules.h"

namespace casebook::draft {

struct Scaffold {
  std::string text;                        ///< YAML that `casebook check` passes; `add` loads its article as a draft without any claim
  std::map<Kind, std::size_t> candidates;  ///< how many there are of each kind
};

/// \param key      citekey of the article
/// \param terms    nullptr: no terms of vocabularies are proposed
/// \param written  where the catalogue has the article of that key from, if from a case file ('seed/albers-2017.yaml:2'): the scaffold warns of taking its place
Scaffold scaffold_of(const bibliography::Record& record, const std::string& key, const TermRules* terms, const std::string& written = {});

/// Text that may stand in a comment of YAML: one line whatever line ends are in it (also U+0085, U+2028, U+2029), control characters and bytes that are no UTF-8 made visible, one space for
/// white space.
std::string comment_text(std::string_view text);

}  // namespace casebook::draft
