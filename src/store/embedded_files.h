#pragma once
// The SQL and seed files that are compiled into the program, under their paths in the repository.

#include <span>
#include <string_view>

namespace casebook::store {

struct EmbeddedFile {
  std::string_view path;   ///< 'migrations/0001_create_vocabularies.sql'
  std::string_view text;
};

namespace embedded {
std::span<const EmbeddedFile> migrations();   ///< sorted: the order in which they are applied
std::span<const EmbeddedFile> views();        ///< one CREATE VIEW each, named as its file
std::span<const EmbeddedFile> checks();       ///< one SELECT of (source_file, source_line, subject, message) each
std::span<const EmbeddedFile> derivations();  ///< schema/derivations: statements that fill the derived tables for :article_id
std::span<const EmbeddedFile> limits();       ///< schema/limits: temporary tables of an answer that is limited to some people
std::span<const EmbeddedFile> loading();      ///< schema/loading: statements that loading and removing an article need, for :article_id
std::span<const EmbeddedFile> queries();      ///< schema/queries: examples, one SELECT each under two lines of comment
std::span<const EmbeddedFile> seed();         ///< vocabularies, the seed article, further articles
}  // namespace embedded

/// The stem of a path: 'dose_titration' of 'schema/views/dose_titration.sql'.
std::string_view stem_of(std::string_view path);

/// The file of that stem. \throws core::StoreError when there is none
const EmbeddedFile& embedded_file(std::span<const EmbeddedFile> files, std::string_view stem);

}  // namespace casebook::store
