UPDATE dose_steps SET lasted_days_min = 30, lasted_days_max = 14 WHERE step = 2;
UPDATE dose_steps SET repeats_min = 5, repeats_max = 3, total_min = 20, total_max = 10 WHERE step = 1;
UPDATE dose_steps SET until_days_min = 60, until_days_max = 30 WHERE step = 1;
