#pragma once
// The view appraisal_items: how far can an article be trusted, question by question?

#include "query/selection.h"

namespace casebook::query {

/// One row per final article with own courses and item of Murad 2018 and CARE 2013.
struct AppraisalItem {
  std::string citekey;                   ///< the article
  std::string design;                    ///< 'case series', ...
  std::string text_read;                 ///< what the curator read
  std::string instrument;                ///< 'murad' or 'care'
  std::int64_t item = 0;                 ///< number of the question in its instrument, from 1
  std::string domain;                    ///< part of the instrument: 'selection', 'causality', ...
  std::string question;                  ///< in this catalogue's words
  std::string proposed;                  ///< from the facts: 'yes', 'no', 'unclear', 'not applicable'
  std::string because;                   ///< why so
  std::optional<std::int64_t> supporting_claim_id;  ///< the first claim that supports the proposal; NULL: none does
  std::optional<std::string> said;       ///< that claim in the curator's own words; NULL: none
  std::optional<std::string> locator;    ///< where in the article it is; NULL: none, or not given
  std::optional<std::string> answer;     ///< a reader's answer; NULL: no reader has answered
  std::optional<std::string> why;        ///< the reader's reason; NULL: no reader has answered
  std::optional<std::string> reader;     ///< who answered; NULL: not named, or nobody did
  std::string judgement;                 ///< what stands: the reader's answer, else the proposal
  std::string standing;                  ///< of the proposal: 'proposed', 'confirmed', 'overruled'

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &AppraisalItem::citekey), field("design", &AppraisalItem::design),
                           field("text_read", &AppraisalItem::text_read), field("instrument", &AppraisalItem::instrument),
                           field("item", &AppraisalItem::item), field("domain", &AppraisalItem::domain),
                           field("question", &AppraisalItem::question), field("proposed", &AppraisalItem::proposed),
                           field("because", &AppraisalItem::because), field("supporting_claim_id", &AppraisalItem::supporting_claim_id),
                           field("said", &AppraisalItem::said), field("locator", &AppraisalItem::locator),
                           field("answer", &AppraisalItem::answer), field("why", &AppraisalItem::why),
                           field("reader", &AppraisalItem::reader), field("judgement", &AppraisalItem::judgement),
                           field("standing", &AppraisalItem::standing));
  }
};

/// Limited by citekey and articles of the filter; ordered by citekey, murad before care, item.
Rows<AppraisalItem> appraisal_items(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
