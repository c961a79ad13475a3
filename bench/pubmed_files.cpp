#include "pubmed_files.h"

#include <fmt/core.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "invented_words.h"

namespace casebook::bench {
namespace {

constexpr std::uint64_t kFirstPmid = 38'000'001;
constexpr std::size_t kLineOfNbib = 88;

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 5> kSections{"BACKGROUND", "OBJECTIVE", "METHODS", "RESULTS", "CONCLUSIONS"};
constexpr std::array<std::string_view, 8> kQualifiers{"drug therapy", "diagnosis", "pathology", "therapeutic use", "adverse effects", "genetics", "etiology", "administration &amp; dosage"};

struct Journal {
  std::string title;
  std::string abbreviation;
  std::string issn;
};
struct Person {
  std::string family;
  std::string given;
  std::string initials;
  std::string orcid;
  std::string affiliation;
};
struct Heading {
  std::string term;
  std::string code;
  bool major = false;
  std::vector<std::size_t> qualifiers;
};
struct Link {
  const char* ref_type;
  const char* tag;
  std::string source;
  std::string pmid;
  std::string note;
};
struct Article {
  std::uint64_t pmid = 0;
  const Journal* journal = nullptr;
  std::string title;
  std::string vernacular;
  std::string language;
  std::string type;
  int year = 0;
  int month = 0;
  int day = 0;
  int date_shape = 0;          // 0: year and month, 1: with a day, 2: a span of months, 3: a season
  int volume = 0;
  int issue = 0;
  int page = 0;
  std::string doi;             // empty: none
  std::string pmcid;
  std::string pii;
  std::vector<Person> people;
  std::string group;
  std::vector<std::pair<std::string, std::string>> abstract;   // label, text
  std::vector<Heading> headings;
  std::vector<std::string> keywords;
  std::vector<Link> links;
  std::string interests;
  std::string printed() const {
    return fmt::format("{}. {} {};{}({}):{}-{}", journal->abbreviation, year, kMonths[static_cast<std::size_t>(month - 1)], volume, issue, page, page % 100 + 7);
  }
};

class Inventor : public InventedWords {
 public:
  explicit Inventor(std::uint64_t seed) : InventedWords(seed) {
    for (int i = 0; i < 400; ++i) {
      const std::string word = capital(rare_of(3000));
      journals_.push_back({word + " journal of " + rare_of(3000), word + " J", digits(4) + "-" + digits(4)});
    }
    for (int i = 0; i < 5000; ++i) terms_.push_back({capital(rare_of(9000)) + (i % 3 == 0 ? ", " + capital(rare()) : ""), fmt::format("D{:06}", 1000 + i), false, {}});
    for (int i = 0; i < 3000; ++i) {
      places_.push_back(fmt::format("Department of {}, {} University School of Medicine, {} {}, {}.", capital(rare()), capital(rare()), digits(5), capital(rare()), capital(rare())));
    }
  }

  Person person() {
    Person one;
    one.family = family();
    if (chance(60)) one.family += capital(rare_of(2000)).substr(0, 3);
    one.given = given();
    for (std::size_t i = 0; i < one.given.size(); ++i) {
      if (one.given[i] >= 'A' && one.given[i] <= 'Z') one.initials += one.given[i];
    }
    if (chance(25)) one.orcid = fmt::format("0000-000{}-{}-{}", digits(1), digits(4), digits(4));
    if (chance(85)) one.affiliation = places_[below(places_.size())];
    return one;
  }
  Article article(std::size_t number) {
    Article one;
    one.pmid = kFirstPmid + number;
    one.journal = &journals_[below(journals_.size())];
    one.title = sentence(8 + below(10));
    if (chance(6)) one.title += " <i>in vitro</i> with 10<sup>6</sup> cells";
    one.language = chance(93) ? "eng" : chance(50) ? "ger" : chance(50) ? "fre" : "chi";
    if (one.language != "eng") one.vernacular = sentence(9);
    one.year = 2015 + static_cast<int>(below(10));
    one.month = 1 + static_cast<int>(below(12));
    one.day = 1 + static_cast<int>(below(28));
    one.date_shape = chance(60) ? 0 : chance(70) ? 1 : chance(60) ? 2 : 3;
    one.volume = 1 + static_cast<int>(below(200));
    one.issue = 1 + static_cast<int>(below(12));
    one.page = 1 + static_cast<int>(below(3000));
    one.type = chance(60) ? "Journal Article" : chance(40) ? "Case Reports" : chance(50) ? "Review" : "Letter";
    if (chance(90)) one.doi = fmt::format("10.{}/{}.{}.{}", 1000 + below(8000), rare_of(500), one.year, digits(6));
    if (chance(45)) one.pmcid = "PMC" + fmt::format("{}", 9'000'000 + number);
    if (chance(70)) one.pii = fmt::format("S{}-{}({})", digits(4), digits(4), digits(5));
    for (auto count = 1 + below(10); count > 0; --count) one.people.push_back(person());
    if (chance(3)) one.group = capital(rare()) + " Study Group";
    if (chance(85)) {
      if (chance(45)) {
        for (const auto section : kSections) one.abstract.emplace_back(section, prose(22 + below(32)));
      } else {
        one.abstract.emplace_back("", prose(80 + below(160)));
      }
      if (chance(15)) one.abstract.back().second += " A dose of 4.5 mg/m<sup>2</sup> was <i>well</i> tolerated.";
    }
    for (auto count = 4 + below(10); count > 0; --count) {
      Heading heading = terms_[below(terms_.size())];
      heading.major = chance(25);
      for (auto qualifiers = below(3); qualifiers > 0; --qualifiers) heading.qualifiers.push_back(below(kQualifiers.size()));
      one.headings.push_back(std::move(heading));
    }
    if (chance(60)) {
      for (auto count = 3 + below(4); count > 0; --count) one.keywords.push_back(capital(rare()) + (chance(40) ? " " + rare() : ""));
    }
    if (chance(40)) one.interests = "The authors declare no conflict of interest.";
    return one;
  }
  /// A citation with its numbers, as PubMed lists it.
  void reference(fmt::memory_buffer& out) {
    const auto& journal = journals_[below(journals_.size())];
    fmt::format_to(std::back_inserter(out), "        <Reference>\n          <Citation>{} {}, {} {}, et al. {}. {}. {};{}({}):{}-{}.</Citation>\n", family(),
                   given().substr(0, 1), family(), given().substr(0, 1), sentence(7 + below(9)),
                   journal.abbreviation, 1980 + below(44), 1 + below(200), 1 + below(12), 1 + below(3000), 1 + below(3000));
    const bool doi = chance(55);
    const bool pmc = chance(35);
    if (chance(80)) {
      fmt::format_to(std::back_inserter(out), "          <ArticleIdList>\n            <ArticleId IdType=\"pubmed\">{}</ArticleId>\n", 1'000'000 + below(37'000'000));
      if (doi) fmt::format_to(std::back_inserter(out), "            <ArticleId IdType=\"doi\">10.{}/{}.{}</ArticleId>\n", 1000 + below(8000), rare(), digits(7));
      if (pmc) fmt::format_to(std::back_inserter(out), "            <ArticleId IdType=\"pmc\">PMC{}</ArticleId>\n", 1'000'000 + below(9'000'000));
      fmt::format_to(std::back_inserter(out), "          </ArticleIdList>\n");
    }
    fmt::format_to(std::back_inserter(out), "        </Reference>\n");
  }

 private:
  std::vector<Journal> journals_;
  std::vector<Heading> terms_;
  std::vector<std::string> places_;
};

/// 3 in 100 are notices; every second one is about an article of the file, which says so too in two of three.
void link_notices(std::vector<Article>& articles, Inventor& inventor) {
  constexpr std::array<std::array<const char*, 6>, 3> kKinds{{{"Published Erratum", "ErratumFor", "EFR", "ErratumIn", "EIN", "Erratum"},
                                                              {"Retraction Notice", "RetractionOf", "ROF", "RetractionIn", "RIN", "Retraction"},
                                                              {"Expression of Concern", "ExpressionOfConcernFor", "ECF", "ExpressionOfConcernIn", "ECI", "Expression of Concern"}}};
  constexpr std::array<const char*, 6> kNotes{"Dosage error in article text", "Error in table", "Error in author affiliation", "Dosage error in published abstract; MEDLINE/PubMed abstract corrected",
                                              "Error in data", "Name misspelled"};
  for (auto& notice : articles) {
    if (!inventor.chance(3)) continue;
    const auto& kind = kKinds[inventor.chance(75) ? 0 : inventor.chance(60) ? 1 : 2];
    notice.type = kind[0];
    notice.abstract.clear();
    notice.headings.clear();
    notice.keywords.clear();
    const bool inside = inventor.chance(50);
    auto& about = articles[inventor.below(articles.size())];
    if (inside && &about != &notice) {
      notice.title = fmt::format("{}: {}", kind[5], about.title);
      notice.links.push_back({kind[1], kind[2], about.printed(), fmt::format("{}", about.pmid), ""});
      if (inventor.chance(66)) {
        about.links.push_back({kind[3], kind[4], notice.printed(), inventor.chance(85) ? fmt::format("{}", notice.pmid) : "", inventor.chance(40) ? kNotes[inventor.below(kNotes.size())] : ""});
      }
    } else {
      notice.title = fmt::format("{}: {}", kind[5], inventor.sentence(9));
      notice.links.push_back({kind[1], kind[2], fmt::format("Elsewhere J. 2014 Mar;{}:{}", inventor.below(90), inventor.below(900)), fmt::format("{}", 20'000'000 + inventor.below(9'000'000)), ""});
    }
  }
}

template <typename... Values>
void add(fmt::memory_buffer& out, fmt::format_string<Values...> format, Values&&... values) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Values>(values)...);
}

void add_date(fmt::memory_buffer& out, const char* element, const char* attribute, int year, int month, int day, const char* indent) {
  add(out, "{0}<{1}{2}>\n{0}  <Year>{3}</Year>\n{0}  <Month>{4:02}</Month>\n{0}  <Day>{5:02}</Day>\n{0}</{1}>\n", indent, element, attribute, year, month, day);
}

std::string issue_date(const Article& one) {
  const auto month = kMonths[static_cast<std::size_t>(one.month - 1)];
  if (one.date_shape == 1) return fmt::format("{} {} {}", one.year, month, one.day);
  if (one.date_shape == 2) return fmt::format("{} {}-{}", one.year, month, kMonths[static_cast<std::size_t>(one.month % 12)]);
  if (one.date_shape == 3) return fmt::format("{} Summer", one.year);
  return fmt::format("{} {}", one.year, month);
}

void write_xml(fmt::memory_buffer& out, const Article& one, Inventor& inventor) {
  add(out, "  <PubmedArticle>\n    <MedlineCitation Status=\"MEDLINE\" IndexingMethod=\"Curated\" Owner=\"NLM\">\n      <PMID Version=\"1\">{}</PMID>\n", one.pmid);
  add_date(out, "DateCompleted", "", one.year, one.month, one.day, "      ");
  add_date(out, "DateRevised", "", 2024, one.month, one.day, "      ");
  add(out, "      <Article PubModel=\"Print-Electronic\">\n        <Journal>\n          <ISSN IssnType=\"Electronic\">{}</ISSN>\n          <JournalIssue CitedMedium=\"Internet\">\n", one.journal->issn);
  add(out, "            <Volume>{}</Volume>\n            <Issue>{}</Issue>\n            <PubDate>\n", one.volume, one.issue);
  if (one.date_shape >= 2) {
    add(out, "              <MedlineDate>{}</MedlineDate>\n", issue_date(one));
  } else {
    add(out, "              <Year>{}</Year>\n              <Month>{}</Month>\n", one.year, kMonths[static_cast<std::size_t>(one.month - 1)]);
    if (one.date_shape == 1) add(out, "              <Day>{:02}</Day>\n", one.day);
  }
  add(out, "            </PubDate>\n          </JournalIssue>\n          <Title>{}</Title>\n          <ISOAbbreviation>{}</ISOAbbreviation>\n        </Journal>\n", one.journal->title,
      one.journal->abbreviation);
  const bool translated = !one.vernacular.empty();
  add(out, "        <ArticleTitle>{}{}{}.</ArticleTitle>\n", translated ? "[" : "", one.title, translated ? "]" : "");
  add(out, "        <Pagination>\n          <StartPage>{0}</StartPage>\n          <EndPage>{1}</EndPage>\n          <MedlinePgn>{0}-{2}</MedlinePgn>\n        </Pagination>\n", one.page, one.page + 7,
      one.page % 100 + 7);
  if (!one.pii.empty()) add(out, "        <ELocationID EIdType=\"pii\" ValidYN=\"Y\">{}</ELocationID>\n", one.pii);
  if (!one.doi.empty()) add(out, "        <ELocationID EIdType=\"doi\" ValidYN=\"Y\">{}</ELocationID>\n", one.doi);
  if (!one.abstract.empty()) {
    add(out, "        <Abstract>\n");
    for (const auto& [label, text] : one.abstract) {
      if (label.empty()) {
        add(out, "          <AbstractText>{}</AbstractText>\n", text);
      } else {
        add(out, "          <AbstractText Label=\"{0}\" NlmCategory=\"{0}\">{1}</AbstractText>\n", label, text);
      }
    }
    add(out, "          <CopyrightInformation>© {} The Authors.</CopyrightInformation>\n        </Abstract>\n", one.year);
  }
  add(out, "        <AuthorList CompleteYN=\"Y\">\n");
  for (const auto& person : one.people) {
    add(out, "          <Author ValidYN=\"Y\">\n            <LastName>{}</LastName>\n            <ForeName>{}</ForeName>\n            <Initials>{}</Initials>\n", person.family, person.given, person.initials);
    if (!person.orcid.empty()) add(out, "            <Identifier Source=\"ORCID\">{}</Identifier>\n", person.orcid);
    if (!person.affiliation.empty()) add(out, "            <AffiliationInfo>\n              <Affiliation>{}</Affiliation>\n            </AffiliationInfo>\n", person.affiliation);
    add(out, "          </Author>\n");
  }
  if (!one.group.empty()) add(out, "          <Author ValidYN=\"Y\">\n            <CollectiveName>{}</CollectiveName>\n          </Author>\n", one.group);
  add(out, "        </AuthorList>\n        <Language>{}</Language>\n        <PublicationTypeList>\n          <PublicationType UI=\"D016428\">{}</PublicationType>\n        </PublicationTypeList>\n", one.language,
      one.type);
  if (!one.vernacular.empty()) add(out, "        <VernacularTitle>{}.</VernacularTitle>\n", one.vernacular);
  if (one.date_shape != 3) add_date(out, "ArticleDate", " DateType=\"Electronic\"", one.year, one.month, one.day, "        ");
  add(out, "      </Article>\n      <MedlineJournalInfo>\n        <Country>United States</Country>\n        <MedlineTA>{}</MedlineTA>\n        <NlmUniqueID>{}</NlmUniqueID>\n        <ISSNLinking>{}</ISSNLinking>\n"
           "      </MedlineJournalInfo>\n      <CitationSubset>IM</CitationSubset>\n",
      one.journal->abbreviation, 100'000'000 + one.pmid % 1000, one.journal->issn);
  if (!one.links.empty()) {
    add(out, "      <CommentsCorrectionsList>\n");
    for (const auto& link : one.links) {
      add(out, "        <CommentsCorrections RefType=\"{}\">\n          <RefSource>{}</RefSource>\n", link.ref_type, link.source);
      if (!link.pmid.empty()) add(out, "          <PMID Version=\"1\">{}</PMID>\n", link.pmid);
      if (!link.note.empty()) add(out, "          <Note>{}</Note>\n", link.note);
      add(out, "        </CommentsCorrections>\n");
    }
    add(out, "      </CommentsCorrectionsList>\n");
  }
  if (!one.headings.empty()) {
    add(out, "      <MeshHeadingList>\n");
    for (const auto& heading : one.headings) {
      add(out, "        <MeshHeading>\n          <DescriptorName UI=\"{}\" MajorTopicYN=\"{}\">{}</DescriptorName>\n", heading.code, heading.major ? "Y" : "N", heading.term);
      for (const auto qualifier : heading.qualifiers) add(out, "          <QualifierName UI=\"Q{:06}\" MajorTopicYN=\"N\">{}</QualifierName>\n", qualifier, kQualifiers[qualifier]);
      add(out, "        </MeshHeading>\n");
    }
    add(out, "      </MeshHeadingList>\n");
  }
  if (!one.keywords.empty()) {
    add(out, "      <KeywordList Owner=\"NOTNLM\">\n");
    for (const auto& keyword : one.keywords) add(out, "        <Keyword MajorTopicYN=\"N\">{}</Keyword>\n", keyword);
    add(out, "      </KeywordList>\n");
  }
  if (!one.interests.empty()) add(out, "      <CoiStatement>{}</CoiStatement>\n", one.interests);
  add(out, "    </MedlineCitation>\n    <PubmedData>\n      <History>\n");
  for (const char* status : {"received", "accepted", "pubmed", "medline", "entrez"}) {
    add(out, "        <PubMedPubDate PubStatus=\"{}\">\n          <Year>{}</Year>\n          <Month>{}</Month>\n          <Day>{}</Day>\n        </PubMedPubDate>\n", status, one.year, one.month, one.day);
  }
  add(out, "      </History>\n      <PublicationStatus>ppublish</PublicationStatus>\n      <ArticleIdList>\n        <ArticleId IdType=\"pubmed\">{}</ArticleId>\n", one.pmid);
  if (!one.doi.empty()) add(out, "        <ArticleId IdType=\"doi\">{}</ArticleId>\n", one.doi);
  if (!one.pii.empty()) add(out, "        <ArticleId IdType=\"pii\">{}</ArticleId>\n", one.pii);
  if (!one.pmcid.empty()) add(out, "        <ArticleId IdType=\"pmc\">{}</ArticleId>\n", one.pmcid);
  add(out, "      </ArticleIdList>\n");
  if (inventor.chance(52)) {
    add(out, "      <ReferenceList>\n");
    for (auto count = 4 + inventor.below(20); count > 0; --count) inventor.reference(out);
    add(out, "      </ReferenceList>\n");
  }
  add(out, "    </PubmedData>\n  </PubmedArticle>\n");
}

/// A field broken into lines as PubMed breaks it.
void add_field(fmt::memory_buffer& out, std::string_view tag, const std::string& value) {
  add(out, "{:<4}- ", tag);
  std::size_t used = 6;
  std::size_t at = 0;
  while (at < value.size()) {
    const auto end = std::min(value.find(' ', at), value.size());
    if (used > 6 && used + 1 + (end - at) > kLineOfNbib) {
      add(out, "\n      ");
      used = 6;
    } else if (used > 6) {
      out.push_back(' ');
      ++used;
    }
    out.append(value.data() + at, value.data() + end);
    used += end - at;
    at = end + 1;
  }
  out.push_back('\n');
}

void write_nbib(fmt::memory_buffer& out, const Article& one) {
  const auto field = [&](std::string_view tag, const std::string& value) { add_field(out, tag, value); };
  out.push_back('\n');
  field("PMID", fmt::format("{}", one.pmid));
  field("OWN", "NLM");
  field("STAT", "MEDLINE");
  field("DCOM", fmt::format("{}{:02}{:02}", one.year, one.month, one.day));
  field("LR", fmt::format("2024{:02}{:02}", one.month, one.day));
  field("IS", one.journal->issn + " (Electronic)");
  field("VI", fmt::format("{}", one.volume));
  field("IP", fmt::format("{}", one.issue));
  field("DP", issue_date(one));
  field("TI", plain(one.vernacular.empty() ? one.title + "." : "[" + one.title + "]."));
  field("PG", fmt::format("{}-{}", one.page, one.page % 100 + 7));
  if (!one.doi.empty()) field("LID", one.doi + " [doi]");
  std::string abstract;
  for (const auto& [label, text] : one.abstract) abstract += (abstract.empty() ? "" : " ") + (label.empty() ? "" : label + ": ") + plain(text);
  if (!abstract.empty()) field("AB", abstract);
  for (const auto& person : one.people) {
    field("FAU", person.family + ", " + person.given);
    field("AU", person.family + " " + person.initials);
    if (!person.orcid.empty()) field("AUID", "ORCID: " + person.orcid);
    if (!person.affiliation.empty()) field("AD", person.affiliation);
  }
  if (!one.group.empty()) field("CN", one.group);
  field("LA", one.language);
  field("PT", one.type);
  if (!one.vernacular.empty()) field("TT", one.vernacular + ".");
  if (one.date_shape != 3) field("DEP", fmt::format("{}{:02}{:02}", one.year, one.month, one.day));
  field("PL", "United States");
  field("TA", one.journal->abbreviation);
  field("JT", one.journal->title);
  field("JID", fmt::format("{}", 100'000'000 + one.pmid % 1000));
  field("SB", "IM");
  for (const auto& heading : one.headings) {
    std::string term = (heading.major ? "*" : "") + heading.term;
    for (const auto qualifier : heading.qualifiers) term += "/" + plain(kQualifiers[qualifier]);
    field("MH", term);
  }
  for (const auto& keyword : one.keywords) field("OT", keyword);
  if (!one.interests.empty()) field("COIS", one.interests);
  for (const auto& link : one.links) field(link.tag, link.source + (link.pmid.empty() ? "" : ". PMID: " + link.pmid) + (link.note.empty() ? "" : " " + link.note));
  if (!one.pmcid.empty()) field("PMC", one.pmcid);
  for (const char* status : {"received", "accepted", "pubmed", "medline", "entrez"}) {
    field(status[0] == 'p' || status[0] == 'm' || status[0] == 'e' ? "EDAT" : "PHST", fmt::format("{}/{:02}/{:02} 00:00 [{}]", one.year, one.month, one.day, status));
  }
  if (!one.doi.empty()) field("AID", one.doi + " [doi]");
  if (!one.pii.empty()) field("AID", one.pii + " [pii]");
  field("PST", "ppublish");
  field("SO", one.printed() + ".");
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct CloseGzip {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

}  // namespace

bool write_pubmed_files(const PubmedFiles& what, const std::string& stem) {
  const std::unique_ptr<std::FILE, CloseFile> xml(std::fopen((stem + ".xml").c_str(), "wb"));
  const std::unique_ptr<std::FILE, CloseFile> nbib(std::fopen((stem + ".nbib").c_str(), "wb"));
  const std::unique_ptr<gzFile_s, CloseGzip> packed(gzopen((stem + ".xml.gz").c_str(), "wb6"));
  if (!xml || !nbib || !packed) return false;
  Inventor inventor(what.seed);
  std::vector<Article> articles;
  articles.reserve(what.articles);
  for (std::size_t i = 0; i < what.articles; ++i) articles.push_back(inventor.article(i));
  link_notices(articles, inventor);
  fmt::memory_buffer text;
  bool good = true;
  const auto put_xml = [&] {
    good = good && std::fwrite(text.data(), 1, text.size(), xml.get()) == text.size() && gzwrite(packed.get(), text.data(), static_cast<unsigned>(text.size())) == static_cast<int>(text.size());
    text.clear();
  };
  add(text, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2024//EN\" "
            "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd\">\n<PubmedArticleSet>\n");
  put_xml();
  for (const auto& one : articles) {
    write_xml(text, one, inventor);
    put_xml();
    write_nbib(text, one);
    good = good && std::fwrite(text.data(), 1, text.size(), nbib.get()) == text.size();
    text.clear();
  }
  add(text, "</PubmedArticleSet>\n");
  put_xml();
  return good;
}

}  // namespace casebook::bench
