"""TOML and YAML files of a workspace → plain dictionaries, with errors that say the line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem


def read_toml(path: Path, shown: str) -> dict[str, Any]:
    """The content of a TOML file. ``shown`` is its name for people.

    :raises OpendataError: ``workspace-unreadable``, exit 4.
    """
    text = _text(path, shown)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault(shown, str(error), msg("a file in the TOML format")) from None


def read_yaml(path: Path, shown: str) -> dict[str, Any]:
    """The content of a YAML file that holds a mapping. ``shown`` is its name for people.

    :raises OpendataError: ``workspace-unreadable``, exit 4.
    """
    import yaml

    text = _text(path, shown)
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:  # the latter for a day such as 2026-02-30
        raise _fault(
            shown, " ".join(str(error).split()), msg("a file in the YAML format")
        ) from None
    if not isinstance(content, dict):
        raise _fault(shown, str(content)[:80], msg("keys with values, such as «name: decisions»"))
    return content


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _fault(shown, str(error), msg("text in the UTF-8 encoding")) from None
    except OSError as error:
        raise _fault(shown, error.strerror or str(error), msg("a file that can be read")) from None


def _fault(shown: str, found: str, expected: Message) -> OpendataError:
    problem = Problem(
        "workspace-unreadable",
        msg("the file cannot be read"),
        Place(shown),
        found=found,
        expected=expected,
        remedy=msg("Open the file in a text editor and mend the place named above."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
