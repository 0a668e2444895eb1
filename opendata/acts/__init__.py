"""One document → :class:`~opendata.acts.act.Act`: text out of the file, then its header."""
