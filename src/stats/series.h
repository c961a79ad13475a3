#pragma once
// Small series of patients, each with its own number of events: what the pooling models take.

namespace casebook::stats {

/// One series (an article, say): `events` of `cases` patients.
struct Series {
  long long events = 0;
  long long cases = 0;
};

}  // namespace casebook::stats
