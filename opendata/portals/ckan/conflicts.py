"""What only a person can settle, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opendata.messages import Message, msg
from opendata.portals.ckan.identity import Contradiction, Recognised
from opendata.portals.ckan.memory import LastKnown
from opendata.portals.ckan.plan import Conflict
from opendata.portals.ckan.present import Present, PresentResource
from opendata.portals.ckan.values import EXTRA, Change, shown
from opendata.portals.ckan.wanted import Wanted, WantedResource
from opendata.problems import Place, Problem, Severity


def dataset_gone(wanted: Wanted, last: LastKnown) -> Problem:
    """The dataset that we made is not there: deleted, hidden from us, or the token is another."""
    return Problem(
        "portal-dataset-gone",
        msg("the portal does not show the dataset that was published there"),
        Place(wanted.name),
        found=last.id,
        expected=msg("the dataset with this id; a second one is never created by itself"),
        remedy=msg(
            "See whether it was deleted and whether the token may read it. To publish it anew, at "
            "another address, run the command with --force."
        ),
    )


def dataset_alike(wanted: Wanted, alike: Iterable[Present]) -> Problem:
    """A dataset made by hand where ours would be made a second time."""
    return Problem(
        "portal-dataset-alike",
        msg("the council has a dataset of this title on the portal, made by somebody else"),
        Place(wanted.name),
        found=", ".join(f"{one.name} ({one.id})" for one in alike),
        expected=msg("a dataset that was made by this program, or none"),
        remedy=msg(
            "Say with `opendata adopt` whether it is this one. To publish ours beside it, choose "
            "there that it is left."
        ),
    )


def dataset_twice(wanted: Wanted, marked: Iterable[Present]) -> Problem:
    """Several datasets that say that they are ours."""
    return Problem(
        "portal-identity-contradiction",
        msg("several datasets of the portal bear the mark of ours, so nothing is written"),
        Place(wanted.name),
        found=", ".join(f"{one.name} ({one.id})" for one in marked),
        expected=msg("one dataset"),
        remedy=msg(
            "Delete the copy on the portal, or say with `opendata adopt` which of them is ours."
        ),
    )


def stranger(wanted: Wanted, present: Present, last: LastKnown | None) -> Problem | None:
    """Why a dataset of the portal may not be written to; None if it is ours."""
    if wanted.organization not in present.organization:
        return _foreign(wanted, ", ".join(sorted(present.organization)) or present.id)
    if last is not None and last.id is not None:
        if last.id != present.id:
            return contradiction(wanted, Contradiction(wanted.name, (last.id, present.id)))
        other = present.mark not in (None, wanted.mark) and not last.adopted
        return _foreign(wanted, present.mark) if other else None
    if present.mark == wanted.mark or (present.mark is None and _meant(present, last)):
        return None
    return _foreign(wanted, present.mark or present.id)


def contradiction(wanted: Wanted, one: Contradiction) -> Problem:
    """Signs that point to different things."""
    return Problem(
        "portal-identity-contradiction",
        msg("it cannot be told which of the portal’s resources is ours, so nothing is written"),
        Place(wanted.name, key=one.identity),
        found=", ".join(one.ids),
        expected=msg("one resource for each part of the dataset"),
        remedy=msg(
            "Delete the copy on the portal, or say with `opendata adopt` which of them is ours."
        ),
    )


def alike(wanted: Wanted, recognised: Recognised) -> Iterator[Problem]:
    """Resources made by hand where ours would be made a second time."""
    for identity, resources in recognised.alike.items():
        yield Problem(
            "portal-resource-alike",
            msg("the portal has a resource like this one, made by somebody else"),
            Place(wanted.name, key=identity),
            found=", ".join(described(one) for one in resources),
            expected=msg("a resource that was made by this program, or none"),
            remedy=msg("Take it over with `opendata adopt`, or rename it on the portal."),
        )


def field_conflict(
    wanted: Wanted, change: Change, resource: WantedResource | None, id_: str | None
) -> Conflict:
    """A field that somebody edited: it stays as it is on the portal."""
    problem = Problem(
        "portal-hand-edit",
        msg("«{field}» was changed on the portal by hand; it is left so", field=_plain(change)),
        _place(wanted, resource.identity if resource else None),
        found=shown(change.before),
        expected=msg("{value}", value=shown(change.after)),
        remedy=_take_ours(),
        severity=Severity.WARNING,
    )
    return Conflict(resource.identity if resource else None, id_, change, problem)


def file_conflict(
    wanted: Wanted, identity: str, present: PresentResource, found: str | None, ours: str
) -> Conflict:
    """A file that somebody replaced: nothing at all is written to the dataset."""
    problem = Problem(
        "portal-hand-file",
        msg("the file on the portal is not one that was published from here"),
        _place(wanted, identity),
        found=found or present.stamp.url or "–",
        expected=msg("content with the SHA-256 {sha256}", sha256=ours),
        remedy=_take_ours(),
    )
    return Conflict(identity, present.id, Change("file", found, ours), problem, file=True)


def kept(wanted: Wanted, change: Change, resource: WantedResource | None) -> Problem:
    """A field in which the portal has its own way."""
    return Problem(
        "portal-field-kept",
        msg("the portal makes its own of «{field}», whatever is sent", field=_plain(change)),
        _place(wanted, resource.identity if resource else None),
        found=shown(change.before),
        expected=msg("{value}", value=shown(change.after)),
        severity=Severity.NOTE,
    )


def described(resource: PresentResource) -> str:
    """A resource for people: its title and its id."""
    return f"{resource.fields.get('name') or resource.file_name or '–'} ({resource.id})"


def _meant(present: Present, last: LastKnown | None) -> bool:
    """A portal that keeps no extras: we meant to create this, and it says what we said."""
    wrote = last.memory.wrote if last else {}
    return bool(wrote) and all(
        present.fields.get(key) in values
        for key, values in wrote.items()
        if key in {"title", "notes", "maintainer", "maintainer_email"}
    )


def _foreign(wanted: Wanted, found: str | None) -> Problem:
    return Problem(
        "portal-dataset-foreign",
        msg("the portal has a dataset under this name that is not ours"),
        Place(wanted.name),
        found=found,
        expected=msg("{value}", value=f"{wanted.organization}: {wanted.mark}"),
        remedy=msg("If the council made it, take it over with `opendata adopt`."),
    )


def _place(wanted: Wanted, identity: str | None) -> Place:
    return Place(wanted.name, key=identity)


def _take_ours() -> Message:
    return msg(
        "If the portal is right, write the same here. If not, run the command with --force, which "
        "writes what is here."
    )


def _plain(change: Change) -> str:
    return change.field.removeprefix(EXTRA)
