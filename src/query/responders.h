#pragma once
// The view responders: which of the told-apart patients responded?

#include "query/selection.h"

namespace casebook::query {

/// One row per patient and studied treatment, from the patient's own claims and from claims about all of a.
struct Responder {
  std::string citekey;                       ///< the article
  std::int64_t patient_id = 0;               ///< the person
  std::string patient;                       ///< as printed
  std::string condition;                     ///< what the course was for
  std::string treatment;                     ///< what was given
  std::optional<std::int64_t> any_response;  ///< 1, 0; NULL: not known
  std::optional<std::int64_t> cleared;       ///< 1, 0; NULL: not known
  std::int64_t counted = 0;                  ///< 1 if the patient counts

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &Responder::citekey), field("patient_id", &Responder::patient_id),
                           field("patient", &Responder::patient), field("condition", &Responder::condition),
                           field("treatment", &Responder::treatment), field("any_response", &Responder::any_response),
                           field("cleared", &Responder::cleared), field("counted", &Responder::counted));
  }
};

/// Limited by condition, treatment and citekey of the filter; ordered by treatment, condition, citekey and patient_id.
Rows<Responder> responders(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
