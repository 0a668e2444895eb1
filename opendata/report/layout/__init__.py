"""A report as headings, tables and charts, and its renderings."""
