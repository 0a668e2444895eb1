"""Tables in the DataStore of a CKAN: described, filled, kept up to date by difference, proven."""
