#pragma once
// The view told_apart_patients: who is told apart, and what is said of them once and for all?

#include "query/selection.h"

namespace casebook::query {

/// One row per patient of an article.
struct ToldApartPatient {
  std::string citekey;                    ///< the article
  std::int64_t patient_id = 0;            ///< the person
  std::string patient;                    ///< as printed
  std::string standing;                   ///< 'own', or 'retold' (another article's patient)
  std::optional<std::string> condition;   ///< NULL: not stated
  std::optional<std::string> sex;         ///< 'female', 'male' or as stated; NULL: not stated
  std::optional<double> age_years_min;    ///< least age; NULL: not stated
  std::optional<double> age_years_max;    ///< greatest age; NULL: not stated or no upper bound
  std::optional<std::string> same_as;     ///< where else the person is told of; NULL: nowhere that is known
  std::string status;                     ///< of the article: 'final' or 'draft'

  static constexpr auto fields() {
    return std::make_tuple(field("citekey", &ToldApartPatient::citekey), field("patient_id", &ToldApartPatient::patient_id),
                           field("patient", &ToldApartPatient::patient), field("standing", &ToldApartPatient::standing),
                           field("condition", &ToldApartPatient::condition), field("sex", &ToldApartPatient::sex),
                           field("age_years_min", &ToldApartPatient::age_years_min), field("age_years_max", &ToldApartPatient::age_years_max),
                           field("same_as", &ToldApartPatient::same_as), field("status", &ToldApartPatient::status));
  }
};

/// Limited by citekey and articles of the filter; ordered by citekey and patient_id.
Rows<ToldApartPatient> told_apart_patients(Catalogue& catalogue, const Filter& filter = {});

}  // namespace casebook::query
