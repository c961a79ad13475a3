CREATE VIEW appraisal_items AS
-- How far can an article be trusted, question by question? One row per final article with own courses and item: the eight questions of Murad et al. 2018 (BMJ
-- Evidence-Based Medicine 23:60) and the thirteen items of CARE 2013, each with an answer proposed from the facts, the claim that supports it, and what a
-- reader of the article says. A proposal never says more than was read: what an abstract is silent about is 'unclear'. No sum is made of the answers.
WITH items(instrument, item, domain, question, if_found, if_silent, found, missing) AS (VALUES
  ('murad', 1, 'selection', 'Do the patients stand for all whom the authors saw?', 'unclear', 'unclear',
    '', 'whom the authors left out is for a reader'),
  ('murad', 2, 'ascertainment', 'Was the treatment well ascertained?', 'yes', 'unclear',
    'a dose is stated', 'no dose is stated'),
  ('murad', 3, 'ascertainment', 'Was the outcome well ascertained?', 'yes', 'unclear',
    'an instrument or a judge is named', 'neither an instrument nor a judge is named'),
  ('murad', 4, 'causality', 'Were other explanations ruled out?', 'no', 'unclear',
    'another treatment ran at the same time', 'no other treatment is told of; whether others were ruled out is for a reader'),
  ('murad', 5, 'causality', 'Did stopping or restarting change the course?', 'yes', 'no',
    'a relapse after stopping or a response on restarting is told', 'neither a relapse after stopping nor a response on restarting is told'),
  ('murad', 6, 'causality', 'Was there a dose-response effect?', 'yes', 'no',
    'an effect of a change of dose is told', 'no effect of a change of dose is told'),
  ('murad', 7, 'causality', 'Was follow-up long enough for outcomes to occur?', 'yes', 'unclear',
    'how long they were followed, or how long the effect lasted, is stated', 'how long they were followed is not stated'),
  ('murad', 8, 'reporting', 'Are the cases told in enough detail to repeat and to judge?', 'yes', 'unclear',
    'age or sex, a dose, and the time of an outcome are stated', 'age or sex, a dose, and the time of an outcome are not all stated'),
  ('care', 1, 'title', 'Does the title call it a case report or series?', 'yes', 'no',
    'the title does', 'the title does not'),
  ('care', 2, 'key words', 'Are there key words?', 'yes', 'unclear',
    'the imported record has them', 'no record with key words was imported'),
  ('care', 3, 'abstract', 'Is there an abstract?', 'yes', 'unclear',
    'an abstract was read or imported', 'none was read or imported apart from the text'),
  ('care', 4, 'introduction', 'Does an introduction say what is new?', 'unclear', 'unclear',
    '', 'for a reader'),
  ('care', 5, 'patient information', 'Are age and sex told?', 'yes', 'no',
    'age and sex are stated', 'age and sex are not both stated'),
  ('care', 6, 'clinical findings', 'Are the findings on examination told?', 'yes', 'no',
    'sites, severity or extent are stated', 'neither sites nor severity nor extent is stated'),
  ('care', 7, 'timeline', 'Can a timeline be drawn?', 'yes', 'no',
    'an outcome has a time', 'no outcome has a time'),
  ('care', 8, 'diagnostic assessment', 'Is the basis of the diagnosis told?', 'yes', 'no',
    'a biopsy, a genotype or another basis is stated', 'no basis of the diagnosis is stated'),
  ('care', 9, 'therapeutic intervention', 'Are the treatment and its dose told?', 'yes', 'no',
    'a dose is stated', 'no dose is stated'),
  ('care', 10, 'follow-up and outcomes', 'Are outcomes and adverse events told?', 'yes', 'no',
    'an outcome is told, and adverse events were seen or looked for', 'of outcomes and adverse events not both are told'),
  ('care', 11, 'discussion', 'Are strengths, limits and the literature discussed?', 'unclear', 'unclear',
    '', 'for a reader'),
  ('care', 12, 'patient perspective', 'Does the patient speak?', 'unclear', 'unclear',
    '', 'for a reader'),
  ('care', 13, 'informed consent', 'Is consent stated?', 'unclear', 'unclear',
    '', 'for a reader')
),
supported AS (
  SELECT a.article_id, a.citekey, a.design, a.text_read, i.*,
    CASE i.instrument || ' ' || i.item
      WHEN 'murad 2' THEN (SELECT min(d.claim_id) FROM first_hand_claims k JOIN dose_steps d ON d.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'dose step' AND coalesce(d.dose_min, d.dose_max) IS NOT NULL)
      WHEN 'murad 3' THEN (SELECT min(o.claim_id) FROM first_hand_claims k JOIN outcomes o ON o.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'outcome' AND coalesce(o.instrument, o.assessor) IS NOT NULL)
      WHEN 'murad 4' THEN (SELECT min(t.claim_id) FROM first_hand_claims k JOIN treatments t ON t.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'treatment' AND t.role = 'concomitant')
      WHEN 'murad 5' THEN (SELECT min(o.claim_id) FROM first_hand_claims k JOIN outcomes o ON o.claim_id = k.claim_id
          JOIN endpoints n ON n.endpoint_id = o.endpoint_id
        WHERE k.article_id = a.article_id AND k.kind = 'outcome' AND o.state = 'present' AND (n.at_risk = 'stopped' OR n.at_risk = 'restarted'))
      WHEN 'murad 6' THEN (SELECT min(o.claim_id) FROM first_hand_claims k JOIN outcomes o ON o.claim_id = k.claim_id
          JOIN endpoints n ON n.endpoint_id = o.endpoint_id
        WHERE k.article_id = a.article_id AND k.kind = 'outcome' AND o.state = 'present' AND (n.at_risk = 'dose changed' OR o.origin = 'dose change'))
      WHEN 'murad 7' THEN coalesce(
        (SELECT min(h.claim_id) FROM first_hand_claims k JOIN characteristics h ON h.claim_id = k.claim_id
          WHERE k.article_id = a.article_id AND k.kind = 'characteristic' AND h.name = 'follow-up' AND coalesce(h.value_min, h.value_max) IS NOT NULL),
        (SELECT min(o.claim_id) FROM first_hand_claims k JOIN outcomes o ON o.claim_id = k.claim_id JOIN endpoints n ON n.endpoint_id = o.endpoint_id
          WHERE k.article_id = a.article_id AND k.kind = 'outcome' AND coalesce(o.lower_days, o.upper_days) IS NOT NULL
            AND (n.family = 'maintenance' OR n.family = 'loss' OR o.time_kind = 'censored')))
      WHEN 'murad 8' THEN (SELECT min(o.claim_id) FROM first_hand_claims k JOIN outcomes o ON o.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'outcome' AND coalesce(o.lower_days, o.upper_days) IS NOT NULL
          AND EXISTS (SELECT 1 FROM first_hand_claims b JOIN characteristics h ON h.claim_id = b.claim_id
            WHERE b.article_id = a.article_id AND b.kind = 'characteristic' AND (h.name = 'age' OR h.name = 'sex'))
          AND EXISTS (SELECT 1 FROM first_hand_claims b JOIN dose_steps d ON d.claim_id = b.claim_id
            WHERE b.article_id = a.article_id AND b.kind = 'dose step' AND coalesce(d.dose_min, d.dose_max) IS NOT NULL))
      WHEN 'care 5' THEN (SELECT min(h.claim_id) FROM first_hand_claims k JOIN characteristics h ON h.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'characteristic' AND h.name = 'age'
          AND EXISTS (SELECT 1 FROM first_hand_claims b JOIN characteristics s ON s.claim_id = b.claim_id
            WHERE b.article_id = a.article_id AND b.kind = 'characteristic' AND s.name = 'sex'))
      WHEN 'care 6' THEN (SELECT min(h.claim_id) FROM first_hand_claims k JOIN characteristics h ON h.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'characteristic' AND (h.name = 'site involved' OR h.name = 'severity' OR h.name = 'extent'))
      WHEN 'care 7' THEN (SELECT min(o.claim_id) FROM first_hand_claims k JOIN outcomes o ON o.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'outcome' AND coalesce(o.lower_days, o.upper_days) IS NOT NULL)
      WHEN 'care 8' THEN (SELECT min(h.claim_id) FROM first_hand_claims k JOIN characteristics h ON h.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'characteristic' AND (h.name = 'diagnosis' OR h.name = 'biopsy' OR h.name = 'genotype'))
      WHEN 'care 9' THEN (SELECT min(d.claim_id) FROM first_hand_claims k JOIN dose_steps d ON d.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'dose step' AND coalesce(d.dose_min, d.dose_max) IS NOT NULL)
      WHEN 'care 10' THEN (SELECT min(o.claim_id) FROM first_hand_claims k JOIN outcomes o ON o.claim_id = k.claim_id
        WHERE k.article_id = a.article_id AND k.kind = 'outcome' AND (o.state = 'present' OR o.state = 'absent')
          AND EXISTS (SELECT 1 FROM first_hand_claims b JOIN adverse_events e ON e.claim_id = b.claim_id
            WHERE b.article_id = a.article_id AND b.kind = 'adverse event' AND (e.state = 'present' OR e.state = 'absent')))
    END AS support,
    CASE i.instrument || ' ' || i.item
      WHEN 'care 1' THEN CASE WHEN a.title IS NULL THEN NULL ELSE a.title LIKE '%case report%' OR a.title LIKE '%case series%' OR a.title LIKE '%report of%case%' END
      WHEN 'care 2' THEN EXISTS (SELECT 1 FROM article_keywords w WHERE w.article_id = a.article_id)
      WHEN 'care 3' THEN a.text_read = 'abstract' OR EXISTS (SELECT 1 FROM article_texts x WHERE x.article_id = a.article_id)
    END AS recorded
  FROM articles a CROSS JOIN items i
  WHERE a.status = 'final' AND EXISTS (SELECT 1 FROM first_hand_claims k WHERE k.article_id = a.article_id AND k.kind = 'treatment')
),
proposed AS (
  SELECT s.*, coalesce(s.recorded, s.support IS NOT NULL) AS is_found,
    CASE
      WHEN s.instrument = 'murad' AND s.design LIKE '%controlled trial%' THEN 'not applicable'
      WHEN coalesce(s.recorded, s.support IS NOT NULL) THEN s.if_found
      WHEN s.recorded = 0 THEN s.if_silent
      WHEN s.text_read = 'full text' AND NOT (s.instrument = 'care' AND s.item = 1) THEN s.if_silent
      ELSE 'unclear' END AS proposal
  FROM supported s
)
SELECT
  p.citekey,                                       -- the article
  p.design,                                        -- 'case series', ...
  p.text_read,                                     -- what the curator read
  p.instrument,                                    -- 'murad' or 'care'
  p.item,                                          -- number of the question in its instrument, from 1
  p.domain,                                        -- part of the instrument: 'selection', 'causality', ...
  p.question,                                      -- in this catalogue's words
  p.proposal AS proposed,                          -- from the facts: 'yes', 'no', 'unclear', 'not applicable'
  CASE WHEN p.proposal = 'not applicable' THEN 'made for case reports and series, this is a controlled trial'
    WHEN p.is_found THEN p.found
    WHEN p.instrument = 'care' AND p.item = 1 AND p.recorded IS NULL THEN 'its title is not known'
    ELSE p.missing || CASE WHEN p.text_read = 'full text' OR p.recorded IS NOT NULL OR p.if_silent = p.if_found THEN '' ELSE ' (read: ' || p.text_read || ')' END
    END AS because,                                -- why so
  CASE WHEN p.proposal <> 'not applicable' THEN p.support END AS supporting_claim_id, -- the first claim that supports the proposal; NULL: none does
  k.said,                                          -- that claim in the curator's own words; NULL: none
  k.locator,                                       -- where in the article it is; NULL: none, or not given
  r.answer,                                        -- a reader's answer; NULL: no reader has answered
  r.why,                                           -- the reader's reason; NULL: no reader has answered
  r.reader,                                        -- who answered; NULL: not named, or nobody did
  coalesce(r.answer, p.proposal) AS judgement,     -- what stands: the reader's answer, else the proposal
  CASE WHEN r.answer IS NULL THEN 'proposed' WHEN r.answer = p.proposal THEN 'confirmed' ELSE 'overruled' END AS standing -- of the proposal
FROM proposed p
LEFT JOIN appraisals r ON r.article_id = p.article_id AND r.instrument = p.instrument AND r.item = p.item
LEFT JOIN claims k ON k.claim_id = p.support
