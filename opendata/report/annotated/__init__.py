"""A copy of a clerk's own spreadsheet with what was found in it: colours, notes, and a list."""
