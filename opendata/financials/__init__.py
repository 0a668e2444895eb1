"""Annual financial statements of enterprises: printed forms of two figures a line → typed values.

Pure: takes the lines of a sheet (:mod:`opendata.budget.grid`), knows nothing of files.
"""
