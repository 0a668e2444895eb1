"""The workbook in which a clerk fills in one table of the catalogue."""
