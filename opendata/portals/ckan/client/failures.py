"""Everything that can go wrong with a portal, one class for each thing that callers tell apart.

The words stand in :mod:`refusals` (what the portal answered) and :mod:`troubles` (no answer, or
none to be understood).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Final

from opendata.problems import Exit, OpendataError, Problem

NO_FIELDS: Final[Mapping[str, Any]] = MappingProxyType({})


class CkanFailure(OpendataError):
    """A request to a portal failed.

    ``maybe_done``: it was a write, and the portal may have done it all the same: look before
    writing again. ``status`` is the HTTP status, if there was an answer. ``retry_after`` is how
    many seconds the portal asks to wait. ``fields`` is what CKAN says about each field.
    """

    exit: ClassVar[Exit] = Exit.UNREACHABLE
    passing: ClassVar[bool] = False
    """Whether the same request may succeed a moment later."""

    def __init__(
        self,
        problem: Problem,
        *,
        maybe_done: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
        fields: Mapping[str, Any] = NO_FIELDS,
    ) -> None:
        super().__init__(problem, self.exit)
        self.maybe_done = maybe_done
        self.status = status
        self.retry_after = retry_after
        self.fields = fields


class Denied(CkanFailure):
    """CKAN refuses: no token, one it does not know (``anonymous``), or one without the right."""

    exit = Exit.CONFIGURATION
    anonymous = False


class ProxyDenied(CkanFailure):
    """Something before CKAN (Cloudflare, a firewall) refuses; CKAN never saw the request."""


class Invalid(CkanFailure):
    """CKAN refuses the content; ``fields`` says which of it."""

    exit = Exit.CONFIGURATION


class NotFound(CkanFailure):
    """CKAN itself says that there is no such thing."""

    exit = Exit.DIFFERS


class Conflict(CkanFailure):
    """Somebody changed it in between: ``match`` of package_revise fails. Nothing was written."""

    exit = Exit.DIFFERS


class NoAction(CkanFailure):
    """CKAN does not know the action, as an old one does not know package_revise."""

    exit = Exit.CONFIGURATION


class BadRequest(CkanFailure):
    """CKAN does not understand the request."""

    exit = Exit.CONFIGURATION


class NoApi(CkanFailure):
    """There is no CKAN at this address."""

    exit = Exit.CONFIGURATION


class TooLarge(CkanFailure):
    """The portal takes no file of this size."""

    exit = Exit.CONFIGURATION


class SearchDown(CkanFailure):
    """CKAN cannot reach its search index; a part of the write may stand."""

    passing = True


class ServerFault(CkanFailure):
    """The portal, or what stands before it, failed: 5xx."""

    passing = True


class Busy(CkanFailure):
    """The portal asks to wait: 429. Nothing was done."""

    passing = True


class Unreachable(CkanFailure):
    """No connection, or it broke."""

    passing = True


class BadCertificate(CkanFailure):
    """The portal cannot prove that it is the one. Nothing was sent."""


class TimedOut(CkanFailure):
    """No answer in time; what the portal did is unknown."""

    passing = True


class BrokenAnswer(CkanFailure):
    """An answer came that no CKAN gives, or only a part of one."""

    passing = True


class Elsewhere(CkanFailure):
    """The portal sends to another address; the token is not carried there."""

    exit = Exit.CONFIGURATION


class DiskFull(CkanFailure):
    """No room for what is downloaded."""

    exit = Exit.CONFIGURATION


class SourceChanged(CkanFailure):
    """The file to be sent is not the one that was checked."""

    exit = Exit.DIFFERS
