"""The version of reading: apart from the recogniser, which takes a while to load."""

from __future__ import annotations

RECOGNISER = "5"
"""The version of reading and recognition together; what is remembered of a document is for one."""
