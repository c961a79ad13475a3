#include "bibliography/language_codes.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace casebook::bibliography {
namespace {

struct Language {
  std::string_view code;         ///< ISO 639-1
  std::string_view long_code;    ///< ISO 639-2, bibliographic form as MEDLINE has it
  std::string_view other_code;   ///< ISO 639-2, terminological form where it differs
  std::string_view name;         ///< English, lower case
};

// ISO 639-2 code list (Library of Congress), the languages that MEDLINE indexes.
constexpr std::array<Language, 64> kLanguages{{
    {"af", "afr", "", "afrikaans"},     {"am", "amh", "", "amharic"},       {"ar", "ara", "", "arabic"},      {"az", "aze", "", "azerbaijani"},
    {"be", "bel", "", "belarusian"},    {"bg", "bul", "", "bulgarian"},     {"bs", "bos", "", "bosnian"},     {"ca", "cat", "", "catalan"},
    {"cs", "cze", "ces", "czech"},      {"cy", "wel", "cym", "welsh"},      {"da", "dan", "", "danish"},      {"de", "ger", "deu", "german"},
    {"el", "gre", "ell", "greek"},      {"en", "eng", "", "english"},       {"eo", "epo", "", "esperanto"},   {"es", "spa", "", "spanish"},
    {"et", "est", "", "estonian"},      {"eu", "baq", "eus", "basque"},     {"fa", "per", "fas", "persian"},  {"fi", "fin", "", "finnish"},
    {"fr", "fre", "fra", "french"},     {"ga", "gle", "", "irish"},         {"gd", "gla", "", "gaelic"},      {"gl", "glg", "", "galician"},
    {"he", "heb", "", "hebrew"},        {"hi", "hin", "", "hindi"},         {"hr", "hrv", "scr", "croatian"}, {"hu", "hun", "", "hungarian"},
    {"hy", "arm", "hye", "armenian"},   {"id", "ind", "", "indonesian"},    {"is", "ice", "isl", "icelandic"}, {"it", "ita", "", "italian"},
    {"ja", "jpn", "", "japanese"},      {"ka", "geo", "kat", "georgian"},   {"kk", "kaz", "", "kazakh"},      {"ko", "kor", "", "korean"},
    {"ky", "kir", "", "kirghiz"},       {"la", "lat", "", "latin"},         {"lt", "lit", "", "lithuanian"},  {"lv", "lav", "", "latvian"},
    {"mi", "mao", "mri", "maori"},      {"mk", "mac", "mkd", "macedonian"}, {"ml", "mal", "", "malayalam"},   {"ms", "may", "msa", "malay"},
    {"nb", "nob", "", "norwegian bokmal"}, {"nl", "dut", "nld", "dutch"},   {"no", "nor", "", "norwegian"},   {"pl", "pol", "", "polish"},
    {"ps", "pus", "", "pushto"},        {"pt", "por", "", "portuguese"},    {"ro", "rum", "ron", "romanian"}, {"ru", "rus", "", "russian"},
    {"rw", "kin", "", "kinyarwanda"},   {"sa", "san", "", "sanskrit"},      {"sk", "slo", "slk", "slovak"},   {"sl", "slv", "", "slovenian"},
    {"sq", "alb", "sqi", "albanian"},   {"sr", "srp", "scc", "serbian"},    {"sv", "swe", "", "swedish"},     {"th", "tha", "", "thai"},
    {"tr", "tur", "", "turkish"},       {"uk", "ukr", "", "ukrainian"},     {"vi", "vie", "", "vietnamese"},  {"zh", "chi", "zho", "chinese"},
}};

}  // namespace

std::string language_code(std::string_view language) {
  const std::string word = core::lower_ascii(core::trimmed(language));
  if (word.empty() || word == "und") return {};
  const auto* const found = std::find_if(kLanguages.begin(), kLanguages.end(), [&](const Language& one) {
    return one.code == word || one.long_code == word || one.other_code == word || one.name == word;
  });
  return found == kLanguages.end() ? word : std::string(found->code);
}

}  // namespace casebook::bibliography
