"""The report of Frictionless, sooner: rows that are surely valid are not handed to it."""
