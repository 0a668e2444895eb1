"""One run: a walk through the rooms, from the sources to the receipt, all of it in the journal."""
