"""Roll-call votes, read from what voting systems of councils print and export.

Pure functions: text, cells or JSON in, frozen :class:`~opendata.votes.voting.Voting` out. Layouts
are told by their words; what does not agree is a finding, and the printed value stays.
"""
