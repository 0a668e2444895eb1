"""What was found in a table, in the formats that people and programs read."""
