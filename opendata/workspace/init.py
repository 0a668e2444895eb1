"""Making a new workspace: the council's settings and a dataset that is ready for documents."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.shipped import shipped
from opendata.workspace.conform import conform
from opendata.workspace.read import SETTINGS


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


def make_workspace(root: Path, answers: Answers, *, sample: bool = False) -> tuple[Path, ...]:
    """Write a workspace into ``root``, made if need be, and return the files written.

    With ``sample`` the documents and the register of the sample council come along, to try it out.

    :raises OpendataError: ``workspace-exists`` when ``root`` is one already, or the faults of the
        answers, exit 4; nothing is written then.
    """
    settings = root / SETTINGS
    if settings.exists():
        problem = Problem(
            "workspace-exists",
            msg("this folder is a workspace already"),
            Place(str(settings)),
            remedy=msg("Change opendata.toml in a text editor, or choose another folder."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION)
    text = render_settings(answers)
    conform(tomllib.loads(text), "workspace", SETTINGS)
    dataset = root / "datasets" / "decisions"
    (dataset / "documents").mkdir(parents=True, exist_ok=True)
    written = [dataset / "datapackage.yaml", settings]
    template = shipped("datasets") / "decisions"
    if sample:
        shutil.copytree(template, dataset, dirs_exist_ok=True)
    elif not written[0].exists():
        lines = (
            (template / "datapackage.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
        )
        # A new council may keep no register; it switches the line on when it has one.
        kept = ["    # " + x.lstrip() if x.lstrip().startswith("register:") else x for x in lines]
        written[0].write_text("".join(kept), encoding="utf-8", newline="\n")
    # The settings come last: a folder without them is no workspace, and init can be repeated.
    settings.write_text(text, encoding="utf-8", newline="\n")
    return tuple(written)


def render_settings(answers: Answers) -> str:
    """``opendata.toml`` for these answers."""
    code = f"edrpou = {_quoted(answers.executive_edrpou)}\n" if answers.executive_edrpou else ""
    return f"""# Робочий простір: рада, її органи та портали. Пояснення ключів: docs/formats.md
language = "uk"

[council]
name = {_quoted(answers.name)}
edrpou = {_quoted(answers.edrpou)}
katottg = {_quoted(answers.katottg)}
site = {_quoted(answers.site)}

# Хто відповідає за відкриті дані ради
[council.contact]
name = {_quoted(answers.contact)}
email = {_quoted(answers.email)}

# Орган, який видає акти кожного виду: його назва стане видавцем у таблиці
[council.bodies."рішення ради"]
name = {_quoted(answers.name)}
edrpou = {_quoted(answers.edrpou)}

[council.bodies."рішення виконавчого комітету"]
name = {_quoted(answers.executive)}
{code}
[council.bodies."розпорядження голови"]
name = {_quoted(answers.head)}

# Сайт «Відкриті дані»: теку path викладають за адресою url
[portals.site]
kind = "site"
path = "public"
url = {_quoted(answers.url)}
"""


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else " " for c in escaped) + '"'
