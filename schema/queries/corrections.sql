-- Which corrections, retractions and concerns are there, and what do they touch?
-- One row a notice; judged is 0 where nobody has said yet what it touches.
SELECT citekey, kind, scope, published, pmid, summary, claims_affected, claims_flagged, judged
FROM erratum_effects
ORDER BY published DESC, citekey, pmid
