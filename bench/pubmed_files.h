#pragma once
// Invented articles in the shape of a file of PubMed's yearly baseline, the same for the same seed.

#include <cstdint>
#include <string>

namespace casebook::bench {

struct PubmedFiles {
  std::size_t articles = 30'000;
  std::uint64_t seed = 28768313;
};

/// Writes `stem`.xml (about 9.5 kB an article: authors with affiliations, abstracts in sections, MeSH headings, and references with numbers of their own, which are the
/// larger half as in the baseline of recent years), `stem`.xml.gz and `stem`.nbib with the same articles. 3 in 100 are notices, every second of them about an article of
/// the file; languages, dates and identifiers are as odd as PubMed's. False when a file cannot be written.
bool write_pubmed_files(const PubmedFiles& what, const std::string& stem);

}  // namespace casebook::bench
