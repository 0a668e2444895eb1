"""Where the token of a portal comes from, the first of these that has one:

1. an open file descriptor (``--token-fd``), for programs that start this one;
2. the variable ``OPENDATA_PORTAL_<NAME>_TOKEN``;
3. a credential of systemd, the file ``<name>-token`` in ``$CREDENTIALS_DIRECTORY``;
4. the keyring of the system, where it is kept under the address of the portal;
5. the variable ``CKAN_API_KEY``, only where there is but one CKAN: it does not say whose it is.

Never a command line, which every user of a computer can read, and never a file of the workspace.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NoReturn

from opendata.messages import Message, msg
from opendata.portals.ckan.client.address import Origin, origin_of, portal_address
from opendata.portals.ckan.client.token import Token
from opendata.problems import Exit, OpendataError, Problem

SERVICE: Final = "opendata"
"""The name of this program in the keyring; the origin of the portal follows it."""
LONGEST: Final = 1 << 14
"""Bytes that are read where a token should be."""


class Handed:
    """A token that is handed over in an open file: it can be read but once, and may be asked for
    again. Has no text form.
    """

    __slots__ = ("__text", "descriptor")

    def __init__(self, descriptor: int) -> None:
        """Nothing is read yet."""
        self.descriptor = descriptor
        self.__text: str | None = None

    def read(self) -> str:
        """What stands in the file.

        :raises OpendataError: ``ckan-token-unreadable``, exit 4.
        """
        if self.__text is None:
            self.__text = _from_descriptor(self.descriptor, self.where)
        return self.__text

    @property
    def where(self) -> Message:
        """The place, for people."""
        return msg("the file descriptor {number}", number=self.descriptor)

    def __repr__(self) -> str:
        return f"<token in the file descriptor {self.descriptor}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a token is neither copied nor stored")


class Typed:
    """A token that a person typed. Has no text form."""

    __slots__ = ("__text",)
    where = msg("what was typed")

    def __init__(self, text: str) -> None:
        """``text`` as it was typed."""
        self.__text = text

    def read(self) -> str:
        """What was typed."""
        return self.__text

    def __repr__(self) -> str:
        return "<token that was typed>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a token is neither copied nor stored")


def find_token(
    name: str,
    url: str,
    *,
    descriptor: int | Handed | None = None,
    alone: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Token | None:
    """The token of the portal ``name`` at ``url``, bound to the origin of that address.

    ``alone`` says that no other CKAN is declared. None where no place has a token.

    :raises OpendataError: ``ckan-token-…``, exit 4: a place that was meant cannot be read, is open
        to others, or has something else than a token.
    """
    variables = os.environ if environment is None else environment
    origin = _origin(url)
    if descriptor is not None:
        handed = Handed(descriptor) if isinstance(descriptor, int) else descriptor
        return Token(handed.read(), origin, handed.where)
    variable = variable_name(name)
    if secret := variables.get(variable, "").strip():
        return Token(secret, origin, msg("the variable {name}", name=variable))
    if folder := variables.get("CREDENTIALS_DIRECTORY"):
        path = Path(folder) / f"{name}-token"
        where = msg("the credential {name}", name=path.name)
        if (text := _from_file(path, where)) is not None:
            return Token(text, origin, where)
    if kept := _from_keyring(name, origin):
        return Token(kept, origin, msg("the keyring"))
    if alone and (secret := variables.get("CKAN_API_KEY", "").strip()):
        return Token(secret, origin, msg("the variable {name}", name="CKAN_API_KEY"))
    return None


def keep_token(name: str, url: str, secret: str) -> None:
    """Put the token of a portal into the keyring, in place of an earlier one.

    :raises OpendataError: ``ckan-token-shape``, ``ckan-token-keyring``, exit 4.
    """
    import keyring
    from keyring.errors import KeyringError

    origin = _origin(url)
    Token(secret, origin, msg("what was typed"))
    try:
        keyring.set_password(_service(origin), name, secret.strip())
    except KeyringError as error:
        kind = type(error).__name__
    else:
        return
    raise _keyring(kind)


def forget_token(name: str, url: str) -> bool:
    """Take the token of a portal out of the keyring; False where there was none.

    :raises OpendataError: ``ckan-token-keyring``, exit 4.
    """
    import keyring
    from keyring.errors import KeyringError, NoKeyringError, PasswordDeleteError

    try:
        keyring.delete_password(_service(_origin(url)), name)
    except (NoKeyringError, PasswordDeleteError):
        return False
    except KeyringError as error:
        kind = type(error).__name__
    else:
        return True
    raise _keyring(kind)


def variable_name(name: str) -> str:
    """The variable for the token: ``OPENDATA_PORTAL_DATA_GOV_UA_TOKEN`` for ``data-gov-ua``."""
    return f"OPENDATA_PORTAL_{name.upper().replace('-', '_')}_TOKEN"


def _origin(url: str) -> Origin:
    origin = origin_of(portal_address(url))
    assert origin is not None  # noqa: S101  portal_address refuses what has none
    return origin


def _service(origin: Origin) -> str:
    # The address is part of the name: a workspace that suddenly names another host finds nothing.
    return f"{SERVICE} {origin}"


def _from_descriptor(descriptor: int, where: Message) -> str:
    try:
        with open(descriptor, "rb", closefd=False) as stream:
            return _decoded(stream.read(LONGEST))
    except OSError as error:
        reason = error.strerror
    raise _unreadable(where, reason)


def _from_file(path: Path, where: Message) -> str | None:
    try:
        with path.open("rb") as stream:
            # systemd gives the group rights where it uses access lists; others never have any.
            # Windows has no such rights: what it shows for them says nothing.
            mode = os.fstat(stream.fileno()).st_mode
            exposed = os.name == "posix" and bool(mode & (stat.S_IROTH | stat.S_IWOTH))
            text = "" if exposed else _decoded(stream.read(LONGEST))
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror
    else:
        if exposed:
            raise _exposed(where, stat.filemode(mode))
        return text
    raise _unreadable(where, reason)


def _from_keyring(name: str, origin: Origin) -> str | None:
    import keyring
    from keyring.errors import KeyringError, NoKeyringError

    try:
        return keyring.get_password(_service(origin), name)
    except NoKeyringError:
        return None  # a server without one is as usual as a desktop with one
    except KeyringError as error:
        kind = type(error).__name__
    raise _keyring(kind)


def _decoded(content: bytes) -> str:
    # Programs on Windows write a byte order mark before what they pipe.
    return content.decode("utf-8-sig", "replace")


def _exposed(where: Message, mode: str) -> OpendataError:
    problem = Problem(
        "ckan-token-exposed",
        msg("Other users of this computer can read the token in {place}", place=where),
        found=mode,
        expected=msg("a file that only its owner can read"),
        remedy=msg("Make a new token on the portal, and let only the owner read its file"),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def _unreadable(where: Message, reason: str | None) -> OpendataError:
    problem = Problem(
        "ckan-token-unreadable",
        msg("The token cannot be read from {place}", place=where),
        found=reason,
        remedy=msg("Give the token in another way; the operator’s guide names them all"),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def _keyring(kind: str) -> OpendataError:
    problem = Problem(
        "ckan-token-keyring",
        msg("The keyring of this computer cannot be used"),
        found=kind,
        remedy=msg("Unlock it, or give the token in a variable; the operator’s guide says how"),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
