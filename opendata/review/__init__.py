"""The review sheet: what a person decides about documents that were not read surely."""
