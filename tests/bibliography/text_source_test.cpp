#include "bibliography/text_source.h"

#include "bibliography/input_file.h"
#include "catch.h"

using namespace casebook::tests;
using casebook::bibliography::TextSource;
using Catch::Matchers::Contains;
using namespace std::string_literals;

namespace {

std::string all_of(const std::string& content, std::size_t chunk = 5000) {
  const InputFile file(content);
  TextSource source(file.path());
  std::string text;
  std::string part(chunk, '\0');
  while (const auto size = source.read(part.data(), chunk)) text.append(part, 0, size);
  return text;
}

std::string utf_16(const std::u16string& text, bool big) {
  std::string bytes;
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8U);
    const char low = static_cast<char>(c & 0xFFU);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("a byte order mark is taken off") {
  CHECK(all_of("\xEF\xBB\xBFTY  - JOUR") == "TY  - JOUR");
  CHECK(all_of("TY  - JOUR") == "TY  - JOUR");
  CHECK(all_of("") == "");
}

TEST_CASE("declared encodings become UTF-8") {
  CHECK(all_of("<?xml version='1.0' encoding='ISO-8859-1'?><a>M\xFCller</a>") == "<?xml version='1.0' encoding='ISO-8859-1'?><a>M\xC3\xBCller</a>");
  CHECK(all_of("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\x80\x94") == "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\xE2\x82\xAC\xE2\x80\x9D");
  CHECK(all_of("<?xml encoding='utf-8'?>\xC3\xBC") == "<?xml encoding='utf-8'?>\xC3\xBC");
  CHECK_THROWS_WITH(all_of("<?xml version='1.0' encoding='EBCDIC\x1b'?>"), Contains("is declared to be in 'ebcdic<U+001B>'"));
}

TEST_CASE("UTF-16 is known by its mark or its first character") {
  const std::u16string text = u"<a>M\u00FCller \U0001F600</a>";
  const std::string utf_8 = "<a>M\xC3\xBCller \xF0\x9F\x98\x80</a>";
  CHECK(all_of("\xFF\xFE"s + utf_16(text, false)) == utf_8);
  CHECK(all_of("\xFE\xFF"s + utf_16(text, true)) == utf_8);
  CHECK(all_of(utf_16(text, false)) == utf_8);
  CHECK(all_of(utf_16(text, true), 4) == utf_8);
  CHECK_THROWS_WITH(all_of("\xFF\xFE"s + utf_16(text, false) + "x"), Contains("ends in the middle of a character"));
  CHECK_THROWS_WITH(all_of("\xFF\xFE\x00\xDC\x41\x00"s), Contains("not UTF-16"));
}

TEST_CASE("long text is the same through every decoder") {
  std::u16string text = u"<";
  std::string utf_8 = "<";
  for (int i = 0; i < 50'000; ++i) {
    text += u"\u00FC ";
    utf_8 += "\xC3\xBC ";
  }
  CHECK(all_of(utf_8) == utf_8);
  CHECK(all_of("\xFE\xFF"s + utf_16(text, true), 77) == utf_8);
}

TEST_CASE("what stands before a mistake in UTF-16 is handed out before the mistake is told") {
  const std::string good = "\xFF\xFE"s + utf_16(u"<a>good</a>", false);
  for (const auto& [bad, fault] : {std::pair{"x"s, "ends in the middle of a character"}, {"\x00\xDC\x41\x00"s, "not UTF-16"}}) {
    CAPTURE(fault);
    const InputFile file(good + bad);
    TextSource source(file.path());
    CHECK(source.beginning() == "<a>good</a>");
    std::string part(100, '\0');
    REQUIRE(source.read(part.data(), part.size()) == 11);
    CHECK_THROWS_WITH(source.read(part.data(), part.size()), Contains(fault));
  }
}

TEST_CASE("what stands before the place where gzip is damaged is handed out whatever it is written in") {
  std::u16string text = u"<";
  for (int i = 0; i < 100'000; ++i) text += static_cast<char16_t>(u'a' + (i * 7919 + i / 13) % 26);
  const std::string packed = gzipped("\xFF\xFE"s + utf_16(text, false));
  const InputFile file(packed.substr(0, packed.size() - 100));
  TextSource source(file.path());
  std::string read;
  std::string part(64 * 1024, '\0');
  CHECK_THROWS_WITH([&] { while (const auto size = source.read(part.data(), part.size())) read.append(part, 0, size); }(), Contains("truncated"));
  CHECK(read.size() > 89'000);   // all that can be unpacked without the last 100 bytes
}
