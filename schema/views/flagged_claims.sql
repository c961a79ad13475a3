CREATE VIEW flagged_claims AS
-- Which claims does a notice put in doubt? One row per claim and notice that flags it.
-- A retraction, partial retraction or expression of concern flags what it touches until a later reinstatement; a correction flags what it
-- touches as long as nobody says what should stand instead. An undated reinstatement counts as the later one.
SELECT
  c.claim_id,                                      -- the claim in doubt
  c.erratum_id                                     -- the notice that puts it there
FROM erratum_claims c
JOIN errata e ON e.erratum_id = c.erratum_id
WHERE CASE
  WHEN e.kind = 'retraction' OR e.kind = 'partial retraction' OR e.kind = 'expression of concern' THEN
    NOT EXISTS (
      SELECT 1 FROM errata r
      WHERE r.article_id = e.article_id AND r.kind = 'reinstatement'
        AND coalesce(r.published, '9999') >= coalesce(e.published, '')
        AND (EXISTS (SELECT 1 FROM erratum_claims x WHERE x.erratum_id = r.erratum_id AND x.claim_id = c.claim_id)
          OR NOT EXISTS (SELECT 1 FROM erratum_claims x WHERE x.erratum_id = r.erratum_id)))
  WHEN e.kind = 'correction' OR e.kind = 'corrected and republished' THEN c.after IS NULL
  ELSE 0
END
