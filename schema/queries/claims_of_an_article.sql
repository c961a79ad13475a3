-- What does one article say, and which of it counts?
-- One row a claim, with the place in the text; article is a key, all articles where it is empty.
SELECT citekey, kind, subject, affected, assessed, said, locator, basis, via_source, caution, counted, why_not_counted
FROM evidence
WHERE citekey = coalesce(nullif(:article, ''), citekey)
ORDER BY citekey, claim_id
