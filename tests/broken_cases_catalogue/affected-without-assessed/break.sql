UPDATE claims SET assessed = NULL WHERE kind = 'dose step' AND affected = 2;
