"""Sources → :class:`~opendata.collect.batch.Batch`: rows, files, provenance, completeness."""
