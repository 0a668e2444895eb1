"""Visiting the addresses in the tables that were published, to see which of them still answer."""
