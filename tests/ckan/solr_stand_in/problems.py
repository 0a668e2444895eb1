"""What is wrong with a request."""

from __future__ import annotations


class QueryError(Exception):
    """The request cannot be read or carried out; Solr would answer 400 with such a text."""


def cannot_parse(query: str, place: str) -> QueryError:
    """The mistake in Solr's words, which CKAN passes on to its caller."""
    return QueryError(
        f"org.apache.solr.search.SyntaxError: Cannot parse '{query}': Encountered \"{place}\""
    )
