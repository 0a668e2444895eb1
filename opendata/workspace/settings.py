"""One more portal or key at the end of ``opendata.toml``: what stands there stays, to a byte."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from opendata.journal.files import write_atomically
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.conform import conform
from opendata.workspace.find import SETTINGS
from opendata.workspace.init import quoted
from opendata.workspace.portals import read_portals
from opendata.workspace.public_keys import PublicKey, key_lines, key_table, read_keys
from opendata.workspace.workspace import PortalConfig

_MARK: Final = b"\xef\xbb\xbf"


def portal_table(config: PortalConfig) -> str:
    """The table of a portal of CKAN, as it stands in the file."""
    return (
        "# Портал CKAN. Токена тут немає й не має бути: він у сховищі паролів або у змінній.\n"
        f"[portals.{config.name}]\n"
        f"kind = {quoted(config.kind)}\n"
        f"url = {quoted(config.url)}\n"
        f"organization = {quoted(config.organization)}\n"
        f"profile = {quoted(config.profile)}\n"
    )


def append_portal(root: Path, config: PortalConfig, *, dry_run: bool = False) -> str:
    """Write the table of ``config`` to the end of the settings in ``root``, and return it.

    The file is read as a whole before it is written: what would not be read afterwards, or would
    change anything else, is refused. With ``dry_run`` nothing is written.

    :raises OpendataError: ``portal-settings`` and what the schema says of the table, exit 4.
    """
    path, table = (root / SETTINGS).resolve(), portal_table(config)
    before = path.read_bytes()
    after = _appended(before, table)
    try:
        content = _parsed(after)
    except tomllib.TOMLDecodeError as error:
        raise OpendataError(_unfit(table, str(error)), Exit.CONFIGURATION) from None
    conform(content, "workspace", SETTINGS)
    portals = read_portals(content["portals"], root)
    if portals[config.name] != config or _without(content, config.name) != _parsed(before):
        raise OpendataError(_unfit(table, None), Exit.CONFIGURATION)
    if not dry_run:
        mode = path.stat().st_mode
        write_atomically(path, after, durable=True)
        path.chmod(mode)  # whoever could read or edit it still can
    return table


def _appended(before: bytes, table: str) -> bytes:
    end = "\r\n" if b"\r\n" in before else "\n"
    start = "" if before.endswith((b"\n", b"\r")) or not before else end
    text = f"{start}\n{table}".replace("\r\n", "\n").replace("\n", end)
    return before + text.encode()


def _parsed(data: bytes) -> dict[str, Any]:
    return tomllib.loads(data.removeprefix(_MARK).decode())


def _without(content: dict[str, Any], name: str) -> dict[str, Any]:
    portals = {key: one for key, one in content["portals"].items() if key != name}
    return {**content, "portals": portals}


def _unfit(table: str, found: str | None) -> Problem:
    return Problem(
        "portal-settings",
        msg("opendata.toml cannot be continued at its end"),
        Place(SETTINGS, key="portals"),
        found=found,
        expected=msg("portals in tables of their own, such as [portals.site]"),
        remedy=msg("Write it into the file yourself:\n{text}", text=table),
    )


def append_key(root: Path, key: PublicKey, ended: Mapping[str, date]) -> str:
    """Write the table of ``key`` to the end of the settings in ``root``, and return it.

    ``ended`` are the last days of keys that stand there, by their ids: they get an ``until``.
    What else stands in the file stays, to the last byte; the rest is as for :func:`append_portal`.

    :raises OpendataError: ``key-settings`` and what the schema says of the table, exit 4.
    """
    path, table = (root / SETTINGS).resolve(), key_table(key)
    before = path.read_bytes()
    known = read_keys(_parsed(before).get("signing", {}))
    wanted = [replace(one, until=ended.get(one.id, one.until)) for one in known]
    marked = before
    for one in known:
        if one.id in ended:
            marked = _ended(marked, one.text, ended[one.id])
    after = _appended(marked, key_lines(key))
    try:
        content = _parsed(after)
        conform(content, "workspace", SETTINGS)
        fits = read_keys(content["signing"]) == (*wanted, key)
    except tomllib.TOMLDecodeError:
        fits = False
    if not fits or _unsigned(content) != _unsigned(_parsed(before)):
        raise OpendataError(_unfit_key(table, ended), Exit.CONFIGURATION)
    mode = path.stat().st_mode
    write_atomically(path, after, durable=True)
    path.chmod(mode)
    return table


def _ended(data: bytes, public: str, day: date) -> bytes:
    """``data`` with the last day of the key ``public`` in a line after it."""
    lines = data.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith(b"public") and public.encode() in line:
            end = b"\r\n" if line.endswith(b"\r\n") else b"\n"
            lines[number] = line.rstrip(b"\r\n") + end + f'until = "{day}"'.encode() + end
    return b"".join(lines)


def _unsigned(content: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in content.items() if key != "signing"}


def _unfit_key(table: str, ended: Mapping[str, date]) -> Problem:
    text = "".join(f'{one}: until = "{day}"\n' for one, day in ended.items()) + table
    return Problem(
        "key-settings",
        msg("the keys in opendata.toml cannot be changed by this program"),
        Place(SETTINGS, key="signing.keys"),
        expected=msg("keys in tables of their own: [[signing.keys]]"),
        remedy=msg("Write it into the file yourself:\n{text}", text=text),
    )
