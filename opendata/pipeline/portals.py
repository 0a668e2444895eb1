"""The portals of one run: which of them it goes to, each opened once."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from opendata.messages import msg
from opendata.portals.ckan.tokens import Handed
from opendata.portals.portal import Portal
from opendata.portals.registry import open_portal
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.portals import CKAN
from opendata.workspace.workspace import Dataset, PortalConfig, Workspace


class Portals:
    """What a run knows of portals. Without ``names`` it goes to all that a dataset goes to.

    The addresses in a dataset do not depend on it: see :mod:`opendata.pipeline.home`.
    """

    def __init__(
        self, workspace: Workspace, names: Sequence[str] = (), handed: Handed | None = None
    ) -> None:
        """``handed`` is the token of the one CKAN that the run goes to.

        :raises OpendataError: ``portal-unknown``, exit 4; ``token-fd-portal``, exit 2.
        """
        self._workspace = workspace
        self._names = tuple(portal_of(workspace, name).name for name in names)
        self._opened: dict[str, Portal] = {}
        self._own = threading.local()
        self._handed = handed
        if handed is not None:
            ckans = [name for name in self._meant() if workspace.portals[name].kind == CKAN]
            if len(ckans) != 1:
                raise OpendataError(_whose_token(ckans), Exit.USAGE)

    def again(self) -> Portals:
        """The same, to be opened anew: for whoever trusts nothing that was seen before."""
        return Portals(self._workspace, self._names, self._handed)

    def names_of(self, dataset: Dataset) -> tuple[str, ...]:
        """The portals of ``dataset`` to which the run goes."""
        return tuple(name for name in dataset.portals if name in self._meant())

    def of(self, dataset: Dataset) -> tuple[Portal, ...]:
        """The same, opened."""
        return tuple(self._open(name) for name in self.names_of(dataset))

    def own(self, name: str) -> Portal:
        """The portal ``name`` for this thread alone, with connections of its own."""
        opened: dict[str, Portal] = self._own.__dict__.setdefault("opened", {})
        if name not in opened:
            opened[name] = self._new(name)
        return opened[name]

    def must_have(self, dataset: Dataset) -> None:
        """Refuse a portal that was named for a dataset which does not go there.

        :raises OpendataError: ``portal-other``, exit 4.
        """
        for name in self._names:
            if name not in dataset.portals:
                raise OpendataError(_other(name, dataset), Exit.CONFIGURATION)

    def going(self, datasets: Iterable[Dataset]) -> list[Dataset]:
        """Those of ``datasets`` that go to a portal of the run.

        :raises OpendataError: ``portal-other``, exit 4, where there is none though some were asked.
        """
        every = list(datasets)
        found = [one for one in every if self.names_of(one)]
        if every and not found:
            raise OpendataError(_nobodys(self._names), Exit.CONFIGURATION)
        return found

    def _meant(self) -> Sequence[str]:
        return self._names or tuple(self._workspace.portals)

    def _open(self, name: str) -> Portal:
        if name not in self._opened:
            self._opened[name] = self._new(name)
        return self._opened[name]

    def _new(self, name: str) -> Portal:
        config = self._workspace.portals[name]
        handed = self._handed if config.kind == CKAN else None
        return open_portal(config, self._workspace, handed)


def portal_of(workspace: Workspace, name: str) -> PortalConfig:
    """The portal ``name``.

    :raises OpendataError: ``portal-unknown``, exit 4, with the nearest name.
    """
    if name in workspace.portals:
        return workspace.portals[name]
    close = get_close_matches(name, workspace.portals, 1)
    problem = Problem(
        "portal-unknown",
        msg("opendata.toml names no portal of this name"),
        Place("opendata.toml", key="portals"),
        found=name,
        expected=msg("one of: {names}", names=", ".join(workspace.portals)),
        remedy=msg("Did you mean «{key}»?", key=close[0])
        if close
        else msg("«opendata portal list» lists what is declared."),
    )
    raise OpendataError(problem, Exit.CONFIGURATION)


def _other(name: str, dataset: Dataset) -> Problem:
    return Problem(
        "portal-other",
        msg("the dataset «{name}» does not go to this portal", name=dataset.name),
        Place(f"datasets/{dataset.name}/datapackage.yaml", key="opendata.portals"),
        found=name,
        expected=msg("one of: {names}", names=", ".join(dataset.portals)),
        remedy=msg("Add the portal to that key, or delete the key: then it goes to all of them."),
    )


def _nobodys(names: Sequence[str]) -> Problem:
    return Problem(
        "portal-other",
        msg("no dataset goes to this portal"),
        Place("datasets", key="opendata.portals"),
        found=", ".join(names),
        remedy=msg("Add the portal to that key, or delete the key: then it goes to all of them."),
    )


def _whose_token(ckans: Sequence[str]) -> Problem:
    return Problem(
        "token-fd-portal",
        msg("it is not clear whose token is handed over"),
        found=", ".join(ckans) or "–",
        expected=msg("a run that goes to one portal of CKAN"),
        remedy=msg("Name the portal: {example}", example="--portal NAME"),
    )
