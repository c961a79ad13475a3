#include "draft/candidate.h"

#include <utility>

#include "core/count.h"
#include "core/dose.h"
#include "core/duration.h"
#include "core/phrase.h"
#include "core/time_span.h"
#include "core/value.h"
#include "draft/passage.h"

namespace casebook::draft {

const char* kind_name(Kind kind) {
  switch (kind) {
    case Kind::dose:
      return "dose";
    case Kind::frequency:
      return "frequency";
    case Kind::count:
      return "count";
    case Kind::age:
      return "age";
    case Kind::sex:
      return "sex";
    case Kind::time:
      return "time";
    case Kind::term:
      return "term";
  }
  return "";
}

Candidate candidate(const Passage& passage, Kind kind, std::string key, std::string value, std::size_t from, std::size_t to) {
  return {kind, std::move(key), std::move(value), passage[from].begin, passage[to - 1].end};
}

bool is_readable(const Candidate& one) {
  if (one.key == "dose") return core::read_dose(one.value).ok();
  if (one.key == "who") return core::read_count(one.value).ok();
  if (one.key == "when") return core::read_time(one.value).ok();
  if (one.key == "for" || one.key == "follow-up" || one.key == "disease duration") return core::read_duration(one.value).ok();
  if (one.key == "age") {
    const auto age = core::read_age(one.value);
    return age.ok() && age.findings.empty() && (age.value->min || age.value->max);
  }
  if (one.key == "sex") return one.value == "female" || one.value == "male" || core::read_counted_words(one.value).ok();
  if (one.key == "size") {
    core::Phrase phrase(one.value);
    const auto size = phrase.take_whole();
    return size && *size > 0 && phrase.done();
  }
  return !one.value.empty();
}

bool of_no_patient(const Passage& passage, std::size_t at) {
  return passage.in_sentence(at, "mice|mouse|murine|rat|rats|rabbits|dogs|canine|vitro|incubated|cultured|xenograft*|zebrafish|keratinocytes|fibroblasts");
}

}  // namespace casebook::draft
