-- What had been tried before, and what came of it?
-- One row a treatment and subject; without a name where an article gives a number alone.
SELECT citekey, subject, affected, assessed, treatment, class, result, failed_min, failed_max, said, locator
FROM prior_treatments
ORDER BY citekey, subject, treatment, claim_id
