#include "transcript.h"

#include "catch.h"
#include "program.h"

using namespace casebook::tests;

namespace {
constexpr const char* kSession =
    "# a remark\n"
    "$ casebook sql\n"
    "< SELECT 1\n"
    " 1\n"
    "\n"
    "\\$ no command\n"
    "! said\n"
    "!\n"
    "= 1\n"
    "$ ls\n";
}  // namespace

TEST_CASE("a transcript tells what was typed, what came out, what was said and how it ended") {
  const auto transcript = parse_transcript(kSession);
  CHECK(transcript.remarks == "# a remark\n");
  REQUIRE(transcript.exchanges.size() == 2);
  CHECK(transcript.exchanges[0].command == "casebook sql");
  CHECK(transcript.exchanges[0].in == "SELECT 1\n");
  CHECK(transcript.exchanges[0].out == " 1\n\n$ no command\n");
  CHECK(transcript.exchanges[0].err == "said\n\n");
  CHECK(transcript.exchanges[0].code == 1);
  CHECK(transcript.exchanges[1].code == 0);
}

TEST_CASE("a transcript written again is the same text") { CHECK(transcript_text(parse_transcript(kSession)) == kSession); }

TEST_CASE("output without a line end survives being written and read") {
  Transcript transcript;
  transcript.exchanges.push_back({"casebook sql", "", "last", "", 0});
  CHECK(parse_transcript(transcript_text(transcript)).exchanges[0].out == "last");
}

TEST_CASE("text before the first command is no transcript") { CHECK_THROWS_WITH(parse_transcript("made it\n"), Catch::Contains("line 1")); }

TEST_CASE("a command is split at spaces that no quote holds") {
  CHECK(shell_words("casebook sql \"SELECT 'a  b'\" --param 'x=\"1\"'  a\\ b ''") ==
        std::vector<std::string>{"casebook", "sql", "SELECT 'a  b'", "--param", "x=\"1\"", "a b", ""});
  CHECK_THROWS_WITH(shell_words("casebook 'sql"), Catch::Contains("not closed"));
}

TEST_CASE("a session runs in the current folder, with files and the environment") {
  const WorkingFolder folder;
  const auto ran = run_transcript(parse_transcript("$ cat > a.txt\n< one\n$ ls\n$ CASEBOOK_DB=none.db casebook status\n"));
  CHECK(read_file("a.txt") == "one\n");
  CHECK(ran.exchanges[1].out == "a.txt\n");
  CHECK(ran.exchanges[2].code == 1);
  CHECK_THAT(ran.exchanges[2].err, Catch::Contains("none.db"));
}

TEST_CASE("the console blocks of a page are one session, and nothing else of it is touched") {
  const WorkingFolder folder;
  const std::string page = "text\n```console\n$ cat > a.txt\n< one\n```\nmore\n```sql\nSELECT 1\n```\n```console\n$ cat a.txt\n```\nend\n";
  CHECK(run_console_blocks(page) ==
        "text\n```console\n$ cat > a.txt\n< one\n```\nmore\n```sql\nSELECT 1\n```\n```console\n$ cat a.txt\none\n```\nend\n");
  CHECK_THROWS_WITH(run_console_blocks("```console\n$ ls\n"), Catch::Contains("not closed"));
}
