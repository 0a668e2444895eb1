"""Reading a workspace from disk, with errors that name the file, the key and the remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from opendata.catalogue.requirement_keys import requirement_keys, unknown_requirement
from opendata.catalogue.schema import TableSchema, read_schema
from opendata.catalogue.tables import OWN, keys_of, table_paths
from opendata.messages import Message, language_of, msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.codes import wrong_code
from opendata.workspace.conform import conform
from opendata.workspace.exemptions import read_exemptions, read_order
from opendata.workspace.feeds import read_feeds
from opendata.workspace.find import SETTINGS, find_workspace
from opendata.workspace.parse import read_toml, read_yaml
from opendata.workspace.portals import read_portals
from opendata.workspace.public_keys import read_keys
from opendata.workspace.sync import read_sync, refuse_passwords
from opendata.workspace.waivers import read_waivers
from opendata.workspace.workspace import (
    Body,
    CollectorSource,
    Contact,
    Council,
    Dataset,
    DocumentsSource,
    PortalConfig,
    RegisterSource,
    TableSource,
    Workspace,
)

__all__ = ["SETTINGS", "find_workspace", "read_workspace"]

DESCRIPTOR = "datapackage.yaml"
ACTS = ("рішення ради", "рішення виконавчого комітету", "розпорядження голови")
"""The kinds whose bodies opendata.toml has to name; drafts, minutes and opinions are the council's.
"""
FIRST_PUBLISHED = "=first-published"
"""The default of a column that holds the day of the first release that had the row."""


def read_workspace(root: Path) -> Workspace:
    """The workspace in ``root``; every fault of its files is reported at once.

    :raises OpendataError: exit 4; one problem for each fault.
    """
    root = root.resolve()
    settings = read_toml(root / SETTINGS, SETTINGS)
    refuse_passwords(settings)
    conform(settings, "workspace", SETTINGS)
    portals = read_portals(settings["portals"], root)
    council = _council(settings["council"])
    return Workspace(
        root=root,
        language=language_of(settings.get("language")) or "uk",
        council=council,
        datasets=_datasets(root, council, portals),
        portals=portals,
        sync=read_sync(settings.get("sync", {})),
        keys=read_keys(settings.get("signing", {})),
        exemptions=read_exemptions(settings.get("requirements", {})),
        waivers=read_waivers(root),
        activity_template=settings.get("reports", {}).get("activity_template"),
    )


def _council(one: Mapping[str, Any]) -> Council:
    contact = one["contact"]
    codes = {"council.edrpou": one["edrpou"]} | {
        f'council.bodies."{kind}".edrpou': body["edrpou"]
        for kind, body in one["bodies"].items()
        if "edrpou" in body
    }
    _check_codes(codes)
    return Council(
        name=one["name"],
        edrpou=one["edrpou"],
        katottg=one["katottg"],
        site=one["site"].rstrip("/"),
        contact=Contact(contact["name"], contact["email"], contact.get("phone")),
        bodies={kind: Body(b["name"], b.get("edrpou")) for kind, b in one["bodies"].items()},
        order=read_order(one["order"]) if "order" in one else None,
    )


def _check_codes(codes: Mapping[str, str]) -> None:
    wrong = [
        fault for key, code in codes.items() for fault in wrong_code(code, Place(SETTINGS, key=key))
    ]
    if wrong:
        raise OpendataError(wrong[0], Exit.CONFIGURATION, *wrong[1:])


def _datasets(
    root: Path, council: Council, portals: Mapping[str, PortalConfig]
) -> dict[str, Dataset]:
    """The datasets that have a descriptor, by name, in the order of their folders."""
    folder = root / "datasets"
    found = sorted(folder.glob(f"*/{DESCRIPTOR}")) if folder.is_dir() else []
    datasets = [_dataset(root, path, council, portals) for path in found]
    return {dataset.name: dataset for dataset in datasets}


def _dataset(
    root: Path, path: Path, council: Council, portals: Mapping[str, PortalConfig]
) -> Dataset:
    shown = path.relative_to(root).as_posix()
    descriptor = read_yaml(path, shown)
    conform(descriptor, "dataset", shown)
    own = descriptor["opendata"]
    _check_name(descriptor["name"], path, shown)
    _check_requirement(own.get("requirement", ""), shown)
    named = own.get("portals", list(portals))
    _check_portals(named, shown, portals)
    _check_bodies(own.get("kinds", []), shown, council)
    documents = own["sources"].get("documents")
    register = own["sources"].get("register")
    tables = _tables(root, own, shown)
    collector = _collector(root, own, shown)
    every = tuple(one.schema for one in tables) if collector is None else collector.schemas
    schema = every[0] if every else _schema(root, own["edition"], own["table"], shown)
    _check_names(every, shown)
    _check_defaults(own.get("defaults", {}), shown, every or (schema,))
    return Dataset(
        name=descriptor["name"],
        title=descriptor["title"],
        description=descriptor["description"],
        keywords=tuple(descriptor["keywords"]),
        purpose=own["purpose"],
        update=own["update"],
        requirement=own.get("requirement", ""),
        edition=own["edition"],
        schema=schema,
        folder=path.parent,
        documents=DocumentsSource(documents["path"]) if documents else None,
        register=_register(register) if register else None,
        kinds=tuple(own.get("kinds", ())),
        defaults=dict(own.get("defaults", {})),
        max_removals=float(own.get("max_removals", 0.1)),
        portals=tuple(named),
        descriptor=descriptor,
        tables=tables,
        collector=collector,
    )


def _tables(root: Path, own: Mapping[str, Any], shown: str) -> tuple[TableSource, ...]:
    """The tables that the clerk fills in, in the order of the file."""
    sources = own["sources"].get("tables", {})
    return tuple(
        TableSource(
            _schema(root, own["edition"], key, shown, f"opendata.sources.tables.{key}"),
            one["path"],
            one.get("sheet"),
        )
        for key, one in sources.items()
    )


def _collector(root: Path, own: Mapping[str, Any], shown: str) -> CollectorSource | None:
    kind = own["sources"].get("collector")
    if kind is None:
        return None
    schemas = tuple(
        _schema(root, own["edition"], key, shown, "opendata.tables") for key in own["tables"]
    )
    sources = own["sources"]
    feeds = read_feeds(sources.get("feeds", {}))
    return CollectorSource(kind, sources.get("files", {}).get("path", ""), schemas, feeds)


def _check_names(schemas: Sequence[TableSchema], shown: str) -> None:
    """Two tables of one set may not have one name: their files would be one."""
    names = [schema.name for schema in schemas]
    twice = next((schema for schema in schemas if names.count(schema.name) > 1), None)
    if twice is None:
        return
    keys = [schema.key for schema in schemas if schema.name == twice.name]
    problem = Problem(
        "dataset-table-twice",
        msg("two tables of the dataset have the same name, «{name}»", name=twice.name),
        Place(shown, key="opendata.sources.tables"),
        found=", ".join(keys),
        remedy=msg("Make two datasets of them, one for each table."),
    )
    raise OpendataError(problem, Exit.CONFIGURATION)


def _register(one: Mapping[str, Any]) -> RegisterSource:
    return RegisterSource(one["path"], one.get("sheet"), dict(one.get("columns", {})))


def _check_name(name: str, path: Path, shown: str) -> None:
    if name != path.parent.name:
        problem = Problem(
            "dataset-name",
            msg("the name of the dataset is not the name of its folder"),
            Place(shown, key="name"),
            found=name,
            expected=msg("{name}", name=path.parent.name),
            remedy=msg("Rename the folder or write its name in the key «name»."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION)


def _check_requirement(key: str, shown: str) -> None:
    """Without a key the set is one that Resolution 835 does not ask for."""
    if key and key not in requirement_keys():
        problem = unknown_requirement(key, Place(shown, key="opendata.requirement"))
        raise OpendataError(problem, Exit.CONFIGURATION)


def _check_portals(names: list[str], shown: str, portals: Mapping[str, PortalConfig]) -> None:
    for name in names:
        if name not in portals:
            problem = Problem(
                "dataset-portal",
                msg("the dataset goes to a portal that opendata.toml does not name"),
                Place(shown, key="opendata.portals"),
                found=name,
                expected=msg("one of: {names}", names=", ".join(portals)),
                remedy=msg(
                    "Correct the name, or add [portals.{name}] to opendata.toml.", name=name
                ),
            )
            raise OpendataError(problem, Exit.CONFIGURATION)


def _check_bodies(kinds: list[str], shown: str, council: Council) -> None:
    """Each kind of act needs the body that issues it: it is the publisher in the table."""
    for kind in kinds:
        if kind in ACTS and kind not in council.bodies:
            problem = Problem(
                "dataset-body",
                msg("opendata.toml does not say which body issues this kind of acts"),
                Place(shown, key="opendata.kinds"),
                found=kind,
                expected=msg("one of: {names}", names=", ".join(council.bodies)),
                remedy=msg(
                    'Add [council.bodies."{kind}"] with a name to opendata.toml.', kind=kind
                ),
            )
            raise OpendataError(problem, Exit.CONFIGURATION)


def _check_defaults(
    defaults: Mapping[str, str], shown: str, schemas: Sequence[TableSchema]
) -> None:
    """A slip in a default would leave the column empty without a word."""
    columns = tuple(dict.fromkeys(name for schema in schemas for name in schema.columns))
    rules = [f"={name}" for name in columns] + [FIRST_PUBLISHED]
    wrong = []
    for column, rule in defaults.items():
        place = Place(shown, key=f"opendata.defaults.{column}")
        if column not in columns:
            what = msg("a default is given for a column that the table does not have")
            wrong.append(_no_such(what, place, column, columns))
        elif rule.startswith("=") and rule not in rules:
            what = msg("the default takes its value from a column that the table does not have")
            wrong.append(_no_such(what, place, rule, rules))
    if wrong:
        raise OpendataError(wrong[0], Exit.CONFIGURATION, *wrong[1:])


def _no_such(what: Message, place: Place, found: str, known: Sequence[str]) -> Problem:
    close = get_close_matches(found, known, 1)
    return Problem(
        "dataset-default",
        what,
        place,
        found=found,
        expected=msg("one of: {names}", names=", ".join(known)),
        remedy=msg("Did you mean «{key}»?", key=close[0])
        if close
        else msg("Remove the key or correct its name."),
    )


def _shown(path: Path, root: Path) -> str:
    """The name of a file for people; one that ships with the program has its whole path."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _schema(
    root: Path, edition: str, table: str, shown: str, key: str = "opendata.table"
) -> TableSchema:
    path = _schema_path(root, edition, table, shown, key)
    return read_schema(path, _shown(path, root))


def _schema_path(root: Path, edition: str, table: str, shown: str, key: str) -> Path:
    """A workspace may bring a schema of its own; otherwise the shipped one is used.

    Where the edition has none of that name, it is one of the tables of opendata's own.
    """
    keys: tuple[str, ...] = ()
    known: list[str] = []
    for group in (edition, OWN):
        brought = root / "schemas" / group
        if (brought / f"{table}.json").is_file():
            return brought / f"{table}.json"
        keys = keys_of(table, group)
        if len(keys) == 1:
            return table_paths(group)[keys[0]]
        known += [*(p.stem for p in brought.glob("*.json")), *table_paths(group)]
        if keys:
            break
    known = list(keys) or sorted({*known})
    if not keys:
        known = get_close_matches(table, known, 8, 0.4) or known
    problem = Problem(
        "dataset-schema",
        msg("there is no structure of that name in this edition"),
        Place(shown, key=key),
        found=f"{edition}/{table}",
        expected=msg("one of: {names}", names=", ".join(known) or "–"),
        remedy=msg(
            "Correct «table» or «edition», or put the schema into schemas/{edition}/.",
            edition=edition,
        ),
    )
    raise OpendataError(problem, Exit.CONFIGURATION)
