UPDATE cohorts SET size = 2 WHERE label = 'all patients';
