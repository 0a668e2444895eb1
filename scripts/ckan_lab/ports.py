"""Ports on the loopback interface that nobody has."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.ckan_lab.errors import LabError
from scripts.ckan_lab.locking import locked
from scripts.ckan_lab.places import home

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Ports:
    """One port for each part of a lab."""

    ckan: int
    postgres: int
    redis: int
    solr: int


def choose(first: int | None, *, must: bool = False, kept: Collection[int] = ()) -> Ports:
    """Four ports from ``first`` on, or another one in place of each that is taken.

    Args:
        first: the first of the four; without it any.
        must: whether somebody asked for exactly these.
        kept: what is not to be given, free or not.

    Raises:
        LabError: one of the ports that somebody asked for is taken.
    """
    numbers: list[int] = []
    with contextlib.ExitStack() as held:
        for wanted in [None] * 4 if first is None else range(first, first + 4):
            if wanted is not None and wanted not in kept and _take(held, wanted):
                numbers.append(wanted)
            elif must:
                raise LabError(f"Port {wanted} is taken; name others by --ports")
            else:
                numbers.append(next(port for port in _any(held) if port not in kept))
    return Ports(*numbers)


def keep(folder: Path, first: int, *, must: bool = False) -> Ports:
    """Choose ports for what runs in ``folder``, and keep them for it while a part of it is stopped.

    Raises:
        LabError: one of the ports that somebody asked for is taken.
    """
    with locked(home() / "ports"):
        others = {
            port
            for path in home().glob("runs/*/*/.*.ports")
            if path != _file(folder)
            for port in asdict(_read(path)).values()
        }
        ports = choose(first, must=must, kept=others)
        unfinished = _file(folder).with_suffix(".unfinished")
        unfinished.write_text(json.dumps(asdict(ports)), encoding="utf-8")
        unfinished.replace(_file(folder))
    return ports


def kept(folder: Path) -> Ports:
    """The ports that are kept for what runs in ``folder``.

    Raises:
        OSError, ValueError: there are none.
    """
    return _read(_file(folder))


def give_back(folder: Path) -> None:
    """Keep no ports any more for what ran in ``folder``."""
    _file(folder).unlink(missing_ok=True)


def _file(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.ports"


def _read(path: Path) -> Ports:
    return Ports(**json.loads(path.read_text(encoding="utf-8")))


def _take(held: contextlib.ExitStack, port: int) -> int:
    """Take the port until ``held`` ends, and return it; 0 if somebody has it."""
    made = held.enter_context(socket.socket())
    # A port on which a server ended a moment ago is free.
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
    except OSError:
        return 0
    return int(made.getsockname()[1])


def _any(held: contextlib.ExitStack) -> Iterator[int]:
    while True:
        yield _take(held, 0)
