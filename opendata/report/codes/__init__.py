"""Every code of a finding, explained in Ukrainian and in English.

The files in ``texts/`` are the one place where a code is described. The tables of the operator's
guide and the clerk's page of codes are made from them (``scripts/codes-reference``), and
``opendata explain`` prints them.
"""
