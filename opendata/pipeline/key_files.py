"""Private keys in files: made for their owner alone, read with care, kept out of workspaces.

The folder of keys of this user is ``OPENDATA_KEYS``, or stands where the system keeps data of
programs; a key there is the file ``<edrpou>-<moment>-<id>.pem``.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.workspace.public_keys import PublicKey

if TYPE_CHECKING:  # the library of signatures is loaded for a new release alone
    from opendata.release.signing import SigningKey

FILE: Final = "OPENDATA_SIGNING_KEY"
FOLDER: Final = "OPENDATA_KEYS"
WINDOWS: Final = os.name == "nt"
LONGEST: Final = 1 << 14
"""Bytes that are read where a key should be."""


def keys_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder of keys of this user; it need not be there.

    :raises OpendataError: ``key-folder``, exit 4, where the system knows no folder of the user.
    """
    variables = os.environ if environment is None else environment
    if said := variables.get(FOLDER):
        return Path(said).absolute()
    try:
        return _of_programs(variables) / "opendata" / "keys"
    except RuntimeError:  # an account without a home
        raise _no_folder(FOLDER, None) from None


def _of_programs(variables: Mapping[str, str]) -> Path:
    """Where the system keeps what programs keep for a user, and other users do not look."""
    if WINDOWS:
        # Not the roaming one, which is copied to every computer where the user signs in.
        said = variables.get("LOCALAPPDATA")
        return Path(said) if said else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    said = variables.get("XDG_DATA_HOME", "")
    return Path(said) if Path(said).is_absolute() else Path.home() / ".local" / "share"


def keys_here(edrpou: str) -> tuple[Path, ...]:
    """The files of the keys of a council in the folder of this user, the newest last."""
    try:
        return tuple(sorted(keys_folder().glob(f"{edrpou}-*.pem")))
    except OSError:
        return ()


def id_of(path: Path) -> str:
    """The id of the key in a file of that folder: the end of its name."""
    return path.stem.rpartition("-")[2]


def read_key(path: Path) -> tuple[SigningKey, tuple[Problem, ...]]:
    """The private key in a file, with a warning where other users can read it.

    :raises OpendataError: ``key-unreadable``, exit 4; what stands in the file is not told.
    """
    from opendata.release.signing import SigningKey

    try:
        with path.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            data = stream.read(LONGEST)
    except OSError as error:
        raise _unreadable(path, error.strerror) from None
    try:
        key = SigningKey.from_pem(data)
    except ValueError:
        raise _unreadable(path, None) from None
    # Windows has no such rights: what it shows for them says nothing.
    exposed = not WINDOWS and bool(mode & (stat.S_IROTH | stat.S_IWOTH))
    return key, ((_exposed(path, stat.filemode(mode)),) if exposed else ())


def make_key(edrpou: str, now: datetime, places: Iterable[Path]) -> tuple[Path, PublicKey]:
    """Make a key for the council ``edrpou``, and keep it in the folder of this user.

    ``places`` are folders in which it may not lie. Nothing is ever overwritten.

    :raises OpendataError: ``key-place`` or ``key-folder``, exit 4.
    """
    from opendata.release.signing import SigningKey

    folder = keys_folder()
    must_be_outside(folder, places)
    key = SigningKey.generate()
    path = folder / f"{edrpou}-{now:%Y%m%dT%H%M%SZ}-{key.public.id}.pem"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep(path, key.pem())
    except OSError as error:
        raise _no_folder(str(folder), error.strerror or str(error)) from None
    return path, key.public


def _keep(path: Path, secret: bytes) -> None:
    """A new file that nobody else can read, from its first moment on."""
    temporary = path.with_suffix(".new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(path)


def must_be_outside(path: Path, places: Iterable[Path]) -> None:
    """Refuse a private key in one of the folders ``places``.

    :raises OpendataError: ``key-place``, exit 4.
    """
    real = path.resolve()
    for place in places:
        if real.is_relative_to(place.resolve()):
            problem = Problem(
                "key-place",
                msg("a private key may not lie inside a workspace, nor where a site is served"),
                Place(str(path)),
                expected=msg("a place outside of {path}", path=place),
                remedy=msg(
                    "Move the key to a folder that only you can read, and name it in the variable "
                    "{name}. If others had the workspace, make a new key: opendata key rotate",
                    name=FILE,
                ),
            )
            raise OpendataError(problem, Exit.CONFIGURATION)


def _unreadable(path: Path, reason: str | None) -> OpendataError:
    problem = Problem(
        "key-unreadable",
        msg("the private key cannot be read"),
        Place(str(path)),
        found=reason,
        expected=msg("a private key for Ed25519 in PEM without a passphrase"),
        remedy=msg("Bring it back from the backup, or make a new one: opendata key rotate"),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def _exposed(path: Path, mode: str) -> Problem:
    return Problem(
        "key-exposed",
        msg("other users of this computer can read the private key"),
        Place(str(path)),
        found=mode,
        expected=msg("a file that only its owner can read"),
        remedy=msg(
            "Let only the owner read it (chmod 600). If somebody may have read it, make a new key: "
            "opendata key rotate"
        ),
        severity=Severity.WARNING,
    )


def _no_folder(place: str, found: str | None) -> OpendataError:
    problem = Problem(
        "key-folder",
        msg("the private key cannot be kept here"),
        Place(place),
        found=found,
        expected=msg("a folder of this user that can be written to"),
        remedy=msg(
            "Name a folder outside the workspace in the variable {name}, or go on without a key: "
            "opendata init --no-key",
            name=FOLDER,
        ),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
