"""The readable data of the catalogue: YAML files under ``schemas/`` that ship with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opendata.messages import Language, Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.shipped import shipped


@dataclass(frozen=True, slots=True)
class Text:
    """A fact of the catalogue in both languages: data, so not in the catalogues of messages."""

    uk: str
    en: str

    def put(self, language: Language) -> str:
        """The text in ``language``."""
        return self.uk if language == "uk" else self.en


def text_of(one: Mapping[str, Any]) -> Text:
    """The text in a mapping with the keys ``uk`` and ``en``; ``KeyError`` without them."""
    return Text(one["uk"], one["en"])


def data_path(name: str) -> Path:
    """The shipped file ``schemas/<name>``."""
    return shipped("schemas") / name


def read_data(path: Path) -> dict[str, Any]:
    """The content of a YAML file that holds a mapping.

    :raises OpendataError: ``catalogue-broken``, exit 4.
    """
    import yaml

    # The parser in C reads the requirements ten times faster; a few builds of PyYAML lack it.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), loader)  # noqa: S506 - a safe one
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise broken(path, None, " ".join(str(error).split())) from None
    if not isinstance(content, dict):
        raise broken(path, None, str(content)[:80])
    return content


def broken(
    path: Path, key: str | None, found: str, expected: Message | None = None
) -> OpendataError:
    """The fault of a file of the catalogue; ``key`` is the dotted path in it."""
    problem = Problem(
        "catalogue-broken",
        msg("a file that describes Resolution 835 cannot be used"),
        Place(path.name, key=key),
        found=found,
        expected=expected or msg("a file in the YAML format"),
        remedy=msg("Install opendata again; if you changed the file, mend the place named above."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
