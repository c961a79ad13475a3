#include "bibliography/relation.h"

#include <set>
#include <string>

#include "catch.h"

using namespace casebook::bibliography;

TEST_CASE("the two directions of a relation name each other, and one of them is the notice") {
  std::set<std::string_view> words;
  for (const auto& one : relations()) {
    INFO(one.word);
    CHECK(words.insert(one.word).second);
    CHECK(relation_of_word(one.word) == &one);
    CHECK((one.ref_type.empty() || relation_of_ref_type(one.ref_type) == &one));
    CHECK((one.tag.empty() || relation_of_tag(one.tag) == &one));
    if (one.counterpart.empty()) continue;
    const Relation* const other = relation_of_word(one.counterpart);
    REQUIRE(other != nullptr);
    CHECK(other->counterpart == one.word);
    CHECK(other->notice == one.notice);
    CHECK((one.notice.empty() ? !one.is_notice && !other->is_notice : one.is_notice != other->is_notice));
  }
}

TEST_CASE("a retraction in another journal is one about this article, a retraction of one is a notice") {
  const Relation* const in = relation_of_ref_type("RetractionIn");
  REQUIRE(in != nullptr);
  CHECK(in->word == "retraction in");
  CHECK(in->notice == "retraction");
  CHECK_FALSE(in->is_notice);
  CHECK(relation_of_tag("ROF")->is_notice);
  CHECK(relation_of_ref_type("RetractedandRepublishedIn")->notice == "retraction");
  CHECK(relation_of_ref_type("RepublishedIn")->notice.empty());
}

TEST_CASE("an unknown RefType is kept in words") {
  CHECK(relation_of_ref_type("TranslationIn") == nullptr);
  CHECK(relation_of_word("") == nullptr);
  CHECK(relation_of_ref_type("") == nullptr);
  CHECK(relation_of_tag("") == nullptr);
  CHECK(words_of_ref_type("ExpressionOfConcernIn") == "expression of concern in");
  CHECK(words_of_ref_type("TranslationIn") == "translation in");
}
