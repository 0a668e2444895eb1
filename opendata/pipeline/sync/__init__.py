"""``opendata sync``: the nightly run over all datasets, and whom it tells how it went."""
