UPDATE claims SET locator = NULL WHERE kind = 'dose step' AND affected = 2;
