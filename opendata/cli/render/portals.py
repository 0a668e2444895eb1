"""Portals, for people and as JSON: what they are, what they can do, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, problem_record, talk, tell
from opendata.cli.render.grid import grid
from opendata.messages import Message, msg
from opendata.pipeline.add_portal import Added, Removed
from opendata.pipeline.look_portals import Looked
from opendata.portals.ckan.abilities import Fields
from opendata.portals.ckan.probe import BY_CKAN, Holder, Probed
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.tokens import variable_name
from opendata.problems import Exit, Problem, Severity, describe
from opendata.workspace.workspace import PortalConfig

_MARKS: Final = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
_HOLDERS: Final = {
    Holder.NOBODY: msg("Token: none was found"),
    Holder.STRANGER: msg("Token: the portal does not know it"),
    Holder.KNOWN: msg("Token: the portal knows it"),
    Holder.UNTOLD: msg("Token: the portal does not say whether it knows it"),
}


def show_list(portals: Sequence[PortalConfig], settings: Settings) -> None:
    """What ``opendata.toml`` declares."""
    if settings.json:
        print_json([_config(one) for one in portals])
        return
    head = (msg("name"), msg("kind"), msg("address"), msg("organization"), msg("profile"))
    rows = [_row(one) for one in portals]
    grid([settings.say(one) for one in head], rows)


def _row(one: PortalConfig) -> tuple[str, ...]:
    profile = one.profile if one.organization else "–"
    return (one.name, one.kind, one.url, one.organization or "–", profile)


def _config(one: PortalConfig) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "url": one.url,
        "path": one.path or None,
        "organization": one.organization or None,
        "profile": one.profile if one.organization else None,
    }


def show_looks(looks: Sequence[Looked], settings: Settings) -> None:
    """The answer of ``portal check``."""
    if settings.json:
        code = exit_of(looks)
        print_json(
            {"exit": int(code), "portals": [_record(one, settings) for one in looks]},
        )
        return
    for number, one in enumerate(looks):
        if number:
            tell("")
        _show_look(one, settings)


def exit_of(looks: Sequence[Looked]) -> Exit:
    """The code of the first portal to which we could not publish."""
    return next((one.exit_code for one in looks if one.exit_code is not Exit.DONE), Exit.DONE)


def _show_look(one: Looked, settings: Settings) -> None:
    tell(f"{one.config.name}: {one.config.url}")
    for line in _lines(one):
        tell(f"  {settings.say(line)}")
    _show_problems(one.problems, settings)
    verdict = (
        msg("Publishing to it would work.")
        if one.exit_code is Exit.DONE
        else msg("Nothing could be published to it.")
    )
    if one.probed is not None or one.problems:
        tell(f"  {settings.say(verdict)}")


def _show_problems(problems: Sequence[Problem], settings: Settings) -> None:
    for problem in problems:
        first, *rest = describe(problem, settings.language).split("\n")
        tell(f"  {_MARKS[problem.severity]} {first}")
        for line in rest:
            tell(f"  {line}")


def _lines(one: Looked) -> Iterator[Message]:
    if one.probed is None:
        if not one.problems:
            path = one.config.path
            yield msg("A site in the folder {path}: there is nothing to ask", path=path)
        return
    probed, profile = one.probed, PROFILES[one.config.profile]
    yield from _abilities(probed)
    if profile.moderated:
        yield msg(
            "What is new waits for a moderator of the portal: profile {name}", name=profile.name
        )
    if probed.shown is not None:
        title, name = probed.shown.title, probed.shown.name
        yield msg("Organization: {title} ({name})", title=title, name=name)
    yield _HOLDERS[probed.holder]
    if one.token is not None:
        yield msg("Where the token was found: {place}", place=one.token)
    if probed.organizations:
        names = ", ".join(each.name for each in probed.organizations)
        yield msg("The token may put datasets into: {names}", names=names)
    if profile.groups and probed.holder is Holder.KNOWN:
        names = ", ".join(sorted(probed.abilities.groups)) or "–"
        yield msg("Thematic groups that the token may use: {names}", names=names)


def _abilities(probed: Probed) -> Iterator[Message]:
    can, status = probed.abilities, probed.status
    version = ".".join(map(str, can.version))
    yield (
        msg("CKAN {version} «{title}»", version=version, title=status.title)
        if version
        else msg("CKAN «{title}»; it does not tell its version", title=status.title)
    )
    yield (
        msg("Writes: many changes at once, refused if somebody was faster (package_revise)")
        if can.revise
        else msg("Writes: one by one, each read back (there is no package_revise)")
    )
    yield _where_fields(probed)
    yield (
        msg("Required fields: the portal does not tell; those of the profile are checked")
        if probed.schema.known is None
        else msg("Required fields: {names}", names=", ".join(sorted(can.required - BY_CKAN)) or "–")
    )
    yield (
        msg("Largest file: CKAN does not tell (10 MB unless the portal was set up otherwise)")
        if can.limit is None
        else msg("Largest file: {size} bytes", size=can.limit)
    )
    if can.datastore:
        yield msg("DataStore: yes")
    elif status.extensions is None:
        yield msg("DataStore: no, or it is not shown")
    else:
        yield msg("DataStore: no")


def _where_fields(probed: Probed) -> Message:
    top = probed.abilities.fields is Fields.TOP
    if probed.schema.fields is None:
        return (
            msg("Fields of the passport: as the profile has them, beside the title; not shown")
            if top
            else msg("Fields of the passport: as the profile has them, among the extras; not shown")
        )
    return (
        msg("Fields of the passport: beside the title")
        if top
        else msg("Fields of the passport: among the extras")
    )


def _record(one: Looked, settings: Settings) -> dict[str, Any]:
    probed = one.probed
    return {
        **_config(one.config),
        "exit": int(one.exit_code),
        "token": None if one.token is None else settings.say(one.token),
        "found": None if probed is None else _found(probed),
        "problems": [problem_record(each, settings.language) for each in one.problems],
    }


def _found(probed: Probed) -> dict[str, Any]:
    can = probed.abilities
    return {
        "version": ".".join(map(str, can.version)) or None,
        "title": probed.status.title,
        "package_revise": can.revise,
        "fields": str(can.fields),
        "fields_told": probed.schema.fields is not None,
        "required": None if probed.schema.known is None else sorted(can.required),
        "limit": can.limit,
        "datastore": can.datastore,
        "groups": sorted(can.groups),
        "holder": str(probed.holder),
        "organizations": [
            {"id": one.id, "name": one.name, "title": one.title} for one in probed.organizations
        ],
    }


def show_added(added: Added, settings: Settings) -> None:
    """The answer of ``portal add`` and ``portal token``."""
    config = added.looked.config
    if settings.json:
        record = _record(added.looked, settings)
        kept = {"written": added.written, "table": added.table or None, "token_kept": added.kept}
        print_json(record | kept | {"variable": variable_name(config.name)})
        return
    _show_look(added.looked, settings)
    if added.table:
        tell("")
        for row in added.table.splitlines():
            tell(row)
        tell("")
    if settings.quiet and added.unkept is None:
        return
    for line in _next(added):
        talk(settings.say(line))


def _next(added: Added) -> Iterator[Message]:
    config = added.looked.config
    if added.table:
        yield (
            msg("The portal stands in opendata.toml.")
            if added.written
            else msg("This would be written into opendata.toml; nothing was written.")
        )
    if added.kept:
        yield msg("The token is in the keyring of this computer.")
    if added.unkept is not None or added.looked.probed is None or added.looked.token is None:
        if added.unkept is not None:
            yield msg("The token could not be put into the keyring.")
        yield msg("Give the token in the variable {name}", name=variable_name(config.name))
    if added.written:
        yield msg("Then: opendata publish DATASET --portal {name} --dry-run", name=config.name)


def show_removed(removed: Removed, settings: Settings) -> None:
    """The answer of ``portal remove``."""
    config = removed.config
    if settings.json:
        print_json(
            {
                **_config(config),
                "token_forgotten": removed.forgotten,
                "variable": removed.variable,
                "datasets": list(removed.datasets),
            }
        )
        return
    say = settings.say
    tell(
        say(
            msg("The token of «{name}» was taken out of the keyring.", name=config.name)
            if removed.forgotten
            else msg("The keyring has no token of «{name}».", name=config.name)
        )
    )
    for line in _stays(removed):
        talk(say(line))


def _stays(removed: Removed) -> Iterator[Message]:
    name = removed.config.name
    if removed.variable is not None:
        yield msg("The variable {name} still has one.", name=removed.variable)
    yield msg(
        "The token itself is still valid: delete it on your page on the portal, if nobody needs it."
    )
    yield msg(
        "In opendata.toml [portals.{name}] stays, and runs still go there: delete it to end that.",
        name=name,
    )
    if removed.datasets:
        names = ", ".join(removed.datasets)
        yield msg("Datasets that name the portal in their descriptors: {names}", names=names)
    yield msg("What was published on the portal stays there, and what the journal says of it too.")
