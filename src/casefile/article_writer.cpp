#include "casefile/article_writer.h"

#include <fmt/core.h>

#include <algorithm>

#include "casefile/plain_counting.h"
#include "casefile/term_names.h"
#include "core/errors.h"

namespace casebook::casefile {
namespace {

std::optional<std::int64_t> key_or_null(std::int64_t key) { return key == 0 ? std::nullopt : std::optional(key); }

/// A course as its claims are recognised by; of a combination the name alone.
std::string course_words(const CourseRecord& course) { return fmt::format("{} {} {}", course.treatment, course.role, course.name); }

/// Whether a step is said of everybody who had the course: one person's stop is not the group's.
bool holds_for_all(const StepRecord& step, const CourseRecord& course) {
  if (step.patient != course.patient || step.cohort != course.cohort) return false;
  return !course.patient.empty() || (step.affected && step.affected == course.affected);
}

}  // namespace

std::string claim_identity(std::string_view kind, std::string_view subject, std::string_view about, std::string_view said) {
  return fmt::format("{}\x1f{}\x1f{}\x1f{}", kind, subject, about, said);
}

ArticleRows::ArticleRows(store::Database& opened)
    : database(opened),
      cohorts(opened, "INSERT INTO cohorts(cohort_id, article_id, label, size, unit, parent_id, condition_id, standing, note, source_line) "
                    "VALUES(:cohort_id, :article_id, :label, :size, :unit, :parent_id, :condition_id, :standing, :note, :source_line)"),
      patients(opened, "INSERT INTO patients(patient_id, article_id, label, condition_id, standing, sex, age_years_min, age_years_max, "
                     "disease_duration_years_min, disease_duration_years_max, diagnosis, family_history, genotype, severity, note, source_line) "
                     "VALUES(:patient_id, :article_id, :label, :condition_id, :standing, :sex, :age_years_min, :age_years_max, "
                     ":disease_duration_years_min, :disease_duration_years_max, :diagnosis, :family_history, :genotype, :severity, :note, :source_line)"),
      patient_sites(opened, "INSERT INTO patient_sites(patient_id, site_id) VALUES(:patient_id, :site_id)"),
      claims(opened, "INSERT INTO claims(claim_id, article_id, kind, patient_id, cohort_id, affected, assessed, said, locator, basis, certainty, "
                   "caution, note, topic, local_id, via_source, overruled_by, source_line) "
                   "VALUES(:claim_id, :article_id, :kind, :patient_id, :cohort_id, :affected, :assessed, :said, :locator, :basis, :certainty, "
                   ":caution, :note, :topic, :local_id, :via_source, :overruled_by, :source_line)"),
      characteristics(opened, "INSERT INTO characteristics(claim_id, name, value_min, value_max, value_text, unit, statistic, origin, site_id) "
                            "VALUES(:claim_id, :name, :value_min, :value_max, :value_text, :unit, :statistic, :origin, :site_id)"),
      treatments(opened, "INSERT INTO treatments(claim_id, intervention_id, condition_id, role, name, sequence, route, site_text, start_text, start_origin, "
                       "started_after_days_min, started_after_days_max, stopped_after_days_min, stopped_after_days_max, stop_reason, dose_text, result, "
                       "result_text) VALUES(:claim_id, :intervention_id, :condition_id, :role, :name, :sequence, :route, :site_text, :start_text, "
                       ":start_origin, :started_after_days_min, :started_after_days_max, :stopped_after_days_min, :stopped_after_days_max, :stop_reason, "
                       ":dose_text, :result, :result_text)"),
      treatment_sites(opened, "INSERT OR IGNORE INTO treatment_sites(treatment_id, site_id) VALUES(:treatment_id, :site_id)"),
      dose_steps(opened, "INSERT INTO dose_steps(claim_id, treatment_id, step, change, dose_min, dose_max, unit, per, frequency, doses_per_day, timing, "
                       "repeats_min, repeats_max, total_min, total_max, after_days_min, after_days_max, until_days_min, until_days_max, lasted_days_min, "
                       "lasted_days_max, time_text, dose_text, reason) VALUES(:claim_id, :treatment_id, :step, :change, :dose_min, :dose_max, :unit, :per, "
                       ":frequency, :doses_per_day, :timing, :repeats_min, :repeats_max, :total_min, :total_max, :after_days_min, :after_days_max, "
                       ":until_days_min, :until_days_max, :lasted_days_min, :lasted_days_max, :time_text, :dose_text, :reason)"),
      outcomes(opened, "INSERT INTO outcomes(claim_id, treatment_id, endpoint_id, state, value_min, value_max, value_text, unit, value_statistic, "
                     "instrument, extent, time_kind, time_statistic, origin, lower_days, upper_days, time_text, assessor) "
                     "VALUES(:claim_id, :treatment_id, :endpoint_id, :state, :value_min, :value_max, :value_text, :unit, :value_statistic, "
                     ":instrument, :extent, :time_kind, :time_statistic, :origin, :lower_days, :upper_days, :time_text, :assessor)"),
      adverse_events(opened, "INSERT INTO adverse_events(claim_id, treatment_id, finding, state, severity, serious, fatal, attribution, led_to, time_kind, origin, "
                           "lower_days, upper_days, time_text, lasted_days_min, lasted_days_max, site_id) "
                           "VALUES(:claim_id, :treatment_id, :finding, :state, :severity, :serious, :fatal, :attribution, :led_to, :time_kind, :origin, "
                           ":lower_days, :upper_days, :time_text, :lasted_days_min, :lasted_days_max, :site_id)"),
      last_claim(opened, "SELECT max(claim_id) FROM claims") {}

std::int64_t ArticleRows::term(const char* table, const char* key, const std::string& name) {
  auto& known = terms[table];
  if (const auto found = known.find(name); found != known.end()) return found->second;
  auto& statement = database.cached(fmt::format("SELECT {} FROM {} WHERE name = :name", key, table));
  statement.bind(":name", name);
  if (!statement.step()) throw core::StoreError(fmt::format("{} has no '{}'; check the file first", table, name));
  const auto found = *statement.integer(0);
  statement.reset();
  known.emplace(name, found);
  return found;
}

void ArticleRows::derive_at_once() {
  derived.emplace(Derived{
      {database, "INSERT INTO uncounted_claims(claim_id, article_id, why) VALUES(:claim_id, :article_id, :why)"},
      {database, "INSERT INTO temp.gathered_facts(condition_id, intervention_id, endpoint_id, claim_id, affected, assessed) "
                 "VALUES(:condition_id, :intervention_id, :endpoint_id, :claim_id, :affected, :assessed)"}});
}

ArticleWriter::ArticleWriter(ArticleRows& rows, std::int64_t article_id, FormerKeys former)
    : rows_(rows), database_(rows.database), article_id_(article_id), former_(std::move(former)) {
  next_claim_ = rows_.last_claim.first() + 1;
  for (const auto& [identity, keys] : former_.claims) {
    for (const auto key : keys) next_claim_ = std::max(next_claim_, key + 1);
  }
}

int ArticleWriter::write(const CaseFile& file) {
  alone_ = rows_.derived && claims_stand_alone(file);
  if (alone_) {
    draft_ = file.draft;
    for (const auto& patient : file.patients) {
      if (patient.standing == "retold") retold_patients_.insert(patient.label);
    }
    for (const auto& cohort : file.cohorts) {
      if (cohort.standing == "retold") retold_cohorts_.insert(cohort.label);
      if (cohort.unit != "patients") other_units_.insert(cohort.label);
    }
  }
  write_cohorts(file);
  write_patients(file);
  write_links_between_people(file);
  for (const auto& record : file.characteristics) write_characteristic(record);
  for (const auto& record : file.prior) write_course(file, record);
  for (const auto& record : file.courses) write_course(file, record);
  for (const auto& record : file.background) write_background(record);
  resolve_references(file);
  return claims_written_;
}

std::int64_t ArticleWriter::claim_of(const std::string& local_id) const {
  const auto found = local_claims_.find(local_id);
  if (found == local_claims_.end()) throw core::StoreError(fmt::format("no claim has the id '{}'", local_id));
  return found->second;
}

std::int64_t ArticleWriter::condition(const std::string& name) {
  if (name.find(" or ") != std::string::npos) {
    database_.cached("INSERT OR IGNORE INTO conditions(name, origin) VALUES(:name, 'derived')").bind(":name", name).run();
  }
  return rows_.term("conditions", "condition_id", name);
}

std::int64_t ArticleWriter::combination(const std::set<std::string>& names, const std::string& joined) {
  database_.cached("INSERT OR IGNORE INTO interventions(name, origin) VALUES(:name, 'derived')").bind(":name", joined).run();
  const auto whole = rows_.term("interventions", "intervention_id", joined);
  for (const auto& name : names) {
    database_.cached("INSERT OR IGNORE INTO intervention_components(intervention_id, component_id) VALUES(:whole, :part)")
        .bind(":whole", whole)
        .bind(":part", rows_.term("interventions", "intervention_id", name))
        .run();
  }
  return whole;
}

void ArticleWriter::write_cohorts(const CaseFile& file) {
  for (const auto& record : file.cohorts) {
    const auto former = former_.cohorts.find(record.label);
    std::optional<std::int64_t> only_condition;
    if (record.conditions.size() == 1) only_condition = condition(record.conditions.front());
    rows_.cohorts
        .value(former == former_.cohorts.end() ? std::nullopt : std::optional(former->second))
        .value(article_id_)
        .value(record.label)
        .value(record.size)
        .value(record.unit)
        .value(record.parent.empty() ? std::nullopt : std::optional(cohorts_.at(record.parent)))
        .value(only_condition)
        .value(record.standing)
        .text_or_null(record.note)
        .value(record.where.line)
      .run();
    cohorts_[record.label] = database_.last_insert_id();
  }
}

void ArticleWriter::write_patients(const CaseFile& file) {
  for (const auto& record : file.patients) {
    const auto former = former_.patients.find(record.label);
    const CharacteristicRecord* age = nullptr;
    const CharacteristicRecord* duration = nullptr;
    std::map<std::string, std::string> words;
    std::set<std::string> sites;
    for (const auto& trait : file.characteristics) {
      if (trait.patient != record.label || trait.statistic != "each") continue;
      if (trait.name == "age") age = &trait;
      if (trait.name == "disease duration") duration = &trait;
      if (trait.name == "site involved" && !trait.site.empty()) sites.insert(trait.site);
      words.try_emplace(trait.name, trait.value_text);
    }
    const auto value_of = [](const CharacteristicRecord* trait, bool greatest) {
      if (trait == nullptr || trait->unit != "years") return std::optional<double>();
      return greatest ? trait->value_max : trait->value_min;
    };
    rows_.patients
        .value(former == former_.patients.end() ? std::nullopt : std::optional(former->second))
        .value(article_id_)
        .value(record.label)
        .value(record.condition.empty() ? std::nullopt : std::optional(condition(record.condition)))
        .value(record.standing)
        .text_or_null(words["sex"])
        .value(value_of(age, false))
        .value(value_of(age, true))
        .value(value_of(duration, false))
        .value(value_of(duration, true))
        .text_or_null(words["diagnosis"])
        .text_or_null(words["family history"])
        .text_or_null(words["genotype"])
        .text_or_null(words["severity"])
        .text_or_null(record.note)
        .value(record.where.line)
      .run();
    const auto key = database_.last_insert_id();
    patients_[record.label] = key;
    for (const auto& site : sites) {
      rows_.patient_sites
          .value(key)
          .value(rows_.term("sites", "site_id", site))
      .run();
    }
  }
}

void ArticleWriter::write_links_between_people(const CaseFile& file) {
  for (const auto& record : file.cohorts) {
    for (const auto& member : record.members) {
      database_.cached("INSERT OR IGNORE INTO cohort_patients(cohort_id, patient_id) VALUES(:cohort_id, :patient_id)")
          .bind(":cohort_id", cohorts_.at(record.label))
          .bind(":patient_id", patients_.at(member))
          .run();
    }
    for (const auto& same : record.same_as) {
      database_
          .prepare("INSERT INTO cohort_links(cohort_id, to_citekey, to_label, certainty, why) "
                   "VALUES(:cohort_id, :to_citekey, :to_label, :certainty, :why)")
          .bind(":cohort_id", cohorts_.at(record.label))
          .bind_text_or_null(":to_citekey", same.key)
          .bind_text_or_null(":to_label", same.label)
          .bind(":certainty", same.certainty)
          .bind_text_or_null(":why", same.why)
          .run();
    }
  }
  for (const auto& record : file.patients) {
    for (const auto& same : record.same_as) {
      database_
          .prepare("INSERT INTO patient_links(patient_id, to_citekey, to_label, certainty, why) "
                   "VALUES(:patient_id, :to_citekey, :to_label, :certainty, :why)")
          .bind(":patient_id", patients_.at(record.label))
          .bind(":to_citekey", same.key)
          .bind_text_or_null(":to_label", same.label)
          .bind(":certainty", same.certainty)
          .bind_text_or_null(":why", same.why)
          .run();
    }
  }
}

std::int64_t ArticleWriter::claim_key(const std::string& identity) {
  const auto former = former_.claims.find(identity);
  if (former != former_.claims.end() && !former->second.empty()) {
    const auto key = former->second.front();
    former->second.erase(former->second.begin());
    return key;
  }
  return new_claim_key();
}

std::int64_t ArticleWriter::new_claim_key() {
  ++claims_added_;
  return next_claim_++;
}

std::int64_t ArticleWriter::write_claim(const ClaimRecord& record, std::string_view kind, std::string_view about,
                                        std::string_view topic) {
  const bool background = kind == "background";
  // The words of a course may hold its dose and dates; it is the same course when these are corrected.
  const std::string_view said = kind == "treatment" ? std::string_view() : record.said;
  const auto key = is_new() ? new_claim_key() : claim_key(claim_identity(kind, record.patient.empty() ? record.cohort : record.patient, about, said));
  rows_.claims
      .value(key)
      .value(article_id_)
      .value(kind)
      .value(background || record.patient.empty() ? std::nullopt : std::optional(patients_.at(record.patient)))
      .value(background || !record.patient.empty() ? std::nullopt : std::optional(cohorts_.at(record.cohort)))
      .value(background ? std::nullopt : record.affected)
      .value(background ? std::nullopt : record.assessed)
      .value(record.said)
      .text_or_null(record.locator)
      .value(record.basis)
      .value(record.certainty)
      .text_or_null(record.caution)
      .text_or_null(record.note)
      .text_or_null(topic)
      .text_or_null(record.id)
      .text_or_null(record.via)
      .text_or_null(record.overruled_by)
      .value(record.where.line)
      .run();
  ++claims_written_;
  if (!record.id.empty()) local_claims_[record.id] = key;
  if (!record.restates.empty() || !record.overruled_by.empty()) references_.push_back({key, &record});
  return key;
}

template <typename Record>
bool ArticleWriter::note_counting(std::int64_t claim, const Record& record, std::string_view role) {
  if (!alone_) return false;
  const bool retold = record.patient.empty() ? retold_cohorts_.count(record.cohort) != 0 : retold_patients_.count(record.patient) != 0;
  const auto why = why_uncounted(record, {draft_, retold, role});
  if (!why.empty()) rows_.derived->uncounted.value(claim).value(article_id_).value(why).run();
  return why.empty();
}

void ArticleWriter::write_characteristic(const CharacteristicRecord& record) {
  const auto key = write_claim(record, "characteristic", about([&] { return record.name + " " + record.statistic + " " + record.site; }));
  rows_.characteristics
      .value(key)
      .value(record.name)
      .value(record.value_min)
      .value(record.value_max)
      .text_or_null(record.value_text)
      .text_or_null(record.unit)
      .value(record.statistic)
      .text_or_null(record.origin)
      .value(record.site.empty() ? std::nullopt : std::optional(rows_.term("sites", "site_id", record.site)))
      .run();
  note_counting(key, record, {});
}

void ArticleWriter::write_course(const CaseFile& file, const CourseRecord& record) {
  const auto key = write_claim(record, "treatment", about([&] { return course_words(record); }));
  courses_[&record] = key;
  const WrittenCourse written{key, rows_.term("interventions", "intervention_id", record.treatment), condition(record.condition)};
  std::optional<double> stopped_min;
  std::optional<double> stopped_max;
  std::string stop_reason;
  for (const auto& step : record.steps) {
    if (!holds_for_all(step, record)) continue;
    if (step.change == "stop") {
      stopped_min = step.after_days_min;
      stopped_max = step.after_days_max;
      stop_reason = step.reason;
    } else if (step.change == "restart") {
      stopped_min = stopped_max = std::nullopt;
      stop_reason.clear();
    }
  }
  rows_.treatments
      .value(key)
      .value(written.intervention)
      .value(written.condition)
      .value(record.role)
      .text_or_null(record.name)
      .value(record.sequence)
      .text_or_null(record.route)
      .text_or_null(record.site_text)
      .text_or_null(record.start_text)
      .text_or_null(record.start_origin)
      .value(record.started_after_days_min)
      .value(record.started_after_days_max)
      .value(stopped_min)
      .value(stopped_max)
      .text_or_null(stop_reason)
      .text_or_null(record.dose_text)
      .text_or_null(record.result)
      .text_or_null(record.result_text)
      .run();
  note_counting<ClaimRecord>(key, record, record.role);
  for (const auto& site : record.sites) {
    rows_.treatment_sites
        .value(key)
        .value(rows_.term("sites", "site_id", site))
      .run();
  }
  for (const auto& trait : record.characteristics) write_characteristic(trait);
  for (const auto& step : record.steps) write_step(record, step, key);
  for (const auto& outcome : record.outcomes) write_outcome(file, record, outcome, written);
  for (const auto& event : record.adverse_events) write_adverse_event(record, event, key);
}

void ArticleWriter::write_step(const CourseRecord& course, const StepRecord& record, std::int64_t treatment) {
  const auto key = write_claim(record, "dose step", about([&] { return fmt::format("{} {} {}", course_words(course), record.step, record.dose_text); }));
  rows_.dose_steps
      .value(key)
      .value(treatment)
      .value(record.step)
      .value(record.change)
      .value(record.dose_min)
      .value(record.dose_max)
      .text_or_null(record.unit)
      .value(record.per)
      .text_or_null(record.frequency)
      .value(record.doses_per_day)
      .text_or_null(record.timing)
      .value(record.repeats_min)
      .value(record.repeats_max)
      .value(record.total_min)
      .value(record.total_max)
      .value(record.after_days_min)
      .value(record.after_days_max)
      .value(record.until_days_min)
      .value(record.until_days_max)
      .value(record.lasted_days_min)
      .value(record.lasted_days_max)
      .text_or_null(record.time_text)
      .text_or_null(record.dose_text)
      .text_or_null(record.reason)
      .run();
  note_counting<ClaimRecord>(key, record, course.role);
  for (const auto& parameter : record.parameters) {
    database_
        .cached("INSERT INTO step_parameters(claim_id, name, value_min, value_max, unit, value_text) "
                 "VALUES(:claim_id, :name, :value_min, :value_max, :unit, :value_text)")
        .bind(":claim_id", key)
        .bind(":name", parameter.name)
        .bind(":value_min", parameter.min)
        .bind(":value_max", parameter.max)
        .bind_text_or_null(":unit", parameter.unit)
        .bind(":value_text", parameter.words)
        .run();
  }
}

std::int64_t ArticleWriter::course_named(const CaseFile& file, const std::string& name, const ClaimRecord& subject) const {
  std::int64_t any = 0;
  for (const auto* courses : {&file.courses, &file.prior}) {
    for (const auto& course : *courses) {
      if (course.name != name && course.treatment != name) continue;
      const auto written = courses_.find(&course);
      if (written == courses_.end()) continue;
      if (course.patient == subject.patient && course.cohort == subject.cohort) return written->second;
      if (any == 0) any = written->second;
    }
  }
  return any;
}

std::int64_t ArticleWriter::combination_course(const CaseFile& file, const CourseRecord& course, const OutcomeRecord& outcome,
                                               std::vector<std::int64_t>& components) {
  std::set<std::string> names{course.treatment};
  components.push_back(courses_.at(&course));
  for (const auto& with : outcome.with) {
    for (const auto& other : file.courses) {
      if (&other == &course || (other.name != with && other.treatment != with)) continue;
      names.insert(other.treatment);
      const auto written = courses_.find(&other);
      // A course that stands below this one has no row yet; its name is enough for the credit.
      if (written != courses_.end()) components.push_back(written->second);
      break;
    }
  }
  const auto joined = combination_name({names.begin(), names.end()});
  const auto subject = outcome.patient.empty() ? outcome.cohort : outcome.patient;
  auto& known = combinations_[subject + " / " + joined];
  if (known == 0) {
    ClaimRecord claim = outcome;
    claim.id.clear();
    claim.restates.clear();
    claim.overruled_by.clear();
    claim.basis = "derived";
    claim.said = joined + ", given together";
    if (claim.patient.empty()) {
      claim.affected = claim.assessed;
    } else {
      claim.affected = claim.assessed = 1;
    }
    known = write_claim(claim, "treatment", joined);
    database_
        .cached("INSERT INTO treatments(claim_id, intervention_id, condition_id, role) VALUES(:claim_id, :intervention_id, :condition_id, 'studied')")
        .bind(":claim_id", known)
        .bind(":intervention_id", combination(names, joined))
        .bind(":condition_id", condition(course.condition))
        .run();
  }
  return known;
}

void ArticleWriter::write_outcome(const CaseFile& file, const CourseRecord& course, const OutcomeRecord& record, const WrittenCourse& written) {
  std::vector<std::int64_t> running;
  const auto endpoint = rows_.term("endpoints", "endpoint_id", record.endpoint);
  const auto credited = record.with.empty() ? written.claim : combination_course(file, course, record, running);
  const auto key = write_claim(record, "outcome", about([&] { return fmt::format("{} {} {}", course_words(course), record.endpoint, record.time_text); }));
  rows_.outcomes
      .value(key)
      .value(credited)
      .value(endpoint)
      .value(record.state)
      .value(record.value_min)
      .value(record.value_max)
      .text_or_null(record.value_text)
      .text_or_null(record.unit)
      .text_or_null(record.value_statistic)
      .text_or_null(record.instrument)
      .value(record.extent)
      .value(record.time_kind)
      .text_or_null(record.time_statistic)
      .text_or_null(record.origin)
      .value(record.lower_days)
      .value(record.upper_days)
      .text_or_null(record.time_text)
      .text_or_null(record.assessor)
      .run();
  const bool in_patients = !record.patient.empty() || other_units_.count(record.cohort) == 0;
  if (note_counting(key, record, course.role) && in_patients && (course.role == "studied" || course.role == "comparator")) {
    rows_.derived->facts.value(written.condition).value(written.intervention).value(endpoint).value(key).value(record.affected).value(record.assessed).run();
  }
  if (!record.origin_course.empty() || running.size() < record.with.size() + (record.with.empty() ? 0 : 1)) late_outcomes_.push_back({key, &record});
  for (const auto& site : record.sites) {
    database_.cached("INSERT OR IGNORE INTO outcome_sites(outcome_id, site_id) VALUES(:outcome_id, :site_id)")
        .bind(":outcome_id", key)
        .bind(":site_id", rows_.term("sites", "site_id", site))
        .run();
  }
  for (const auto other : running) {
    database_.cached("INSERT OR IGNORE INTO outcome_treatments(outcome_id, treatment_id) VALUES(:outcome_id, :treatment_id)")
        .bind(":outcome_id", key)
        .bind(":treatment_id", other)
        .run();
  }
}

void ArticleWriter::write_adverse_event(const CourseRecord& course, const AdverseEventRecord& record, std::int64_t treatment) {
  const auto key = write_claim(record, "adverse event", about([&] { return fmt::format("{} {}", course_words(course), record.finding); }));
  const auto flag = [](std::optional<bool> value) {
    return value ? std::optional<std::int64_t>(*value ? 1 : 0) : std::nullopt;
  };
  rows_.adverse_events
      .value(key)
      .value(key_or_null(treatment))
      .value(record.finding)
      .value(record.state)
      .text_or_null(record.severity)
      .value(flag(record.serious))
      .value(flag(record.fatal))
      .text_or_null(record.attribution)
      .text_or_null(record.led_to)
      .value(record.time_kind)
      .text_or_null(record.origin)
      .value(record.lower_days)
      .value(record.upper_days)
      .text_or_null(record.time_text)
      .value(record.lasted_days_min)
      .value(record.lasted_days_max)
      .value(record.site.empty() ? std::nullopt : std::optional(rows_.term("sites", "site_id", record.site)))
      .run();
  note_counting<ClaimRecord>(key, record, course.role);
}

void ArticleWriter::write_background(const BackgroundRecord& record) {
  const auto key = write_claim(record, "background", record.topic, record.topic);
  if (!alone_) return;
  ClaimRecord of_nobody;   // it counts nobody, and no standing is theirs
  note_counting(key, of_nobody, {});
}

void ArticleWriter::resolve_references(const CaseFile& file) {
  for (const auto& [claim, record] : references_) {
    if (!record->restates.empty()) {
      database_.cached("UPDATE claims SET restates_id = :other WHERE claim_id = :claim_id")
          .bind(":other", claim_of(record->restates))
          .bind(":claim_id", claim)
          .run();
    }
    if (!record->overruled_by.empty() && record->overruled_by.find('#') == std::string::npos) {
      database_.cached("UPDATE claims SET overruled_by_id = :other WHERE claim_id = :claim_id")
          .bind(":other", claim_of(record->overruled_by))
          .bind(":claim_id", claim)
          .run();
    }
  }
  for (const auto& [claim, record] : late_outcomes_) {
    if (!record->origin_course.empty()) {
      database_.cached("UPDATE outcomes SET origin_treatment_id = :other WHERE claim_id = :claim_id")
          .bind(":other", key_or_null(course_named(file, record->origin_course, *record)))
          .bind(":claim_id", claim)
          .run();
    }
    for (const auto& with : record->with) {
      const auto other = course_named(file, with, *record);
      if (other == 0) continue;
      database_.cached("INSERT OR IGNORE INTO outcome_treatments(outcome_id, treatment_id) VALUES(:outcome_id, :treatment_id)")
          .bind(":outcome_id", claim)
          .bind(":treatment_id", other)
          .run();
    }
  }
  for (const auto& course : file.courses) {
    if (!course.start_course.empty()) {
      database_.cached("UPDATE treatments SET start_treatment_id = :other WHERE claim_id = :claim_id")
          .bind(":other", key_or_null(course_named(file, course.start_course, course)))
          .bind(":claim_id", courses_.at(&course))
          .run();
    }
  }
}

}  // namespace casebook::casefile
