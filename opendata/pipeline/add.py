"""``opendata add``: one more dataset for a workspace, with its descriptor and templates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.requirement import Requirement
from opendata.catalogue.requirement_keys import requirement_keys
from opendata.catalogue.requirements import requirement
from opendata.catalogue.tables import LATEST, find_table
from opendata.journal.files import write_atomically
from opendata.messages import Language, msg
from opendata.pipeline.template import Made, known_edition, templates_of, write_templates
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.conform import conform
from opendata.workspace.describe import Part, describe
from opendata.workspace.init import acts_descriptor
from opendata.workspace.read import DESCRIPTOR
from opendata.workspace.ready_made import ReadyMade, ready_made
from opendata.workspace.workspace import Dataset, Workspace

ACTS: Final = "legal-acts"
"""The requirement whose data are read from documents; all others are tables to be filled in."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


@dataclass(frozen=True, slots=True)
class Added:
    """A dataset that is there now. ``new`` is False where it was there before: nothing was written.

    ``wanted`` is None for a set that Resolution 835 does not ask for. ``files`` were written,
    ``templates`` are those of its tables; a dataset of acts has none, its ``documents`` is the
    folder to put them into.
    """

    name: str
    folder: Path
    wanted: Requirement | None
    edition: str
    new: bool
    files: tuple[Path, ...] = ()
    templates: tuple[Made, ...] = ()
    documents: Path | None = None


def add_dataset(
    workspace: Workspace, key: str, name: str, edition: str, language: Language
) -> Added:
    """Add the dataset ``name`` (the key if empty) for the requirement ``key``.

    A set that ships under this name has a descriptor that people wrote, which is taken as it is;
    ``key`` may also be the name of one that no requirement asks for. No file is ever written over.
    ``edition`` is the latest one that has tables if empty.

    :raises OpendataError: ``requirement-unknown``, exit 4; ``add-name``, ``add-name-taken``,
        ``add-edition``, ``requirement-without-table``, ``template-edition``, exit 2.
    """
    ready = ready_made().get(key)
    if ready is not None and key not in requirement_keys():
        return _add_ready_made(workspace, ready, name or key, edition, language)
    wanted = requirement(key)
    if edition:
        known_edition(edition)
    present = _present(workspace, key, name)
    if present is not None:
        return Added(present.name, present.folder, wanted, present.edition, new=False)
    chosen = name or key
    if ready is not None and edition in ("", ready.edition):
        return _add_ready_made(workspace, ready, chosen, edition, language)
    folder = _new_folder(workspace, chosen)
    if key == ACTS:
        return _add_acts(workspace, wanted, chosen, edition, folder)
    return _add_tables(wanted, chosen, edition, folder, language)


def _present(workspace: Workspace, key: str, name: str) -> Dataset | None:
    """The dataset that serves the requirement already, if it is the one that was meant.

    A set that ships under a name of its own is not: it has but a part of what is asked for.
    """
    for one in workspace.datasets.values():
        part = one.name != key and one.name in ready_made()
        if one.requirement == key and name in ("", one.name) and not (part and not name):
            return one
    return None


def _new_folder(workspace: Workspace, name: str) -> Path:
    if not _NAME.fullmatch(name):
        problem = Problem(
            "add-name",
            msg("a dataset cannot be called this"),
            found=name,
            expected=msg("Latin lower-case letters, digits and hyphens"),
            remedy=msg("Write it like this: {example}", example="--name parking-2026"),
        )
        raise OpendataError(problem, Exit.USAGE)
    folder = workspace.root / "datasets" / name
    if (folder / DESCRIPTOR).exists():
        problem = Problem(
            "add-name-taken",
            msg("another dataset has this name"),
            Place(f"datasets/{name}/{DESCRIPTOR}"),
            remedy=msg("Choose another: {example}", example=f"--name {name}-2"),
        )
        raise OpendataError(problem, Exit.USAGE)
    return folder


def _add_tables(
    wanted: Requirement,
    name: str,
    edition: str,
    folder: Path,
    language: Language,
) -> Added:
    made = templates_of(wanted, edition, folder)
    chosen = made[0].schema.edition
    parts = [Part(one.schema, one.path.name) for one in made]
    text = describe(name, wanted, chosen, parts)
    _conform(text, name)
    written = write_templates(made, language, keep=True)
    # The descriptor comes last: without it there is no dataset, and the command can be repeated.
    files = (*written, _write(folder, text))
    return Added(name, folder, wanted, chosen, new=True, files=files, templates=made)


def _add_ready_made(
    workspace: Workspace, ready: ReadyMade, name: str, edition: str, language: Language
) -> Added:
    wanted = requirement(ready.requirement) if ready.requirement else None
    present = workspace.datasets.get(name)
    if present is not None and set(ready.tables) == {one.schema.key for one in present.tables}:
        return Added(name, present.folder, wanted, present.edition, new=False)
    folder = _new_folder(workspace, name)
    if edition not in ("", ready.edition):
        problem = Problem(
            "add-edition",
            msg("this set is published in one structure only"),
            found=edition,
            expected=msg("{name}", name=ready.edition),
            remedy=msg("Leave the option --edition out."),
        )
        raise OpendataError(problem, Exit.USAGE)
    text = _replaced(ready.text, {"name: ": name})
    _conform(text, name)
    made = tuple(
        Made(folder / file, find_table(key, ready.edition)) for key, file in ready.tables.items()
    )
    files = (*write_templates(made, language, keep=True), _write(folder, text))
    return Added(name, folder, wanted, ready.edition, new=True, files=files, templates=made)


def _add_acts(
    workspace: Workspace, wanted: Requirement, name: str, edition: str, folder: Path
) -> Added:
    if edition not in ("", LATEST):
        problem = Problem(
            "add-edition",
            msg("acts are published in the structure of the latest edition only"),
            found=edition,
            expected=msg("{name}", name=LATEST),
            remedy=msg("Leave the option --edition out."),
        )
        raise OpendataError(problem, Exit.USAGE)
    bodies = _flow(tuple(workspace.council.bodies))
    text = _replaced(acts_descriptor(), {"name: ": name, "  kinds: ": bodies})
    content = _conform(text, name)
    documents = folder / content["opendata"]["sources"]["documents"]["path"]
    documents.mkdir(parents=True, exist_ok=True)
    files = (_write(folder, text),)
    return Added(name, folder, wanted, LATEST, new=True, files=files, documents=documents)


def _replaced(text: str, lines: Mapping[str, str]) -> str:
    """The descriptor that ships, for this council: ``lines`` has beginnings of lines, and how these
    go on.
    """
    return "".join(
        next((f"{key}{value}\n" for key, value in lines.items() if line.startswith(key)), line)
        for line in text.splitlines(keepends=True)
    )


def _flow(values: Sequence[str]) -> str:
    return f"[{', '.join(values)}]"


def _conform(text: str, name: str) -> dict[str, Any]:
    """``text`` parsed, after a look that it is a descriptor: what is written can be read."""
    import yaml

    content: dict[str, Any] = yaml.safe_load(text)
    conform(content, "dataset", f"datasets/{name}/{DESCRIPTOR}")
    return content


def _write(folder: Path, text: str) -> Path:
    path = folder / DESCRIPTOR
    write_atomically(path, text.encode())
    return path
