"""A JSON or YAML file → the structures in it, whichever of the known forms it has."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from opendata.catalogue.lint.listing import Listing
from opendata.catalogue.lint.read_csvw import csvw_listings, is_csvw
from opendata.catalogue.lint.read_fields import field_listing
from opendata.messages import Message, msg
from opendata.problems import Place, Problem

Found = tuple[list[Listing], list[Problem]]


def json_listings(text: str, file: str, name: str) -> Found:
    """The structures in a JSON file; ``name`` is that of the resource where the file has none."""
    return _parsed(json.loads, text, file, name, msg("the file is not in the JSON format"))


def yaml_listings(text: str, file: str, name: str) -> Found:
    """The same of a YAML file."""
    return _parsed(_load_yaml, text, file, name, msg("the file is not in the YAML format"))


def _load_yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def _parsed(parse: Callable[[str], Any], text: str, file: str, name: str, what: Message) -> Found:
    try:
        content = parse(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        problem = Problem(
            "schema-unreadable",
            what,
            Place(file),
            str(error),
            msg("a structure that programs can read, in the UTF-8 encoding"),
            msg("Open the file in a text editor and mend the place named above."),
        )
        return [], [problem]
    return _listings(content, file, name)


def _listings(content: object, file: str, name: str) -> Found:
    if isinstance(content, dict):
        if isinstance(content.get("fields"), list):
            listing, problems = field_listing(content, Place(file), name)
            return [listing], problems or _empty(listing, file)
        if is_csvw(content):
            listings, problems = csvw_listings(content, file, name)
            return listings, problems + [p for one in listings for p in _empty(one, file)]
        if found := _of_package(content, file):
            return found
    return [], [_nothing(file)]


def _of_package(content: Mapping[str, Any], file: str) -> Found | None:
    """The schemas that stand in a Data Package itself; those in files of their own are not read."""
    resources = content.get("resources")
    listings: list[Listing] = []
    problems: list[Problem] = []
    for number, resource in enumerate(resources if isinstance(resources, list) else (), 1):
        schema = resource.get("schema") if isinstance(resource, dict) else None
        if isinstance(schema, dict) and isinstance(schema.get("fields"), list):
            place = Place(file, key=f"resources.{number}.schema")
            listing, faults = field_listing(schema, place, str(resource.get("name", "")))
            listings.append(listing)
            problems += faults
    return (listings, problems) if listings else None


def _empty(listing: Listing, file: str) -> list[Problem]:
    return [] if listing.columns else [_nothing(file)]


def _nothing(file: str) -> Problem:
    return Problem(
        "schema-no-columns",
        msg("there is no list of columns in the file"),
        Place(file),
        expected=msg("«fields» (Table Schema), or «tableSchema» with «columns» (CSVW)"),
        remedy=msg("Name a file that describes a table."),
    )
