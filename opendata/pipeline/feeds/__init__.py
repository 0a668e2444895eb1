"""Feeds of a site, saved into the folder of a dataset."""
