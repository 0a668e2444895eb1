"""opendata: a council's open data, from a folder of documents to a checked, public dataset."""

__version__ = "0.1.0"
