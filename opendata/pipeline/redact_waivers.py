"""Lines for ``waivers.yaml``: added at its end, and all that people wrote there stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from opendata.journal.files import write_atomically
from opendata.messages import msg
from opendata.privacy.waivers import Waiver
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.parse import read_yaml
from opendata.workspace.waivers import WAIVERS, read_waivers

_HEAD: Final = "waivers:\n"
_ENTRY: Final = re.compile(r"^( *)- ", re.MULTILINE)
_EMPTY: Final = re.compile(r"^waivers:[ \t]*(?:\[[ \t]*\]|null|~)?[ \t]*$", re.MULTILINE)


def add_waivers(root: Path, waivers: Sequence[Waiver]) -> int:
    """Write ``waivers`` into the file of the workspace in ``root``, but for those that stand there;
    how many are new.

    :raises OpendataError: ``workspace-…``, exit 4, where the file cannot be read;
        ``redact-waivers``, exit 4, where it is laid out in a way that cannot be added to.
    """
    before = read_waivers(root)
    new = [one for one in dict.fromkeys(waivers) if one not in before]
    if not new:
        return 0
    path = root / WAIVERS
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    changed = _added(text, new)
    if not _holds(changed, path, [*before, *new], root):
        raise OpendataError(_unfit(new), Exit.CONFIGURATION)
    return len(new)


def _added(text: str, new: Sequence[Waiver]) -> str:
    if not text.strip():
        text = _HEAD
    text = _EMPTY.sub("waivers:", text, count=1)
    indents = _ENTRY.findall(text)
    indent = indents[-1] if indents else "  "
    if not text.endswith("\n"):
        text += "\n"
    return text + "".join(_entry(one, indent) for one in new)


def _entry(one: Waiver, indent: str) -> str:
    """JSON is YAML: quotes and letters are safe."""
    pairs = (
        ("finding", one.finding),
        ("who", one.who),
        ("ground", one.ground),
        ("until", one.until.isoformat()),
    )
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in pairs]
    return "".join(f"{indent}{'- ' if at == 0 else '  '}{line}\n" for at, line in enumerate(lines))


def _holds(text: str, path: Path, wanted: Sequence[Waiver], root: Path) -> bool:
    """Write ``text``, if it says what is wanted and nothing else."""
    trial = path.with_name(f".{path.name}.new")
    try:
        write_atomically(trial, text.encode("utf-8"))
        entries = read_yaml(trial, WAIVERS).get("waivers")
        listed = entries if isinstance(entries, list) else []
        said = [(str(one.get("finding")), str(one.get("until"))) for one in listed]
        fits = said == [(one.finding, one.until.isoformat()) for one in wanted]
    except OpendataError:
        fits = False
    finally:
        trial.unlink(missing_ok=True)
    if fits:
        write_atomically(root / WAIVERS, text.encode("utf-8"), durable=True)
    return fits


def _unfit(new: Sequence[Waiver]) -> Problem:
    return Problem(
        "redact-waivers",
        msg("no line can be added to the file without changing what people wrote in it"),
        Place(WAIVERS),
        found="\n".join(_entry(one, "  ") for one in new).rstrip(),
        expected=msg("a list with a line «- finding: …» for each waiver at the end of the file"),
        remedy=msg("Add these lines at the end of the list yourself, and apply the sheet again."),
    )
