"""One file for each report of ``opendata report``."""
