"""What has to be known of a council before it has a workspace, and whether an answer will do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Final

from opendata.messages import msg
from opendata.problems import Place, Problem
from opendata.shipped import shipped
from opendata.workspace.codes import wrong_code
from opendata.workspace.conform import faults


@dataclass(frozen=True, slots=True)
class Answers:
    """What has to be known of a council. ``url`` is where the public will find the site."""

    name: str
    executive: str
    head: str
    edrpou: str
    executive_edrpou: str
    katottg: str
    site: str
    url: str
    contact: str
    email: str


_BODY: Final = ("council", "properties", "bodies", "additionalProperties", "properties")
RULES: Final = {
    "name": ("council", "properties", "name"),
    "executive": (*_BODY, "name"),
    "head": (*_BODY, "name"),
    "edrpou": ("council", "properties", "edrpou"),
    "executive_edrpou": (*_BODY, "edrpou"),
    "katottg": ("council", "properties", "katottg"),
    "site": ("council", "properties", "site"),
    "url": ("portals", "additionalProperties", "properties", "url"),
    "contact": ("council", "properties", "contact", "properties", "name"),
    "email": ("council", "properties", "contact", "properties", "email"),
}
"""Where the schema of opendata.toml has the rule for an answer."""


def tidy(name: str, answer: str) -> str:
    """The answer ``name`` as it is written down: no stray blanks, ``https://`` before a host."""
    text = answer.strip()
    if name in ("edrpou", "executive_edrpou", "katottg"):
        return "".join(text.split())
    if name in ("site", "url"):
        text = text.rstrip("/")
        return f"https://{text}" if text and "://" not in text else text
    return text


def faults_of(answers: Answers) -> tuple[Problem, ...]:
    """Every fault of the answers, each once, in their order."""
    named = ((field.name, getattr(answers, field.name)) for field in fields(answers))
    return tuple(
        fault
        for name, answer in named
        if answer or name != "executive_edrpou"  # a committee may have no code of its own
        for fault in fault_of(name, answer)
    )


def fault_of(name: str, answer: str) -> Iterable[Problem]:
    """What is wrong with the answer to the option ``--name``; nothing if it will do."""
    place = Place(key="--" + name.replace("_", "-"))
    rule = _rules()
    for step in RULES[name]:
        rule = rule[step]
    found = faults(answer, rule)
    for one in found:
        yield Problem(
            "init-answer",
            msg("this answer will not do"),
            place,
            found=answer,
            expected=one.expected,
            remedy=one.remedy,
        )
    if not found and name.endswith("edrpou"):
        yield from wrong_code(answer, place)


def _rules() -> Any:
    path = shipped("schemas") / "workspace.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))["properties"]
