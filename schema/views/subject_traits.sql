CREATE VIEW subject_traits AS
-- What is said of people apart from treatment and its results: age, sex, duration, basis of the diagnosis, follow-up? One row per trait of a patient or a
-- group, as one article says it (restating claims only in `evidence`). A mean, median or range is of the group and nobody's own.
SELECT
  a.citekey,                                       -- the article
  h.claim_id,                                      -- the claim that says so
  coalesce(p.label, g.label) AS subject,           -- the patient, or the group
  k.patient_id,                                    -- the person; NULL: a group
  k.patient_id IS NULL AND g.parent_id IS NULL AS everybody, -- 1 if it is said of everybody in the article, 0 of a person or a part
  coalesce(p.standing, g.standing) AS standing,    -- 'own', or 'retold' from another article
  coalesce(g.unit, 'patients') AS unit,            -- what is counted
  h.name,                                          -- 'age', 'sex', 'disease duration', 'diagnosis', 'site involved', 'follow-up', ...
  k.affected,                                      -- in how many it holds; NULL: not stated, or a statistic of the group
  k.assessed,                                      -- of how many it is said; NULL: not stated
  h.value_min,                                     -- least value; NULL: not a number or no lower bound
  h.value_max,                                     -- greatest value; NULL: not a number or no upper bound
  h.value_text,                                    -- the words; NULL: the figures say all
  h.unit AS value_unit,                            -- 'years', 'days', 'kg', '%'; NULL: none
  h.statistic,                                     -- 'each' (holds for each of the subject), 'range', 'mean', 'median', 'sd' (of the group only)
  h.origin,                                        -- where the clock of a follow-up starts; NULL: not a time
  k.said,                                          -- the claim in the curator's own words
  k.locator,                                       -- where in the text; NULL: not given
  k.via_source,                                    -- who passes it on; NULL: said at first hand
  k.caution,                                       -- the curator's doubt; NULL: none
  k.flagged,                                       -- 1 while a notice puts it in doubt
  k.why_not_counted IS NULL AS counted,            -- 1 if it counts
  k.why_not_counted                                -- why it does not; NULL: it counts
FROM characteristics h
JOIN claim_counting k ON k.claim_id = h.claim_id
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN patients p ON p.patient_id = k.patient_id
LEFT JOIN cohorts g ON g.cohort_id = k.cohort_id
WHERE k.restates_id IS NULL
