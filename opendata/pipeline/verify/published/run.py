"""Verifying a published catalogue from its first file to its last."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from opendata.messages import msg
from opendata.pipeline.verify.published.catalogue import Promised, read_catalogue
from opendata.pipeline.verify.published.chain import Chain, Link, read_chain, signature_problems
from opendata.pipeline.verify.published.files import (
    ASK,
    Account,
    Wanted,
    compare_all,
    is_path,
    strange_paths,
)
from opendata.pipeline.verify.published.found import Published, PublishedSet
from opendata.pipeline.verify.published.memory import Memory, rolled_back
from opendata.pipeline.verify.published.pages import other_pages, read_keys, read_list
from opendata.pipeline.verify.published.source import Folder, Source
from opendata.pipeline.verify.published.wire import Limits, Web
from opendata.pipeline.watch import SILENT, Progress, Watcher
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.release.documents import FOLDER, read_documents
from opendata.release.manifest import NAME
from opendata.release.release import DocumentFile, Role
from opendata.release.signing import SIGNATURE
from opendata.release.tombstones import tombstones_in, withdrawn
from opendata.workspace.public_keys import PublicKey, trusted_keys

_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to look at. ``every``: all versions and not the newest alone; ``sample``: so many
    documents of each dataset, chosen by chance; ``keys`` are trusted, and without any those that
    the site serves are used, which is said.
    """

    every: bool = False
    documents: bool = True
    sample: int | None = None
    keys: tuple[PublicKey, ...] = ()
    memory: Memory = field(default_factory=Memory)
    limits: Limits | None = None


def verify_published(
    place: str, wishes: Wishes | None = None, watch: Watcher = SILENT
) -> Published:
    """Download the catalogue at ``place``, an address or a folder, and compare it all.

    Whatever is wrong with it is in the result.

    :raises OpendataError: there is nothing to begin with: ``published-address``, exit 2,
        ``published-no-catalogue``, exit 4, ``published-unreachable`` and the like, exit 5. Where
        the memory knows datasets, another thing in the place of a catalogue is a difference.
    """
    wishes = wishes or Wishes()
    if "://" in place:
        web = Web(place, wishes.limits)
        with closing(web):
            return _verified(web, web.base, wishes, watch)
    root = Path(place)
    with nullcontext(Folder(root if root.is_dir() else root.parent)) as folder:
        return _verified(folder, place, wishes, watch)


def _verified(source: Source, place: str, wishes: Wishes, watch: Watcher) -> Published:
    account = Account(source)
    promised = _promised(account, wishes.memory)
    read_list(account)
    served = read_keys(account)
    if served and not wishes.keys:
        account.problems.append(_keys_of_the_site(served))
    keys = trusted_keys(served, wishes.keys)
    sets = [_dataset(account, one, wishes, keys, watch) for one in promised]
    found = {one.name: one for one in sets}
    account.problems += rolled_back(wishes.memory, found)
    pages = other_pages(account, tuple(found))
    with watch.task(msg("Comparing the pages")) as progress:
        checks = compare_all(account, pages, progress)
    return Published(
        place,
        tuple(sets),
        checks,
        tuple(dict.fromkeys(account.problems)),
        tuple(dict.fromkeys(account.unchecked)),
    )


def _promised(account: Account, memory: Memory) -> tuple[Promised, ...]:
    try:
        return read_catalogue(account)
    except OpendataError as error:
        if not memory.sets or error.exit_code is Exit.UNREACHABLE:
            raise
        account.problems += [replace(one, severity=Severity.ERROR) for one in error.problems]
        return ()


def _dataset(
    account: Account,
    promised: Promised,
    wishes: Wishes,
    keys: Sequence[PublicKey],
    watch: Watcher,
) -> PublishedSet:
    name = promised.name
    chain = read_chain(account, promised)
    problems, unchecked = signature_problems(chain, keys)
    account.problems += problems
    account.unchecked += unchecked
    if wishes.keys and chain.links and chain.links[0].signature is None:
        account.unchecked.append(_unsigned(name, chain.links[0]))
    with watch.task(msg("Comparing: {dataset}", dataset=name)) as progress:
        left = _files(account, name, chain, wishes, progress)
    mine = [check for path, check in account.seen.items() if path.startswith(f"{name}/")]
    return PublishedSet(
        name,
        str(chain.links[0].release.version) if chain.links else "",
        chain.versions,
        chain.key(keys),
        tuple(sorted(mine, key=lambda check: check.path)),
        left,
    )


def _files(
    account: Account,
    name: str,
    chain: Chain,
    wishes: Wishes,
    progress: Progress,
) -> int:
    """Compare the files and documents of the releases; how many were left out, as was wished."""
    gone = withdrawn(chain.links[0].release) if chain.links else frozenset()
    served = [link for link in chain.links if str(link.release.version) not in gone]
    if len(served) < len(chain.links):
        account.problems.append(_taken_down(name, chain.links[0]))
    chosen = served if wishes.every else served[:1]
    left = sum(len(link.release.files) for link in served[len(chosen) :])
    wanted: dict[str, Wanted] = {}
    documents: dict[str, Wanted] = {}
    for link in chosen:
        for file in link.release.files:
            one = Wanted(f"{name}/{file.path}", file.sha256, file.bytes)
            if file.role is Role.DOCUMENTS and _HASH.fullmatch(file.sha256):
                documents.update(_documents(account, name, one, link))
            else:
                wanted[one.path] = one
    asked = _sampled(documents, wishes)
    left += len(documents) - len(asked)
    compare_all(account, [*wanted.values(), *asked], progress)
    return left


def _documents(
    account: Account, name: str, file: Wanted, link: Link
) -> Iterator[tuple[str, Wanted]]:
    """The documents in the list of a release, by their paths."""
    data = account.fetch(file)
    if data is None:
        return
    place = account.source.shown(file.path)
    try:
        listed = _listed(data)
    except ValueError:
        account.problems.append(_no_list(place))
        return
    account.problems += strange_paths(place, [one.path for one in listed if not _fits(one)])
    if len({one.sha256 for one in listed}) != link.release.counts.documents:
        account.problems.append(_miscounted(place, link))
    for one in listed:
        if _fits(one):
            yield f"{name}/{one.path}", Wanted(f"{name}/{one.path}", one.sha256, one.bytes)


def _listed(data: bytes) -> tuple[DocumentFile, ...]:
    listed = read_documents(data)
    if not all(_HASH.fullmatch(one.sha256) and one.bytes >= 0 for one in listed):
        raise ValueError("not the hash of a document")
    return listed


def _fits(one: DocumentFile) -> bool:
    folder, _, rest = one.path.partition("/")
    return folder == FOLDER and "/" not in rest and is_path(one.path)


def _sampled(documents: dict[str, Wanted], wishes: Wishes) -> Sequence[Wanted]:
    """The documents to compare. A sample that could be foreseen would be worth nothing."""
    every = list(documents.values())
    if not wishes.documents:
        return []
    if wishes.sample is None or wishes.sample >= len(every):
        return every
    return random.SystemRandom().sample(every, wishes.sample)


def _keys_of_the_site(keys: Sequence[PublicKey]) -> Problem:
    return Problem(
        "published-own-keys",
        msg("signatures were checked with the keys that the site itself serves"),
        Place("keys.json"),
        found=", ".join(key.text for key in keys),
        remedy=msg(
            "Get the key from the council by another way and give it with --key: whoever can "
            "change the site can change its keys too."
        ),
        severity=Severity.NOTE,
    )


def _unsigned(name: str, link: Link) -> Problem:
    return Problem(
        "published-unsigned",
        msg("the newest release has no signature to check with the key that was given"),
        Place(f"{name} {link.release.version}"),
        expected=msg("a signature: {path}", path=f"{name}/{SIGNATURE}"),
        remedy=ASK,
        severity=Severity.WARNING,
    )


def _taken_down(name: str, link: Link) -> Problem:
    told = tombstones_in(link.release.manifest)
    return Problem(
        "published-taken-down",
        msg("the files of some releases are not served any more: something in them was taken down"),
        Place(f"{name}/{NAME}"),
        found="; ".join(f"{one.id}, {one.date}: {one.ground}" for one in told),
        remedy=msg("The signed manifest says so; ask the council about the ground if in doubt."),
        severity=Severity.NOTE,
    )


def _no_list(place: str) -> Problem:
    return Problem(
        "published-broken",
        msg("this is no list of documents"),
        Place(place),
        expected=msg("documents.csv as opendata writes it"),
        remedy=ASK,
    )


def _miscounted(place: str, link: Link) -> Problem:
    return Problem(
        "published-count",
        msg("the list holds another number of documents than the manifest says"),
        Place(place),
        expected=msg("{number} documents", number=link.release.counts.documents),
        remedy=ASK,
    )
