#pragma once
// Abstract pages as PubMed shows them, invented.

namespace casebook::tests {

/// As copied from the screen: a line for each thing, nothing between.
inline constexpr const char* kScreenPage =
    "Case Reports\n"
    "J Tests\n"
    ". 2017 Oct 1;153(10):1018-1020. doi: 10.1001/test.2017.1.\n"
    "Naltrexone for Hailey-Hailey Disease: Three Patients\n"
    "Ada B Muster 1, Jan van der Berg\xC2\xB9 \xC2\xB2, Ron O'Neil Jr 2 *, Example Study Group\n"
    "Affiliations\n"
    "1 Department of Examples, Somewhere. 1200 patients a year.\n"
    "2 Institute of Tests.\n"
    "PMID: 12345678 PMCID: PMC7654321 DOI: 10.1001/test.2017.1\n"
    "Erratum in\n"
    "Error in Dose.\n"
    "[No authors listed] J Tests. 2017 Nov 1;153(11):1072. doi: 10.1001/test.2017.9. PMID: 22222222\n"
    "Abstract\n"
    "Importance: The disease is rare.\n"
    "Results: All 3 patients took 3 mg nightly.\n"
    "Keywords: naltrexone; Hailey-Hailey disease.\n"
    "Conflict of interest statement\n"
    "None of the 3 authors.\n"
    "Similar articles\n"
    "Other. Doe J. J Tests. 2015 Jan;1(2):3-4. doi: 10.1/x. PMID: 11111111\n";

/// As PubMed saves it: paragraphs, lines broken.
inline constexpr const char* kSavedPage =
    "1. Clin Exp Tests. 2019 Mar-Apr;12(2):101-9. doi: \n"
    "10.1234/cet.2019.55. Epub 2018 Dec 3.\n"
    "\n"
    "Low-dose naltrexone in a family: a series of four\n"
    "patients.\n"
    "\n"
    "M\xC3\xBCller-\xC5\x81o\xC5\x9B A(1), van der Berg B(1)(2), O'Neil C 3rd(2).\n"
    "\n"
    "Author information:\n"
    "(1)Department of Dermatology, University of Somewhere, 12 Example Road, 1234\n"
    "Someplace.\n"
    "(2)Institute of Examples.\n"
    "\n"
    "Comment in\n"
    "    Clin Exp Tests. 2019 May;12(3):200. PMID: 33333333\n"
    "\n"
    "BACKGROUND: The disease is a rare one due to mutations\n"
    "of ATP2C1.\n"
    "RESULTS: Three of four patients improved\n"
    "within 4 weeks.\n"
    "\n"
    "\xC2\xA9 2019 The Authors.\n"
    "\n"
    "DOI: 10.1234/cet.2019.55\n"
    "PMCID: PMC1234567\n"
    "PMID: 12345678 [Indexed for MEDLINE]\n"
    "\n"
    "Conflict of interest statement: None, and a long sentence that is longer than any list of affiliations has to be, to tell what is no abstract.\n";

}  // namespace casebook::tests
