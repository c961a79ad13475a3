#pragma once
// Text that no parser may crash or hang on.

#include <string>
#include <vector>

namespace casebook::tests {

inline std::vector<std::string> hostile_texts() {
  const auto repeated = [](const std::string& piece, std::size_t length) {
    std::string text;
    while (text.size() < length) text += piece;
    return text;
  };
  std::vector<std::string> texts{"",
                                 " ",
                                 "\t\n",
                                 std::string("2\0weeks", 7),
                                 std::string(1, '\0'),
                                 "\xFF\xFE",
                                 "2 \xE9 weeks",
                                 "\xE2\x80",
                                 "1e999",
                                 "1e999 weeks",
                                 "-",
                                 "--",
                                 "-1",
                                 "- weeks",
                                 "of",
                                 "of 3",
                                 "%",
                                 "/",
                                 "/day",
                                 "a",
                                 "an",
                                 "half",
                                 "the",
                                 "at",
                                 "after",
                                 "no",
                                 "no by",
                                 "still",
                                 "held to",
                                 "between",
                                 "between 1",
                                 "between 1 and",
                                 "week",
                                 "weeks",
                                 "week -",
                                 "1-",
                                 "1 to",
                                 "1 or",
                                 "1 and",
                                 "mean",
                                 "about",
                                 "all but",
                                 "some of",
                                 "not stated of",
                                 "all in",
                                 "2 of 3 in",
                                 ",",
                                 ", SD",
                                 "mean 2, SD",
                                 "99999999999 of 99999999999",
                                 "4294967297 of 3",
                                 "27 % of 1000000000",
                                 "0 % of 0",
                                 "every",
                                 "every 2",
                                 "every 0 days",
                                 "up to",
                                 "3 mg then",
                                 "\xE2\x80\xAE 3 mg",
                                 "1.",
                                 ".5",
                                 "1..2"};
  for (const char* const piece :
       {"a",      " ",         "9",       "1 ",     "-",        "1-",           "no ",       "no by ", "by 1 ", "of ",
        "2 of ",  "weeks ",    "week 1 ", "after ", "at ",      "1,",           "1,5 ",      "1, ",    "3 mg ", "mg/",
        "daily ", "per area ", "%",       "\xFF",   "\xC3\xA4", "\xE2\x80\x93", "still at ", "with ",  "in "}) {
    texts.push_back(repeated(piece, 20000));
  }
  texts.push_back(std::string(400, '9') + " weeks");
  texts.push_back("0." + std::string(19000, '3') + " mg daily");
  texts.push_back("no " + repeated("by ", 20000) + "2 weeks");
  return texts;
}

}  // namespace casebook::tests
