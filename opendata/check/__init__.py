"""Batch → :class:`~opendata.check.verdict.Verdict`."""
