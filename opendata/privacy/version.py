"""The version of the screen: apart from its detectors, which take a while to load."""

from __future__ import annotations

from typing import Final

VERSION: Final = 8
"""Counts the changes of what the screen finds. It is recorded with each screening, and what was
found in a document before is looked for again when it changes."""
