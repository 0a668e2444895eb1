"""``opendata verify URL``: a published catalogue, as anybody gets it: no workspace, no keys."""
