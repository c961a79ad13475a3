UPDATE dose_steps SET change = 'restart' WHERE step = 2;
