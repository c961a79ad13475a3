#include "cli/progress_line.h"

#include <algorithm>
#include <sstream>

#include "catch.h"

using namespace casebook::cli;
using namespace std::chrono_literals;

namespace {

struct Terminal {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  Io io{out, err, in};
  std::chrono::steady_clock::time_point now{};
  ProgressLine::Clock clock = [this] { return now; };

  explicit Terminal(bool progress = true) { io.progress = progress; }
  std::string taken() {
    std::string text = err.str();
    err.str("");
    return text;
  }
};

}  // namespace

TEST_CASE("progress says how much is done, how fast and how long yet") {
  Terminal terminal;
  ProgressLine line(terminal.io, terminal.clock);
  line.show("adding", 0, 80'000'000);
  CHECK(terminal.taken().empty());
  terminal.now += 10s;
  line.show("adding", 20'000'000, 80'000'000);
  CHECK(terminal.taken() == "\radding 20.0 of 80.0 MB, 2.0 MB/s, 30 s left\x1b[K");
  terminal.now += 10s;
  line.show("adding", 80'000'000, 80'000'000);
  CHECK(terminal.taken() == "\radding 80.0 of 80.0 MB, 4.0 MB/s\x1b[K");
  line.clear();
  CHECK(terminal.taken() == "\r\x1b[K");
  line.clear();
  CHECK(terminal.taken().empty());
}

TEST_CASE("progress is drawn ten times a second at most, and not for what is done at once") {
  Terminal terminal;
  {
    ProgressLine line(terminal.io, terminal.clock);
    for (int i = 0; i < 1'000; ++i) {
      line.show("reading", static_cast<std::uint64_t>(i), 1'000, ProgressLine::Unit::articles);
      terminal.now += 1ms;
    }
  }
  const std::string text = terminal.taken();
  CHECK(std::count(text.begin(), text.end(), '\r') == 8 + 1);   // from 250 ms on, and the line that takes it away
  Terminal quick;
  { ProgressLine(quick.io, quick.clock).show("reading", 1, 1); }
  CHECK(quick.taken().empty());
}

TEST_CASE("a new work starts the clock anew, and articles are counted whole") {
  Terminal terminal;
  ProgressLine line(terminal.io, terminal.clock);
  line.show("adding", 0, 1'000'000);
  terminal.now += 100s;
  line.show("counting", 0, 8'000, ProgressLine::Unit::articles);
  terminal.taken();
  terminal.now += 2s;
  line.show("counting", 4'000, 8'000, ProgressLine::Unit::articles);
  CHECK(terminal.taken() == "\rcounting 4000 of 8000, 2000/s, 2 s left\x1b[K");
}

TEST_CASE("without a terminal there is no progress, and on a narrow one it stays in its line") {
  Terminal pipe(false);
  {
    ProgressLine line(pipe.io, pipe.clock);
    pipe.now += 10s;
    line.show("adding", 1, 2);
  }
  CHECK(pipe.taken().empty());
  Terminal narrow;
  narrow.io.width = 20;
  ProgressLine line(narrow.io, narrow.clock);
  line.show("adding", 0, 80'000'000);
  narrow.now += 10s;
  line.show("adding", 20'000'000, 80'000'000);
  CHECK(narrow.taken() == "\radding 20.0 of 80.0\x1b[K");
}
