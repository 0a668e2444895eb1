"""Sources → :class:`~opendata.collect.batch.Batch`: rows, files, provenance, and whether it is complete."""
