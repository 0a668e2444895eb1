"""What is certainly meant in cells that are written otherwise: ``opendata fix``."""
