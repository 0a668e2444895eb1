"""The bytes of a register: all that has to be known to see whether it has changed.

Apart from what understands a register, so that a run that finds nothing new does not load that.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

from opendata.collect.sheets import refusal
from opendata.messages import msg
from opendata.problems import Place

LARGEST: Final = 200 * 1024 * 1024
"""Bytes. A register of a million rows is a third of this."""


def register_bytes(path: Path, root: Path) -> bytes:
    """The bytes of the register at ``path``, or an ``OpendataError`` as for ``read_register``."""
    place = Place(relative_name(path, root))
    remedy = msg("Put the file there, or correct the path of the register in the descriptor.")
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise refusal("register-missing", msg("a folder stands there"), place, remedy)
        if size > LARGEST:
            what = msg("the register is larger than {n} MB", n=LARGEST >> 20)
            trim = msg("Take pictures and sheets that are not needed out of the file.")
            raise refusal("register-too-large", what, place, trim, f"{size} B")
        return path.read_bytes()
    except FileNotFoundError as error:
        what = msg("the register is not there")
        raise refusal("register-missing", what, place, remedy) from error
    except PermissionError as error:
        what = msg(
            "the register cannot be opened: another program holds it, or reading is forbidden"
        )
        close = msg("Close the file in Excel and run the command again.")
        raise refusal("register-locked", what, place, close) from error
    except OSError as error:
        what = msg("the register cannot be read from the disk")
        check = msg("Check the disk or the network folder and run the command again.")
        raise refusal("register-missing", what, place, check, error.strerror) from error


def relative_name(path: Path, root: Path) -> str:
    """What the register at ``path`` is called in findings."""
    try:
        return unicodedata.normalize("NFC", path.relative_to(root).as_posix())
    except ValueError:  # a register outside of the workspace is called by its name alone
        return unicodedata.normalize("NFC", path.name)
