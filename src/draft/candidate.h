#pragma once
// What a rule proposes to the curator.

#include <cstddef>
#include <string>
#include <vector>

namespace casebook::draft {

class Passage;

/// What a candidate is about.
enum class Kind { dose, frequency, count, age, sex, time, term };
const char* kind_name(Kind kind);   ///< 'dose', 'frequency', 'count', 'age', 'sex', 'time', 'term'

/// One line of a case file as a rule reads it out of the text: `dose: 3 mg nightly`. Nothing of it is loaded before a curator takes it over.
struct Candidate {
  Kind kind = Kind::dose;
  std::string key;          ///< a key of the case format: 'dose', 'who', 'size', 'age', 'sex', 'when', 'for', 'follow-up', 'disease duration', 'treatment', ...
  std::string value;        ///< in the small language of that key
  std::size_t begin = 0;    ///< characters of the text from 0, the end exclusive
  std::size_t end = 0;
};

/// A candidate of the pieces from `from` to before `to`.
Candidate candidate(const Passage& passage, Kind kind, std::string key, std::string value, std::size_t from, std::size_t to);

/// Whether the small language of its key reads the value without an error: of 'dose' read_dose, of 'who' read_count, of 'when' read_time, ... Keys of terms always.
bool is_readable(const Candidate& candidate);

/// Sentences about animals and cultured cells, whose doses, ages and times are nobody's.
bool of_no_patient(const Passage& passage, std::size_t at);

}  // namespace casebook::draft
