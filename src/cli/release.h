#pragma once
// Which casebook this is: one number names the program, its schema and its seed.

#include <string>

namespace casebook::cli {

/// First twelve figures of a SHA-256 over the seed files that came with the program, paths and texts in the order of paths: another seed, another digest.
std::string seed_digest();

/// What --version prints, a line each: 'casebook 0.1.0', 'schema 10' (the migrations that the program knows), and the seed: its articles and its digest.
std::string release_text();

}  // namespace casebook::cli
