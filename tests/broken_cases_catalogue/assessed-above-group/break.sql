UPDATE claims SET assessed = 5 WHERE kind = 'dose step' AND affected = 2;
