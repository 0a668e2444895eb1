"""What a portal should have of a dataset: made from its newest release, whatever stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from opendata.portals.ckan.abilities import Abilities
from opendata.portals.ckan.content import Archive, Content, Measure, Measured, measured_in
from opendata.portals.ckan.names import dataset_name, unique_names
from opendata.portals.ckan.parts import Part, release_parts
from opendata.portals.ckan.profiles.fields import dataset_fields, mark_of
from opendata.portals.ckan.profiles.findings import file_finding, findings, heading_findings
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.values import CONTENT, MARK, Value, Values
from opendata.portals.portal import Publication
from opendata.problems import Problem, Severity
from opendata.release.manifest import schemas_of
from opendata.release.release import Version


@dataclass(frozen=True, slots=True)
class WantedResource:
    """One resource.

    ``identity`` is its name for us, the same in every version (``table:legalActs:csv``);
    ``previous`` are names that it had. ``file_name`` is for a new resource: one that has an address
    keeps it. ``mimetype`` goes with the upload; CKAN works its own out.
    """

    identity: str
    title: str
    description: str
    format: str
    mimetype: str
    file_name: str
    sha256: str
    bytes: int
    content: Content
    previous: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Value]:
        """The fields of CKAN that are ours to say."""
        return {"name": self.title, "description": self.description, "format": self.format}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One dataset.

    ``name`` and ``organization`` are for a new dataset, and so are the ``suggested`` fields; all
    ``fields`` are kept as they are here. ``along``: see :class:`Profile`. ``opens``: see there too.
    With an error among the ``findings`` nothing may be sent.
    """

    dataset: str
    version: Version
    mark: str
    name: str
    organization: str
    fields: Values
    suggested: Values
    along: Mapping[str, str]
    opens: bool
    resources: tuple[WantedResource, ...]
    findings: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Whether the portal would refuse it."""
        return any(one.severity is Severity.ERROR for one in self.findings)

    def own_fields(self, resource: WantedResource) -> dict[str, Value]:
        """Our own fields of a resource: which part it is, and what was uploaded."""
        return {MARK: own_mark(self.mark, resource.identity), CONTENT: resource.sha256}


def own_mark(mark: str, identity: str) -> str:
    """What a resource says of itself: ``01234567/decisions#passport``."""
    return f"{mark}#{identity}"


def wanted(
    publication: Publication,
    profile: Profile,
    abilities: Abilities,
    *,
    organization: str,
    measure: Measure | None = None,
) -> Wanted:
    """The newest release of the dataset of ``publication``, as a portal should have it.

    ``organization`` is the id or the name of the council's organization there. Reads lists and
    tables from the release store; ``measure`` tells the hash of archives, which otherwise are made
    for it. What the portal would not take stands in ``findings``.

    :raises OpendataError: what the store says of a damaged release.
    """
    name = dataset_name(publication.dataset.name, publication.council.edrpou)
    fields = dataset_fields(publication, profile, abilities)
    limit = min(profile.archive, abilities.limit or profile.archive)
    measure = measure or measured_in(publication.store.objects)
    resources = _resources(publication, limit, measure)
    group = profile.groups.get(publication.dataset.requirement, "")
    found = [
        *findings(publication, profile, abilities, name, fields),
        *(
            one
            for schema in schemas_of(publication.release)
            for one in heading_findings(schema.columns, profile)
        ),
        *(one for each in resources for one in file_finding(each.file_name, each.bytes, abilities)),
    ]
    return Wanted(
        dataset=publication.dataset.name,
        version=publication.release.version,
        mark=mark_of(publication),
        name=name,
        organization=organization,
        fields=fields,
        suggested={"groups": (group,)} if group in abilities.groups else {},
        along=profile.along,
        opens=profile.opens,
        resources=resources,
        findings=tuple(found),
    )


def _resources(
    publication: Publication, limit: int, measure: Measure
) -> tuple[WantedResource, ...]:
    found = [_resource(*one, measure) for one in release_parts(publication, limit)]
    names = unique_names(one.file_name for one in found)
    return tuple(replace(one, file_name=name) for one, name in zip(found, names, strict=True))


def _resource(part: Part, sha256: str | None, size: int, measure: Measure) -> WantedResource:
    measured = (
        measure(part.content)
        if sha256 is None and isinstance(part.content, Archive)
        else Measured(sha256 or "", size)
    )
    return WantedResource(
        identity=part.identity,
        title=part.title,
        description=part.description,
        format=part.format,
        mimetype=part.mimetype,
        file_name=part.file_name,
        sha256=measured.sha256,
        bytes=measured.bytes,
        content=part.content,
        previous=part.previous,
    )
