"""The command line: one file per verb, each a thin cover of one library function."""
