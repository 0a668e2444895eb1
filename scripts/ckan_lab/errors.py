"""What can go wrong with the lab, said so that a developer knows what to do."""

from __future__ import annotations


class LabError(Exception):
    """The lab does not do what was asked; the text says why and where to look."""


class UnavailableError(LabError):
    """That CKAN cannot be had on this computer; the text says what is missing."""
