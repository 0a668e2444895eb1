"""The command: ``scripts/ckan``."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from scripts.ckan_lab.editions import EDITIONS, Edition, edition_named
from scripts.ckan_lab.errors import LabError, UnavailableError
from scripts.ckan_lab.lab import BY_HAND, TESTS, Lab
from scripts.ckan_lab.parts import PARTS
from scripts.ckan_lab.programs import check_programs, interpreter
from scripts.ckan_lab.snapshot import prepared

FAILED, UNAVAILABLE = 1, 4
"""Exit codes: it does not come up; this computer cannot have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    options = _parser().parse_args(arguments)
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "up": _up,
        "reset": _reset,
        "down": _down,
        "status": _status,
        "prepare": _prepare,
    }
    try:
        return commands[options.command](options)
    except UnavailableError as error:
        print(error, file=sys.stderr)
        return UNAVAILABLE
    except LabError as error:
        print(error, file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/ckan", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    names = ", ".join(EDITIONS)
    for name, does in (
        ("up", "start it and say where it is"),
        ("reset", "empty it; users and tokens stay"),
        ("down", "stop it, or all of them, and forget what was in it"),
        ("status", "which run, which could, and why others cannot"),
        ("prepare", "install all that can be had, so that each start takes seconds"),
    ):
        command = commands.add_parser(name, help=does, description=does)
        if name in {"up", "reset"}:
            command.add_argument("version", nargs="?", default="2.12.0", help=names)
        if name in {"down", "prepare"}:
            command.add_argument("version", nargs="?", help=f"all of them, or one of: {names}")
        if name == "up":
            command.add_argument(
                "--ports", type=int, metavar="FIRST", help="use these four ports from FIRST on"
            )
    return parser


def _up(options: argparse.Namespace) -> int:
    lab = Lab(edition_named(options.version))
    begun = time.monotonic()
    servers = lab.up(options.ports)
    print(f"CKAN {lab.edition.name}: {servers.url} ({time.monotonic() - begun:.1f} s)")
    print("Log in as admin / adminadmin, or as editor / editoreditor.")
    print(f"Address and tokens: {lab.env_file}")
    return 0


def _reset(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    Lab(edition_named(options.version)).reset()
    print(f"Empty ({time.monotonic() - begun:.1f} s)")
    return 0


def _down(options: argparse.Namespace) -> int:
    wanted = [edition_named(options.version)] if options.version else list(EDITIONS.values())
    for edition in wanted:
        for use in (BY_HAND, TESTS):
            if Lab(edition, use).down():
                print(f"Stopped: {edition.name}, {use}")
    return 0


def _status(_: argparse.Namespace) -> int:
    for edition in EDITIONS.values():
        print(f"{edition.name:16} {_could(edition)}")
        for use in (BY_HAND, TESTS):
            lab = Lab(edition, use)
            with contextlib.suppress(LabError):
                servers = lab.servers()
                down = [part for part in PARTS if not servers.runs(part)]
                health = f"stopped: {', '.join(down)}" if down else "runs"
                print(f"{'':16} {use}: {servers.url} {health}, {lab.env_file}")
    return 0


def _could(edition: Edition) -> str:
    try:
        check_programs()
        interpreter(edition)
    except UnavailableError as error:
        return f"cannot be had: {error}"
    return "can be had"


def _prepare(options: argparse.Namespace) -> int:
    """Make the snapshot of each edition; what cannot be had is said.

    It is no failure but where tests are run for everybody: there a required one must not be lost.
    """
    wanted = [edition_named(options.version)] if options.version else list(EDITIONS.values())
    with ThreadPoolExecutor(2) as pool:  # each waits for the network half of the time
        lost = [name for name in pool.map(_prepare_one, wanted) if name]
    return UNAVAILABLE if lost and os.environ.get("CI") else 0


def _prepare_one(edition: Edition) -> str:
    """Make the snapshot, say how it went, and return the name of a required one that is lost."""
    begun = time.monotonic()
    try:
        prepared(edition)
    except UnavailableError as error:
        print(f"CKAN {edition.name}: not tested. {error}", flush=True)
        return edition.name if edition.required else ""
    print(f"CKAN {edition.name}: ready ({time.monotonic() - begun:.1f} s)", flush=True)
    return ""


if __name__ == "__main__":
    sys.exit(main())
