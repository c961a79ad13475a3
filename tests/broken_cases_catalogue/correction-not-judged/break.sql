UPDATE errata SET scope = 'dose';
