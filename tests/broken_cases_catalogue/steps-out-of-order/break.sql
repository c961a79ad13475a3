UPDATE dose_steps SET after_days_min = 60, after_days_max = 60 WHERE step = 1;
UPDATE dose_steps SET after_days_min = 30, after_days_max = 30 WHERE step = 2;
