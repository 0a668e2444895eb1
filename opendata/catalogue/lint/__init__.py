"""The linter of structures: what is wrong in the description of a table before any table is made.

Readers (``read_*.py``) bring a Table Schema, CSVW metadata, a structure file or the header of a
table into one shape (:mod:`.listing`); each other file looks at one idea; :mod:`.linter` asks all.
"""
