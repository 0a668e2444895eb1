"""Checked rows → an immutable, numbered :class:`~opendata.release.release.Release`."""
