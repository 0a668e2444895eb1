"""What ``opendata verify`` was asked for, where a published catalogue is downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from opendata.cli.globals import Settings
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

if TYPE_CHECKING:
    from opendata.pipeline.portals import Portals
    from opendata.pipeline.verify import Verification
    from opendata.pipeline.verify.published.found import Published
    from opendata.pipeline.verify.published.memory import Memory
    from opendata.pipeline.watch import Watcher
    from opendata.workspace.public_keys import PublicKey
    from opendata.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """The options; see there."""

    every: bool
    documents: bool
    sample: int | None
    keys: tuple[PublicKey, ...]
    memory: Path | None
    offline: bool

    def is_place(self, what: str) -> bool:
        """Whether ``what`` is an address or a folder, and no name of a dataset."""
        return "://" in what or bool({*"/\\."} & {*what}) or (Path(what) / "data.json").is_file()

    @property
    def remembered(self) -> Memory:
        """What was seen before; nothing where nobody asked to remember.

        :raises OpendataError: ``memory-unreadable``, exit 4.
        """
        from opendata.pipeline.verify.published.memory import Memory, read_memory

        return read_memory(self.memory) if self.memory else Memory()

    def remember(self, memory: Memory) -> None:
        """Keep ``memory``, if there is a file for it.

        :raises OpendataError: ``memory-unreadable``, exit 4.
        """
        from opendata.pipeline.verify.published.memory import write_memory

        if self.memory:
            write_memory(self.memory, memory)

    def needs_place(self, *, download: bool) -> None:
        """Refuse options that say nothing where nothing is downloaded.

        :raises OpendataError: ``verify-options``, exit 2.
        """
        given = {
            "--all": self.every,
            "--no-documents": not self.documents,
            "--sample": self.sample is not None,
        }
        names = [name for name, is_given in given.items() if is_given]
        if download and self.offline:
            names = ["--offline"]
        elif download:
            names = []
        if names:
            raise OpendataError(_needless(names), Exit.USAGE)


def keys_of(texts: Sequence[str]) -> tuple[PublicKey, ...]:
    """The keys that were given, as text or as the name of a file.

    :raises OpendataError: ``verify-key``, exit 2.
    """
    from opendata.workspace.public_keys import PublicKey

    keys = []
    for text in texts:
        try:
            is_text = text.startswith("ed25519:")
            keys.append(PublicKey.parse(text if is_text else Path(text).read_text("ascii")))
        except (OSError, ValueError):
            problem = Problem(
                "verify-key",
                msg("this is no public key"),
                found=text,
                expected=msg("a key as «opendata key show» prints it: ed25519:…, or a PEM file"),
            )
            raise OpendataError(problem, Exit.USAGE) from None
    return tuple(keys)


def published(place: str, asked: Asked, settings: Settings) -> int:
    """Verify a published catalogue, and remember what was seen."""
    from opendata.cli.render.published import show
    from opendata.cli.terminal import watcher
    from opendata.pipeline.verify.published.run import Wishes, verify_published

    if asked.offline and "://" in place:
        raise OpendataError(_needless(["--offline"]), Exit.USAGE)
    memory = asked.remembered
    wishes = Wishes(asked.every, asked.documents, asked.sample, asked.keys, memory)
    with watcher(settings) as watch:
        found = verify_published(place, wishes, watch)
    show(found, settings)
    asked.remember(memory.learn(found.sets))
    return int(found.exit_code)


def through_portals(
    workspace: Workspace, portals: Portals, asked: Asked, watch: Watcher
) -> tuple[Published, ...]:
    """Each site of the run, downloaded from its address and compared with the releases here too;
    one that does not answer could not be checked.
    """
    from opendata.pipeline.house import open_house
    from opendata.pipeline.verify.published.found import Published
    from opendata.pipeline.verify.published.memory import of_store
    from opendata.pipeline.verify.published.run import Wishes, verify_published
    from opendata.workspace.portals import SITE
    from opendata.workspace.public_keys import trusted_keys

    store = open_house(workspace).store
    found = []
    for config in workspace.portals.values():
        going = [one for one in workspace.datasets.values() if config.name in portals.names_of(one)]
        if config.kind == SITE and config.url and going:
            memory = of_store(store, [one.name for one in going])
            keys = trusted_keys(workspace.keys, asked.keys)
            wishes = Wishes(asked.every, asked.documents, asked.sample, keys, memory)
            try:
                found.append(verify_published(config.url, wishes, watch))
            except OpendataError as error:
                found.append(Published(config.url, (), (), (), error.problems))
    return tuple(found)


def show_both(found: Verification, sites: tuple[Published, ...], settings: Settings) -> int:
    """What is here, and what the public gets; the graver exit code of all."""
    from opendata.cli.output import print_json
    from opendata.cli.render import published as render
    from opendata.cli.render.verification import record, show

    codes = {found.exit_code, *(one.exit_code for one in sites)}
    code = next(one for one in (Exit.DIFFERS, Exit.INCOMPLETE, Exit.DONE) if one in codes)
    if settings.json:
        downloaded = [render.record(one, settings) for one in sites]
        print_json({**record(found, settings), "exit": int(code), "downloaded": downloaded})
        return int(code)
    show(found, settings)
    for one in sites:
        render.show(one, settings)
    return int(code)


def _needless(names: Sequence[str]) -> Problem:
    return Problem(
        "verify-options",
        msg("these options do not fit what is verified"),
        found=", ".join(names),
        expected=msg(
            "--all, --no-documents and --sample with an address, a folder or --download; --offline "
            "only where nothing is downloaded"
        ),
        remedy=msg("Example: {example}", example="opendata verify https://rada.example/opendata"),
    )
