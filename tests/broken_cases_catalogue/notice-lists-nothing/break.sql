UPDATE errata SET touches = 'listed';
