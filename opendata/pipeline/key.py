"""``opendata key``: the keys that a council signs its releases with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from opendata.clock import day, release_time
from opendata.messages import msg
from opendata.pipeline.key_files import id_of, keys_here, make_key, must_be_outside, read_key
from opendata.pipeline.keys import key_for, places_of
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.public_keys import PublicKey
from opendata.workspace.read import SETTINGS
from opendata.workspace.settings import append_key
from opendata.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A public key of the settings; ``path`` is the file of its private half among the keys of this
    user, None where it is not there. ``made``: this command has made it.
    """

    public: PublicKey
    path: Path | None
    made: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a workspace in the order of its settings.

    ``signs`` is the id of the key that would sign a release now, None where there is none;
    ``problems`` say why.
    """

    keys: tuple[KnownKey, ...]
    signs: str | None
    problems: tuple[Problem, ...]


def known_keys(workspace: Workspace, now: datetime) -> Keys:
    """What the settings and this computer know of keys; no secret is told."""
    here = {id_of(path): path for path in keys_here(workspace.council.edrpou)}
    signing = key_for(workspace, release_time(now))
    return Keys(
        tuple(KnownKey(key, here.get(key.id)) for key in workspace.keys),
        signing.key.public.id if signing.key else None,
        signing.problems,
    )


def first_key(edrpou: str, places: Iterable[Path], now: datetime) -> KnownKey:
    """The key for a workspace of the council ``edrpou`` that has none yet.

    The newest that this user has for it, as a council has one key for all of its workspaces; a new
    one where there is none. It may not lie in ``places``.

    :raises OpendataError: ``key-place``, ``key-folder``, ``key-unreadable``, exit 4.
    """
    since, places = day(release_time(now)), tuple(places)
    for path in reversed(keys_here(edrpou)):
        must_be_outside(path, places)
        public = read_key(path)[0].public
        return KnownKey(PublicKey(public.raw, since), path)
    path, public = make_key(edrpou, now, places)
    return KnownKey(PublicKey(public.raw, since), path, made=True)


def begin(workspace: Workspace, now: datetime) -> KnownKey:
    """Give a key to a workspace that has none: its next releases are signed.

    No release is made for that, and those that there are stay as they are.

    :raises OpendataError: ``key-declared``, ``key-settings`` and as :func:`first_key`, exit 4.
    """
    if workspace.keys:
        raise _declared(workspace)
    key = first_key(workspace.council.edrpou, places_of(workspace), now)
    append_key(workspace.root, key.public, {})
    return key


def rotate(workspace: Workspace, now: datetime) -> KnownKey:
    """Make a new key, which signs from today on; the keys before it end today, and stay known.

    The files of old private keys are left where they are.

    :raises OpendataError: ``key-place``, ``key-folder``, ``key-settings``, exit 4.
    """
    today = day(release_time(now))
    ended = {key.id: max(today, key.since or today) for key in workspace.keys if key.until is None}
    path, public = make_key(workspace.council.edrpou, now, places_of(workspace))
    key = PublicKey(public.raw, today)
    append_key(workspace.root, key, ended)
    return KnownKey(key, path, made=True)


def _declared(workspace: Workspace) -> OpendataError:
    problem = Problem(
        "key-declared",
        msg("the workspace has a key already"),
        Place(SETTINGS, key="signing.keys"),
        found=", ".join(key.id for key in workspace.keys),
        expected=msg("a workspace without a key"),
        remedy=msg(
            "If its private half is on another computer, bring it here from the backup: «opendata "
            "key show» says where it belongs. For a new key: opendata key rotate"
        ),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
