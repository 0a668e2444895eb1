"""Taking down a document or a row: out of the releases that are served, from every portal."""
