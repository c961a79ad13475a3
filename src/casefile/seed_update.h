#pragma once
// What a later program has to bring into a catalogue that an earlier one made, and what it leaves as the curator changed it.

#include <string>
#include <vector>

#include "casefile/case_paths.h"
#include "casefile/loader.h"

namespace casebook::casefile {

/// What stays as it is though the program says something else.
struct SeedLeft {
  std::string what;    ///< 'naltrexone', 'albers-2017', 'LDN'
  std::string how;     ///< 'daily dose', 'cases/albers-2017.yaml', 'a synonym of naltrexone'
};

struct SeedUpdate {
  std::vector<CheckedFile> files;         ///< to be loaded with load_files, origin 'seed': vocabularies and articles whose texts are other than the catalogue's
  std::vector<SeedLeft> left;             ///< as the curator changed it
  std::vector<std::string> removed;       ///< citekeys of the program's articles that the curator took out, and that stay out
};

/// Compares the program's case files with a catalogue.
///
/// Vocabularies: every term that is new is brought, and every new word of a known one that means nothing else yet. A fact (daily dose, class, part of, kind,
/// family, counted, at risk, per threshold) is brought only where the catalogue still says what the program's earlier text said; where a vocabulary file of
/// the curator says it, or the catalogue otherwise says something else, it stays. A term that the curator renamed or merged is known by its old name.
///
/// Articles and notices: those that the catalogue has from the program are brought where the text differs. An article that the curator's own file holds,
/// whatever its path, stays, as does one that the catalogue does not have: `init` may have left it out, or the curator taken it out.
/// \param program  its case files: embedded_case_texts("seed/")
/// \param today    ISO date
SeedUpdate find_seed_update(store::Database& database, const std::vector<CaseText>& program, const std::string& today);

}  // namespace casebook::casefile
