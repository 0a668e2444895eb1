"""Where the files stand that ship with the package: schemas and dataset templates."""

from __future__ import annotations

from pathlib import Path


def shipped(kind: str) -> Path:
    """The folder ``schemas`` or ``datasets`` as shipped.

    A wheel carries copies inside the package; in a checkout they stand at its root, where people
    edit them.
    """
    inside = Path(__file__).parent / "_shipped" / kind
    return inside if inside.is_dir() else Path(__file__).parent.parent / kind
