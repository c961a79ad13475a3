// Every session of tests/transcripts, typed anew.

#include "approved_file.h"
#include "catch.h"
#include "program.h"
#include "transcript.h"

using namespace casebook::tests;

TEST_CASE("every transcript runs as it is written") {
  const auto files = repository_files("tests/transcripts");
  REQUIRE_FALSE(files.empty());
  for (const auto& file : files) {
    INFO(file);
    const std::string path = "tests/transcripts/" + file;
    const auto transcript = parse_transcript(repository_text(path));
    std::string received;
    {
      const WorkingFolder folder;
      received = transcript_text(run_transcript(transcript));
    }
    CHECK(matches_approved(path, received));
  }
}
