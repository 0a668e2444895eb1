"""The append-only record of all that was done, and the raw bytes it speaks of."""
