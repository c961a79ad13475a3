UPDATE dose_steps SET unit = 'U' WHERE step = 2;
