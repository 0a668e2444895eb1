"""Making a new workspace: the council's settings and a dataset that is ready for documents."""

from __future__ import annotations

import errno
import os
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.shipped import shipped
from opendata.workspace.answers import Answers, faults_of
from opendata.workspace.conform import conform
from opendata.workspace.public_keys import PublicKey, key_lines
from opendata.workspace.read import SETTINGS

__all__ = ["Answers", "acts_descriptor", "make_workspace", "must_be_new", "render_settings"]


def must_be_new(root: Path) -> None:
    """Refuse a place where no workspace can be made, before anything is asked.

    :raises OpendataError: ``workspace-exists`` or ``init-folder``, exit 4.
    """
    settings = root / SETTINGS
    with _telling(root):
        if settings.exists():
            raise OpendataError(_exists(settings), Exit.CONFIGURATION)
        around = (root.absolute(), *root.absolute().parents)
        there = next(folder for folder in around if folder.exists())
        if not there.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))


def make_workspace(
    root: Path,
    answers: Answers,
    *,
    sample: bool = False,
    key: Callable[[], PublicKey] | None = None,
) -> tuple[Path, ...]:
    """Write a workspace into ``root``, made if need be, and return the files written.

    With ``sample`` the documents and the register of the sample council come along, to try it out.
    ``key`` makes the key that will sign its releases, and returns the public half of it: called
    when all else has been written. Without it they are not signed.

    :raises OpendataError: ``workspace-exists`` when ``root`` is one already, or the faults of the
        answers, exit 4; nothing is written then. ``init-folder`` when the folder cannot be written.
    """
    must_be_new(root)
    wrong = faults_of(answers)
    if wrong:
        raise OpendataError(wrong[0], Exit.CONFIGURATION, *wrong[1:])
    text = render_settings(answers)
    conform(tomllib.loads(text), "workspace", SETTINGS)
    with _telling(root):
        descriptor = _write_dataset(root / "datasets" / "decisions", sample)
        # The settings come last: a folder without them is no workspace, and init can be repeated.
        settings = root / SETTINGS
        if key is not None:
            text += f"\n{key_lines(key())}"
        settings.write_text(text, encoding="utf-8", newline="\n")
    return descriptor, settings


SAMPLE: Final = ("decisions", "executive-resolutions", "mayor-orders", "dataset-register")
"""The datasets of the sample council that come along: all its acts, and the register of datasets.
"""


def _write_dataset(dataset: Path, sample: bool) -> Path:
    (dataset / "documents").mkdir(parents=True, exist_ok=True)
    descriptor = dataset / "datapackage.yaml"
    if sample:
        for name in SAMPLE:
            target = dataset.with_name(name)
            shutil.copytree(shipped("datasets") / name, target, dirs_exist_ok=True)
    elif not descriptor.exists():
        descriptor.write_text(acts_descriptor(), encoding="utf-8", newline="\n")
    return descriptor


def acts_descriptor() -> str:
    """The descriptor of a dataset of acts, as a council begins with it: all its acts in one set,
    and the line of the register to be switched on when it keeps one.
    """
    return (shipped("schemas") / "descriptors" / "acts.yaml").read_text(encoding="utf-8")


def _exists(settings: Path) -> Problem:
    return Problem(
        "workspace-exists",
        msg("this folder is a workspace already"),
        Place(str(settings)),
        remedy=msg("Change opendata.toml in a text editor, or choose another folder."),
    )


@contextmanager
def _telling(root: Path) -> Iterator[None]:
    """A place where no folder can be made, in words; a full disk is told like everywhere else."""
    try:
        yield
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        problem = Problem(
            "init-folder",
            msg("the workspace cannot be made here"),
            Place(str(error.filename or root)),
            found=error.strerror or str(error),
            expected=msg("a folder that this account may write to"),
            remedy=msg("Choose another folder, or have the right to write here given to you."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION) from None


def render_settings(answers: Answers) -> str:
    """``opendata.toml`` for these answers."""
    code = f"edrpou = {quoted(answers.executive_edrpou)}\n" if answers.executive_edrpou else ""
    return f"""# Робочий простір: рада, її органи та портали. Пояснення ключів: docs/formats.md
language = "uk"

[council]
name = {quoted(answers.name)}
edrpou = {quoted(answers.edrpou)}
katottg = {quoted(answers.katottg)}
site = {quoted(answers.site)}

# Хто відповідає за відкриті дані ради
[council.contact]
name = {quoted(answers.contact)}
email = {quoted(answers.email)}

# Орган, який видає акти кожного виду: його назва стане видавцем у таблиці
[council.bodies."рішення ради"]
name = {quoted(answers.name)}
edrpou = {quoted(answers.edrpou)}

[council.bodies."рішення виконавчого комітету"]
name = {quoted(answers.executive)}
{code}
[council.bodies."розпорядження голови"]
name = {quoted(answers.head)}

# Сайт «Відкриті дані»: теку path викладають за адресою url
[portals.site]
kind = "site"
path = "public"
url = {quoted(answers.url)}
"""


def quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else " " for c in escaped) + '"'
