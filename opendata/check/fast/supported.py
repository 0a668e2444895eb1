"""Whether this computer can run the vectorised engine."""

from __future__ import annotations

import warnings
from functools import cache
from importlib import import_module


@cache
def is_supported() -> bool:
    """Its compiled part asks for instructions that office computers from before 2013 lack.

    On such a one it warns when it is loaded, and would later end the program without a word.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        try:
            import_module("polars")
        except (ImportError, RuntimeWarning):
            return False
    return True
