-- For an answer that is limited to some people (`report --sex --age --prior --site`): which claims are about others, or do not say? Run above the one row of
-- the temporary table asked_limits, as temporary tables, since as views they would be compiled with every view that counts. The view unasked_claims,
-- which they stand in for, is empty otherwise.

-- Prior treatments that will do for the one asked for: itself, what belongs to it as a class, and combinations with one of these.
CREATE TEMP TABLE asked_interventions AS
WITH RECURSIVE below(intervention_id) AS (
  SELECT l.prior_id FROM asked_limits l WHERE l.prior_id IS NOT NULL
  UNION SELECT i.intervention_id FROM below JOIN interventions i ON i.class_id = below.intervention_id
)
SELECT b.intervention_id FROM below b
UNION
SELECT c.intervention_id FROM below b JOIN intervention_components c ON c.component_id = b.intervention_id;

-- Sites that will do: the one asked for and its parts.
CREATE TEMP TABLE asked_sites AS
WITH RECURSIVE below(site_id) AS (
  SELECT l.site_id FROM asked_limits l WHERE l.site_id IS NOT NULL
  UNION SELECT s.site_id FROM below JOIN sites s ON s.part_of_id = below.site_id
)
SELECT b.site_id FROM below b;

-- Articles that the question can be about.
CREATE TEMP TABLE asked_articles(article_id INTEGER PRIMARY KEY);
INSERT OR IGNORE INTO asked_articles
SELECT k.article_id
FROM asked_limits l
JOIN treatments t ON t.condition_id = l.condition_id AND t.intervention_id = l.intervention_id
JOIN claims k ON k.claim_id = t.claim_id;
INSERT OR IGNORE INTO asked_articles
SELECT k.article_id
FROM asked_limits l
JOIN treatments t ON t.intervention_id = l.intervention_id
JOIN claims k ON k.claim_id = t.claim_id
WHERE l.condition_id IS NULL;
INSERT OR IGNORE INTO asked_articles
SELECT k.article_id
FROM asked_limits l
JOIN treatments t ON t.condition_id = l.condition_id
JOIN claims k ON k.claim_id = t.claim_id
WHERE l.intervention_id IS NULL;
INSERT OR IGNORE INTO asked_articles
SELECT a.article_id
FROM asked_limits l
JOIN articles a
WHERE l.condition_id IS NULL AND l.intervention_id IS NULL;

-- Is a person one of those asked for? 1, 0; NULL: not stated, or not closely enough.
CREATE TEMP TABLE patient_fits(patient_id INTEGER PRIMARY KEY, sex_fits INTEGER, age_fits INTEGER, prior_fits INTEGER);
INSERT INTO patient_fits
SELECT
  p.patient_id,                                    -- the person
  CASE WHEN l.sex IS NULL OR p.sex = l.sex THEN 1 WHEN p.sex <> l.sex THEN 0 END AS sex_fits, -- 1, 0; NULL: not stated
  CASE
    WHEN l.age_years_min IS NULL AND l.age_years_max IS NULL THEN 1
    WHEN p.age_years_min >= coalesce(l.age_years_min, 0) AND p.age_years_max <= coalesce(l.age_years_max, p.age_years_max) THEN 1
    WHEN p.age_years_max < l.age_years_min OR p.age_years_min > l.age_years_max THEN 0
    END AS age_fits,                               -- 1, 0; NULL: not stated, or not closely enough
  CASE WHEN l.prior_id IS NULL THEN 1 ELSE
    (SELECT CASE WHEN max(k.affected) > 0 THEN 1 WHEN count(*) > 0 THEN 0 END
     FROM claims k
     JOIN treatments t ON t.claim_id = k.claim_id
     LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
     WHERE k.article_id = p.article_id AND k.kind = 'treatment' AND t.role = 'prior' AND k.restates_id IS NULL AND k.overruled_by_id IS NULL
       AND k.affected IS NOT NULL AND t.intervention_id IN (SELECT y.intervention_id FROM asked_interventions y)
       AND (k.patient_id = p.patient_id
         OR ((k.affected = k.assessed OR k.affected = 0) AND k.assessed = g.size -- what is said of all, or of none, holds for each
           AND (g.parent_id IS NULL AND g.standing = p.standing
             OR EXISTS (SELECT 1 FROM cohort_patients m WHERE m.cohort_id = g.cohort_id AND m.patient_id = p.patient_id))))
    ) END AS prior_fits                            -- 1: had it before, 0: had not; NULL: not stated
FROM asked_limits l
JOIN asked_articles a
JOIN patients p ON p.article_id = a.article_id;

-- Is a claim about those asked for? One row per claim that is not, or that does not say.
-- A group fits if that is said of all of it, or of a group that holds it, or if each member is told apart and fits; it is of others in the same way. A group
-- of both is not told apart (NULL): nobody's share in it is known.
CREATE TEMP TABLE unasked_claims(claim_id INTEGER PRIMARY KEY, unsaid INTEGER, why TEXT);
INSERT INTO unasked_claims
SELECT
  f.claim_id,                                      -- the claim
  coalesce(f.sex_fits, 1) + coalesce(f.age_fits, 1) + coalesce(f.prior_fits, 1) + coalesce(f.site_fits, 1) = 4, -- 1: may be about them, 0: is about others
  CASE
    WHEN f.sex_fits IS NULL THEN 'sex not stated'
    WHEN f.age_fits IS NULL THEN 'age not stated'
    WHEN f.prior_fits IS NULL THEN 'prior treatment not stated'
    ELSE 'site not stated'
    END                                            -- what it does not say
FROM (
  SELECT
    k.claim_id,                                      -- the claim
    CASE
      WHEN l.sex IS NULL OR k.kind = 'background' THEN 1
      WHEN k.patient_id IS NOT NULL THEN (SELECT f.sex_fits FROM patient_fits f WHERE f.patient_id = k.patient_id)
      ELSE coalesce(
        (SELECT max(CASE WHEN h.value_text = l.sex THEN 1 ELSE 0 END)
         FROM claims y JOIN characteristics h ON h.claim_id = y.claim_id JOIN cohorts w ON w.cohort_id = y.cohort_id
         WHERE y.cohort_id IN (g.cohort_id, g.parent_id, j.parent_id) AND h.name = 'sex' AND h.statistic = 'each' AND y.affected = y.assessed AND y.assessed = w.size
           AND y.restates_id IS NULL AND y.overruled_by_id IS NULL),
        (SELECT CASE WHEN count(f.sex_fits) = g.size AND min(f.sex_fits) = max(f.sex_fits) THEN min(f.sex_fits) END
         FROM patients p JOIN patient_fits f ON f.patient_id = p.patient_id
         WHERE p.article_id = k.article_id AND (g.parent_id IS NULL AND g.standing = p.standing
           OR EXISTS (SELECT 1 FROM cohort_patients m WHERE m.cohort_id = g.cohort_id AND m.patient_id = p.patient_id))))
      END AS sex_fits,                               -- 1, 0; NULL: not stated, or not told apart
    CASE
      WHEN (l.age_years_min IS NULL AND l.age_years_max IS NULL) OR k.kind = 'background' THEN 1
      WHEN k.patient_id IS NOT NULL THEN (SELECT f.age_fits FROM patient_fits f WHERE f.patient_id = k.patient_id)
      ELSE coalesce(
        (SELECT max(CASE
           WHEN h.value_min >= coalesce(l.age_years_min, 0) AND h.value_max <= coalesce(l.age_years_max, h.value_max) THEN 1
           WHEN h.value_max < l.age_years_min OR h.value_min > l.age_years_max THEN 0 END)
         FROM claims y JOIN characteristics h ON h.claim_id = y.claim_id JOIN cohorts w ON w.cohort_id = y.cohort_id
         WHERE y.cohort_id IN (g.cohort_id, g.parent_id, j.parent_id) AND h.name = 'age' AND h.unit = 'years' AND y.restates_id IS NULL AND y.overruled_by_id IS NULL
           AND (h.statistic = 'range' OR (h.statistic = 'each' AND y.affected = y.assessed AND y.assessed = w.size))),
        (SELECT CASE WHEN count(f.age_fits) = g.size AND min(f.age_fits) = max(f.age_fits) THEN min(f.age_fits) END
         FROM patients p JOIN patient_fits f ON f.patient_id = p.patient_id
         WHERE p.article_id = k.article_id AND (g.parent_id IS NULL AND g.standing = p.standing
           OR EXISTS (SELECT 1 FROM cohort_patients m WHERE m.cohort_id = g.cohort_id AND m.patient_id = p.patient_id))))
      END AS age_fits,                               -- 1, 0; NULL: not stated, not closely enough, or not told apart
    CASE
      WHEN l.prior_id IS NULL OR k.kind = 'background' THEN 1
      WHEN k.patient_id IS NOT NULL THEN (SELECT f.prior_fits FROM patient_fits f WHERE f.patient_id = k.patient_id)
      ELSE coalesce(
        (SELECT CASE WHEN max(y.affected) > 0 THEN 1 WHEN count(*) > 0 THEN 0 END
         FROM claims y JOIN treatments t ON t.claim_id = y.claim_id JOIN cohorts w ON w.cohort_id = y.cohort_id
         WHERE y.cohort_id IN (g.cohort_id, g.parent_id, j.parent_id) AND t.role = 'prior' AND (y.affected = y.assessed OR y.affected = 0) AND y.assessed = w.size
           AND y.restates_id IS NULL AND y.overruled_by_id IS NULL AND t.intervention_id IN (SELECT z.intervention_id FROM asked_interventions z)),
        (SELECT CASE WHEN count(f.prior_fits) = g.size AND min(f.prior_fits) = max(f.prior_fits) THEN min(f.prior_fits) END
         FROM patients p JOIN patient_fits f ON f.patient_id = p.patient_id
         WHERE p.article_id = k.article_id AND (g.parent_id IS NULL AND g.standing = p.standing
           OR EXISTS (SELECT 1 FROM cohort_patients m WHERE m.cohort_id = g.cohort_id AND m.patient_id = p.patient_id))))
      END AS prior_fits,                             -- 1: all had it before, 0: none had; NULL: not stated, or not told apart
    CASE
      WHEN l.site_id IS NULL OR k.kind = 'background' OR k.kind = 'characteristic' OR c.role = 'prior' THEN 1
      WHEN e.site_id IN (SELECT s.site_id FROM asked_sites s) THEN 1
      WHEN e.site_id IS NOT NULL THEN 0
      WHEN o.claim_id IS NULL AND EXISTS (           -- a course was given where its result in the same people is told of
        SELECT 1 FROM outcomes r JOIN outcome_sites q ON q.outcome_id = r.claim_id JOIN claims y ON y.claim_id = r.claim_id
        WHERE r.treatment_id = c.claim_id AND y.patient_id IS k.patient_id AND y.cohort_id IS k.cohort_id AND q.site_id IN (SELECT s.site_id FROM asked_sites s)
          AND NOT EXISTS (SELECT 1 FROM outcome_sites z WHERE z.outcome_id = r.claim_id AND z.site_id NOT IN (SELECT s.site_id FROM asked_sites s))) THEN 1
      ELSE
        (SELECT CASE WHEN min(q.fits) = max(q.fits) THEN min(q.fits) END
         FROM (
           SELECT CASE WHEN q.site_id IN (SELECT s.site_id FROM asked_sites s) THEN 1 ELSE 0 END AS fits -- 1: at the site
           FROM outcome_sites q WHERE q.outcome_id = o.claim_id
           UNION ALL
           SELECT CASE WHEN q.site_id IN (SELECT s.site_id FROM asked_sites s) THEN 1 ELSE 0 END
           FROM treatment_sites q WHERE q.treatment_id = c.claim_id AND NOT EXISTS (SELECT 1 FROM outcome_sites z WHERE z.outcome_id = o.claim_id)
         ) q)
      END AS site_fits                               -- 1: at the site alone, 0: elsewhere; NULL: not stated, or also elsewhere
  FROM asked_limits l
  JOIN asked_articles a
  JOIN claims k ON k.article_id = a.article_id
  LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
  LEFT JOIN cohorts j ON j.cohort_id = g.parent_id
  LEFT JOIN outcomes o ON o.claim_id = k.claim_id
  LEFT JOIN dose_steps d ON d.claim_id = k.claim_id
  LEFT JOIN adverse_events e ON e.claim_id = k.claim_id
  LEFT JOIN treatments c ON c.claim_id = coalesce(o.treatment_id, d.treatment_id, e.treatment_id, k.claim_id)
) f
WHERE coalesce(f.sex_fits + f.age_fits + f.prior_fits + f.site_fits, 0) < 4;
