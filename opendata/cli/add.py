"""``opendata add REQUIREMENT``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, talk, tell
from opendata.cli.place import workspace_of
from opendata.messages import Message, msg

if TYPE_CHECKING:
    from pathlib import Path

    from opendata.pipeline.add import Added


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Add a dataset to the workspace: its descriptor and templates.")))
    def add(
        requirement: str = typer.Argument(
            help=say(msg("A requirement of Resolution 835, such as parking, or a set: parties."))
        ),
        name: str = typer.Option(
            "", "--name", help=say(msg("The name of the dataset; without it, the requirement."))
        ),
        edition: str = typer.Option(
            "", "--edition", help=say(msg("2025 or 2019; without it, the latest with tables."))
        ),
    ) -> int:
        from opendata.pipeline.add import add_dataset

        workspace = workspace_of(settings)
        added = add_dataset(workspace, requirement, name, edition, settings.language)
        if settings.json:
            print_json(_record(added, workspace.root))
            return 0
        for file in added.files:
            tell(_shown(file, workspace.root))
        if not settings.quiet:
            for line in _hints(added, workspace.root):
                talk(say(line))
            for text in _advice(added, settings):
                talk(text)
        return 0


def _hints(added: Added, root: Path) -> Iterator[Message]:
    """What comes next, and what does not work yet."""
    folder = _shown(added.folder, root)
    if not added.new:
        yield msg(
            "The dataset «{name}» is there already: {path}. Nothing was changed.",
            name=added.name,
            path=folder,
        )
        return
    if added.documents is not None:
        yield msg("Put the documents into {path}.", path=_shown(added.documents, root))
        yield msg("Then: opendata publish {name}", name=added.name)
        return
    from opendata.pipeline.template import check_command

    yield msg("Look through {path}.", path=f"{folder}/datapackage.yaml")
    for one in added.templates:
        yield msg("Fill in, then check: {command}", command=check_command(one, folder=folder))
    yield msg("Then: opendata publish {name}", name=added.name)


def _advice(added: Added, settings: Settings) -> Iterator[str]:
    """What a person has to weigh before anything is published."""
    wanted, language = added.wanted, settings.language
    if not added.new or wanted is None:
        return
    if wanted.applies.when is not None:
        when = wanted.applies.when.put(language)
        yield settings.say(msg("Who owes this set: {when}", when=when))
    if wanted.martial_law is not None:
        law = wanted.martial_law.text.put(language)
        yield settings.say(msg("Martial law: {law}", law=law))


def _record(added: Added, root: Path) -> dict[str, object]:
    return {
        "name": added.name,
        "requirement": added.wanted.key if added.wanted else "",
        "edition": added.edition,
        "new": added.new,
        "files": [_shown(file, root) for file in added.files],
    }


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
