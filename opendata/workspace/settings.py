"""One more portal at the end of ``opendata.toml``; what stands there stays, to the last byte."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from opendata.journal.files import write_atomically
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.conform import conform
from opendata.workspace.find import SETTINGS
from opendata.workspace.init import quoted
from opendata.workspace.portals import read_portals
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
