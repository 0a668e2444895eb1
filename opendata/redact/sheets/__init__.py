"""Redacted copies of spreadsheets: cells are masked, hidden sheets emptied, comments left out."""
