"""The way to a CKAN: actions, streamed uploads and downloads, and every way they can fail."""
