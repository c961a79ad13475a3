#include "bibliography/byte_source.h"

#include <cstdint>

#include "bibliography/input_file.h"
#include "catch.h"

using namespace casebook::tests;
using casebook::bibliography::BrokenInput;
using casebook::bibliography::ByteSource;
using Catch::Matchers::Contains;

namespace {

std::string all_of(const std::string& path, std::size_t chunk = 1000) {
  ByteSource source(path);
  std::string text;
  std::string part(chunk, '\0');
  while (const auto size = source.read(part.data(), chunk)) text.append(part, 0, size);
  return text;
}

}  // namespace

TEST_CASE("a file is read as it is, or unpacked when its first bytes are gzip's, whatever its name") {
  const std::string text(700'000, 'a');
  CHECK(all_of(InputFile(text, "plain.gz").path()) == text);
  CHECK(all_of(InputFile(gzipped(text), "packed.txt").path()) == text);
  CHECK(all_of(InputFile(gzipped(text), "packed.txt").path(), 7).size() == text.size());
  CHECK(all_of(InputFile("").path()) == "");
  CHECK(all_of(InputFile("\x1F").path()) == "\x1F");
}

TEST_CASE("several members of gzip one after another are one text") {
  CHECK(all_of(InputFile(gzipped("one, ") + gzipped("two, ") + gzipped("") + gzipped("three") + std::string(512, '\0')).path()) == "one, two, three");
}

TEST_CASE("truncated and damaged gzip is told, after what could be unpacked") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + " ";
  const std::string packed = gzipped(text);
  const InputFile cut(packed.substr(0, packed.size() / 2));
  ByteSource source(cut.path());
  std::string part(1000, '\0');
  CHECK(source.read(part.data(), part.size()) == 1000);
  CHECK(part == text.substr(0, 1000));
  CHECK_THROWS_WITH(all_of(cut.path()), Contains("truncated"));
  std::string damaged = packed;
  for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 20; ++i) damaged[i] = static_cast<char>(~damaged[i]);
  CHECK_THROWS_WITH(all_of(InputFile(damaged).path()), Contains("damaged"));
  CHECK_THROWS_WITH(all_of(InputFile(gzipped("x") + "rest").path()), Contains("no gzip data stand behind it"));
  CHECK_THROWS_WITH(all_of(InputFile(gzipped("x").substr(0, 12)).path()), Contains("truncated"));
}

TEST_CASE("what stands before a damaged or missing part comes out whole, to the byte") {
  std::string text;
  for (int i = 0; text.size() < 3'000'000; ++i) text += std::to_string(static_cast<std::int64_t>(i) * 7919) + " ";
  const std::string packed = gzipped(text);
  for (const std::size_t kept : {packed.size() / 3, packed.size() - 9, packed.size() - 1}) {
    const InputFile cut(packed.substr(0, kept));
    ByteSource source(cut.path());
    std::string read;
    std::string part(70'000, '\0');
    std::string fault;
    try {
      while (const auto size = source.read(part.data(), part.size())) read.append(part, 0, size);
    } catch (const BrokenInput& exception) {
      fault = exception.what();
    }
    CHECK_THAT(fault, Contains("truncated"));
    CHECK(read == text.substr(0, read.size()));
    CHECK(read.size() >= (kept > packed.size() / 2 ? text.size() : text.size() / 4));
    CHECK_THROWS_AS(source.read(part.data(), part.size()), BrokenInput);   // and stays so
    CHECK(source.position() <= kept);
  }
}

TEST_CASE("a packed file may be left unread") {
  const InputFile file(gzipped(std::string(20'000'000, 'a')));
  char byte = 0;
  for (int i = 0; i < 20; ++i) {
    ByteSource source(file.path());
    if (i % 2 == 0) CHECK(source.read(&byte, 1) == 1);
  }
}

TEST_CASE("what is no file is told") {
  const InputFile file("x");
  CHECK_THROWS_WITH(ByteSource(file.path() + "-not-there"), Contains("cannot be opened: No such file"));
  CHECK_THROWS_WITH(ByteSource(std::filesystem::path(file.path()).parent_path().string()), "is a folder, expected a file");
}
