"""A stand-in for Apache Solr: the few requests that CKAN makes of it, answered from memory.

A real Solr cannot be installed from the Python package index or from Debian, and no CKAN works
without one. CKAN stays unmodified; it talks to this server as it would to Solr: ``select``,
``update``, ``schema`` and ``admin/ping`` of one core that has CKAN's schema.

What it does: fields by the types of CKAN's schema, with its copies into ``text``; the query syntax
of Lucene (fields, AND, OR, NOT, ``+ - !``, groups, phrases, wildcards, ranges with date arithmetic,
boosts); dismax with ``qf``, ``mm`` and ``tie``; ``fq``, ``sort``, ``start``, ``rows``, ``fl`` and
facets; Solr's refusal of what it cannot read, of sorting by a field of several values and of terms
of more than 32,766 bytes.

What it does not do, and answers as a mistake in the query: local parameters (``{!…}``), functions,
regular expressions. What it does not do and leaves out of account: fuzziness and the slop of a
phrase, ``bf``, ``boost``, highlighting, grouping, spatial search. What it does otherwise: the order
by relevance (the idea of BM25 without the length of fields), the stemming of English (a few
suffixes), no stemming and no synonyms of any other language. Nothing is kept when it ends.

So a test may rely on it for which datasets are found by id, name, organisation, tag and state, and
on nothing about relevance.
"""
