"""The append-only record of all that was done, the source of every report."""
