UPDATE errata SET scope = 'not stated', judged = 0, source_file = NULL, source_line = NULL;
