#include "casefile/case_input.h"

#include <fstream>

#include "catch.h"
#include "core/errors.h"
#include "store/temporary_folder.h"

using namespace casebook;
using namespace casebook::casefile;
using casebook::tests::TemporaryFolder;
using Catch::Matchers::Contains;

namespace {

std::vector<RawCase> items(const CaseInput& input) {
  std::vector<RawCase> found;
  input.read([&](RawCase item, std::uint64_t) { found.push_back(std::move(item)); });
  return found;
}

}  // namespace

TEST_CASE("lines are told apart whatever ends them, and blank ones are left out but counted") {
  const auto found = items(CaseInput(std::vector<CaseText>{{"bulk.jsonl", "one\r\n\n  \t\ntwo\nthree"}}));
  REQUIRE(found.size() == 3);
  CHECK(found[0].text == "one\r");
  CHECK(found[1].text == "two");
  CHECK(found[1].place.line == 4);
  CHECK(found[2].text == "three");
  CHECK(found[2].place.line == 5);
}

TEST_CASE("a line across many chunks is one line, and each is found again at its place") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += std::string(static_cast<std::size_t>(i) * 7'919 + 1, static_cast<char>('a' + i % 26)) + "\n";
  const TemporaryFolder folder;
  std::ofstream(folder / "bulk.jsonl", std::ios::binary) << text;
  const auto input = CaseInput::of({folder / "bulk.jsonl"});
  CHECK(input.bytes() == text.size());
  const auto found = items(input);
  REQUIRE(found.size() == 50);
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].text == std::string(i * 7'919 + 1, static_cast<char>('a' + i % 26)));
    CHECK(input.read_again(found[i].place).text == found[i].text);
  }
}

TEST_CASE("of a line without end no more is kept than shows that it is too long") {
  const std::size_t size = 9 * 1024 * 1024;
  const auto found = items(CaseInput(std::vector<CaseText>{{"bulk.jsonl", std::string(size, 'x') + "\nnext\n"}}));
  REQUIRE(found.size() == 2);
  CHECK(found[0].size == size);
  CHECK(found[0].text.size() < 4 * 1024 * 1024 + 10);
  CHECK(found[1].text == "next");
}

TEST_CASE("every path that cannot be read is named at once") {
  CHECK_THROWS_WITH(CaseInput::of({"no-such-a.yaml", "no-such-b.yaml"}), Contains("no-such-a.yaml") && Contains("no-such-b.yaml"));
}

TEST_CASE("a file that is gone when its turn comes is told") {
  const CaseInput input({{"gone.yaml", 10, [] { return std::unique_ptr<std::istream>(); }}});
  CHECK_THROWS_WITH(items(input), "gone.yaml: cannot be read");
}

TEST_CASE("an empty file is one item, an empty list of lines none") {
  const auto found = items(CaseInput(std::vector<CaseText>{{"empty.jsonl", ""}, {"empty.yaml", ""}}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "empty.yaml");
}
