// Parses an XML file with expat and does nothing else: what any import of it is measured against.

#include <expat.h>

#include <cstdint>
#include <cstdio>

namespace {

constexpr int kChunk = 256 * 1024;

struct Counts {
  std::uint64_t elements = 0;
  std::uint64_t ends = 0;
  std::uint64_t characters = 0;   // bytes
};

void XMLCALL start(void* counts, const XML_Char* /*name*/, const XML_Char** /*attributes*/) { ++static_cast<Counts*>(counts)->elements; }
void XMLCALL end(void* counts, const XML_Char* /*name*/) { ++static_cast<Counts*>(counts)->ends; }
void XMLCALL characters(void* counts, const XML_Char* /*text*/, int size) { static_cast<Counts*>(counts)->characters += static_cast<std::uint64_t>(size); }

}  // namespace

int main(int count, char** arguments) {
  std::FILE* const file = count == 2 ? std::fopen(arguments[1], "rb") : nullptr;
  if (file == nullptr) {
    std::fprintf(stderr, "usage: expat_pass FILE.xml\n");
    return 2;
  }
  std::setvbuf(file, nullptr, _IONBF, 0);   // read straight into expat's own buffer
  Counts counts;
  XML_Parser parser = XML_ParserCreate(nullptr);
  XML_SetUserData(parser, &counts);
  XML_SetElementHandler(parser, start, end);
  XML_SetCharacterDataHandler(parser, characters);
  bool good = true;
  for (bool last = false; good && !last;) {
    void* const buffer = XML_GetBuffer(parser, kChunk);
    const auto size = std::fread(buffer, 1, kChunk, file);
    last = size < kChunk;
    good = XML_ParseBuffer(parser, static_cast<int>(size), last ? 1 : 0) == XML_STATUS_OK;
  }
  if (!good) std::fprintf(stderr, "line %lu: %s\n", XML_GetCurrentLineNumber(parser), XML_ErrorString(XML_GetErrorCode(parser)));
  XML_ParserFree(parser);
  std::fclose(file);
  std::printf("%llu elements, %llu bytes of text\n", static_cast<unsigned long long>(counts.elements), static_cast<unsigned long long>(counts.characters));
  return good ? 0 : 1;
}
