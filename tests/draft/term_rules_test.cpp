#include "draft/term_rules.h"

#include "catch.h"
#include "draft/rules_text.h"

using namespace casebook;
using casebook::tests::told;

namespace {
std::string terms(const std::string& text) {
  static const draft::TermRules rules(casefile::seed_vocabulary());
  const draft::Passage passage(text);
  return told(rules.terms_in(passage), passage);
}
}  // namespace

TEST_CASE("a term is proposed under its own name where the text first names it, by its longest name") {
  CHECK(terms("LDN for Hailey\u2010Hailey Disease: naltrexone in HHD of the axilla") ==
        "treatment: naltrexone [LDN]\ncondition: Hailey-Hailey disease [Hailey\u2010Hailey Disease]\nsite: axillae [axilla]\n");
  CHECK(terms("topical corticosteroids") == "treatment: topical corticosteroids [topical corticosteroids]\n");
  CHECK(terms("a complete remission") == "endpoint: clinical resolution [complete remission]\n");
}

TEST_CASE("words that mean other things more often are no terms") {
  CHECK(terms("in remission, lesions came back on the one hand, creatinine clearance rose, ldn").empty());
}
