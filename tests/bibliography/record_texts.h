#pragma once
// Records in PubMed's shape: one after the published facts of seed/albers-2017.yaml, the others invented.

#include <string>
#include <vector>

namespace casebook::tests {

inline std::string xml_set(const std::string& records) { return "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n" + records + "</PubmedArticleSet>\n"; }

/// <CommentsCorrections>
inline std::string xml_link(const std::string& ref_type, const std::string& pmid, const std::string& source, const std::string& note = {}) {
  return "<CommentsCorrections RefType=\"" + ref_type + "\"><RefSource>" + source + "</RefSource>" + (pmid.empty() ? "" : "<PMID Version=\"1\">" + pmid + "</PMID>") +
         (note.empty() ? "" : "<Note>" + note + "</Note>") + "</CommentsCorrections>";
}

struct XmlArticle {
  std::string pmid;
  std::string title = "An invented report.";
  std::string family = "Muster";
  std::string year = "2020";
  std::string volume = "10";
  std::string pages = "1-3";
  std::string doi = {};
  std::string pmcid = {};
  std::string type = "Case Reports";
  std::string links = {};
  std::string revised = {};
  std::string abstract = {};

  std::string text() const {
    return "<PubmedArticle><MedlineCitation><PMID Version=\"1\">" + pmid + "</PMID>" +
           (revised.empty() ? "" : "<DateRevised><Year>" + revised + "</Year><Month>01</Month><Day>01</Day></DateRevised>") +
           "<Article><Journal><JournalIssue><Volume>" + volume + "</Volume><PubDate><Year>" + year +
           "</Year><Month>May</Month></PubDate></JournalIssue><Title>Journal of Tests</Title></Journal><ArticleTitle>" + title +
           "</ArticleTitle><Pagination><MedlinePgn>" + pages + "</MedlinePgn></Pagination>" +
           (abstract.empty() ? "" : "<Abstract><AbstractText>" + abstract + "</AbstractText></Abstract>") + "<AuthorList><Author><LastName>" + family +
           "</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author></AuthorList><Language>eng</Language><PublicationTypeList><PublicationType>" + type +
           "</PublicationType></PublicationTypeList></Article><MedlineJournalInfo><MedlineTA>J Tests</MedlineTA></MedlineJournalInfo><CommentsCorrectionsList>" + links +
           "</CommentsCorrectionsList></MedlineCitation><PubmedData><ArticleIdList>" + (doi.empty() ? "" : "<ArticleId IdType=\"doi\">" + doi + "</ArticleId>") +
           (pmcid.empty() ? "" : "<ArticleId IdType=\"pmc\">" + pmcid + "</ArticleId>") + "</ArticleIdList></PubmedData></PubmedArticle>\n";
  }
};

/// All that a record of PubMed may say, on one article.
inline const char* const kAlbersXml = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://example.org/pubmed.dtd" [
  <!ENTITY lol "lol"> <!-- </PubmedArticle> ]> -->
  <!ENTITY lol2 "&lol;&lol;&lol;&lol;">
]>
<PubmedArticleSet>
  <!-- <PubmedArticle> is not one here -->
  <PubmedArticle>
    <MedlineCitation Status="MEDLINE" Owner="NLM">
      <PMID Version="1">28768313</PMID>
      <DateRevised><Year>2019</Year><Month>03</Month><Day>05</Day></DateRevised>
      <Article PubModel="Print">
        <Journal>
          <ISSN IssnType="Electronic">2168-6084</ISSN>
          <JournalIssue CitedMedium="Internet"><Volume>153</Volume><Issue>10</Issue>
            <PubDate><Year>2017</Year><Month>Oct</Month><Day>01</Day></PubDate></JournalIssue>
          <Title>JAMA dermatology</Title><ISOAbbreviation>JAMA Dermatol</ISOAbbreviation>
        </Journal>
        <ArticleTitle>Treatment of <i>Hailey-Hailey</i> <b>Disease</b> With Low-Dose Naltrexone.</ArticleTitle>
        <Pagination><MedlinePgn>1018-1020</MedlinePgn></Pagination>
        <ELocationID EIdType="pii" ValidYN="Y">doi:invented</ELocationID>
        <ELocationID EIdType="doi" ValidYN="N">10.1001/not-valid</ELocationID>
        <ELocationID EIdType="doi" ValidYN="Y">10.1001/jamadermatol.2017.2446</ELocationID>
        <Abstract>
          <AbstractText Label="IMPORTANCE" NlmCategory="UNASSIGNED">Invented words &amp; <![CDATA[</PubmedArticle> 1 < 2]]>.</AbstractText>
          <AbstractText Label="RESULTS" NlmCategory="RESULTS">10<sup>6</sup> of   nothing.</AbstractText>
          <CopyrightInformation>nobody</CopyrightInformation>
        </Abstract>
        <AuthorList CompleteYN="Y">
          <Author ValidYN="Y"><LastName>Albers</LastName><ForeName>Lauren N</ForeName><Initials>LN</Initials><Suffix>3rd</Suffix>
            <Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier>
            <AffiliationInfo><Affiliation>Emory University.</Affiliation></AffiliationInfo><AffiliationInfo><Affiliation>Elsewhere.</Affiliation></AffiliationInfo></Author>
          <Author ValidYN="N"><LastName>Wrong</LastName></Author>
          <Author ValidYN="Y"><CollectiveName>Invented Study Group</CollectiveName></Author>
        </AuthorList>
        <Language>eng</Language><Language>ger</Language>
        <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>NCT00000000</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
        <PublicationTypeList><PublicationType UI="D002363">Case Reports</PublicationType><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
        <VernacularTitle>Behandlung.</VernacularTitle>
        <ArticleDate DateType="Electronic"><Year>2017</Year><Month>08</Month><Day>02</Day></ArticleDate>
      </Article>
      <MedlineJournalInfo><MedlineTA>JAMA Dermatol</MedlineTA></MedlineJournalInfo>
      <CommentsCorrectionsList>
        <CommentsCorrections RefType="ErratumIn"><RefSource>JAMA Dermatol. 2017 Oct 1;153(10):1072</RefSource><PMID Version="1">28877290</PMID></CommentsCorrections>
        <CommentsCorrections RefType="ErratumIn"><RefSource>JAMA Dermatol. 2018 Feb 14. doi: 10.1001/invented.1</RefSource><Note>dose of table 1</Note></CommentsCorrections>
        <CommentsCorrections RefType="Cites"><RefSource>not kept</RefSource><PMID>1</PMID></CommentsCorrections>
        <CommentsCorrections RefType="TranslationIn"><RefSource>A word of tomorrow</RefSource></CommentsCorrections>
        <CommentsCorrections RefType="CommentIn"/>
      </CommentsCorrectionsList>
      <MeshHeadingList>
        <MeshHeading><DescriptorName UI="D016506" MajorTopicYN="N">Pemphigus, Benign Familial</DescriptorName><QualifierName UI="Q000188" MajorTopicYN="Y">drug therapy</QualifierName></MeshHeading>
        <MeshHeading><DescriptorName UI="D009271" MajorTopicYN="N">Naltrexone</DescriptorName></MeshHeading>
      </MeshHeadingList>
      <KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">low dose</Keyword></KeywordList>
      <CoiStatement>None declared.</CoiStatement>
    </MedlineCitation>
    <PubmedData>
      <ArticleIdList><ArticleId IdType="pubmed">28768313</ArticleId><ArticleId IdType="doi">10.1001/JAMADERMATOL.2017.2446</ArticleId><ArticleId IdType="pmc">PMC5817589</ArticleId><ArticleId IdType="pii">2647077</ArticleId></ArticleIdList>
      <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9999/of-a-reference</ArticleId><ArticleId IdType="pmc">PMC1</ArticleId></ArticleIdList></Reference></ReferenceList>
    </PubmedData>
  </PubmedArticle>
  <DeleteCitation><PMID Version="1">123</PMID><PMID Version="1">456</PMID></DeleteCitation>
</PubmedArticleSet>
)";

}  // namespace casebook::tests
