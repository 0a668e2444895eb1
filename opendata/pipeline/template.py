"""``opendata template``: the workbooks in which tables are filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from opendata.catalogue.editions import edition as edition_of
from opendata.catalogue.requirement import Requirement
from opendata.catalogue.requirements import requirement
from opendata.catalogue.schema import TableSchema, read_schema
from opendata.catalogue.tables import LATEST, OWN, editions, find_table, groups, table
from opendata.catalogue.template.book import template
from opendata.journal.files import write_atomically
from opendata.messages import Language, msg
from opendata.problems import Exit, OpendataError, Place, Problem

ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Made:
    """A template that was written, and the structure it is of."""

    path: Path
    schema: TableSchema


def make_template(name: str, edition: str, language: Language, target: Path | None) -> Made:
    """Write the template of the table ``name``: its key, the name of its resource, or a file.

    ``edition`` is the latest one if empty, ``target`` the name of the resource in the current
    folder if None. A file that is there is not written over.

    :raises OpendataError: ``schema-unknown``, ``schema-ambiguous``, exit 4; ``template-edition``,
        ``template-output``, ``template-exists``, exit 2.
    """
    if target is not None and target.suffix.lower() != ENDING:
        raise OpendataError(_no_workbook(target), Exit.USAGE)
    path = Path(name)
    own = path if path.suffix.lower() == ".json" and path.is_file() else None
    schema = read_schema(own) if own else find_table(name, known_edition(edition))
    made = Made(target or Path(f"{schema.name}{ENDING}"), schema)
    write_templates([made], language, path.as_posix() if own else "")
    return made


def make_templates(key: str, edition: str, language: Language, folder: Path) -> tuple[Made, ...]:
    """Write the templates of every table of the requirement ``key`` into ``folder``.

    :raises OpendataError: ``requirement-unknown``, exit 4; ``requirement-without-table``,
        ``template-edition``, ``template-exists``, exit 2: nothing is written then.
    """
    made = templates_of(requirement(key), edition, folder)
    write_templates(made, language)
    return made


def templates_of(wanted: Requirement, edition: str, folder: Path) -> tuple[Made, ...]:
    """What :func:`write_templates` would write for ``wanted``: nothing is written yet.

    ``edition`` is the latest one that has tables if empty. A template has the name of its resource,
    or the key where two have one name.

    :raises OpendataError: ``requirement-without-table``, ``template-edition``, exit 2.
    """
    chosen = known_edition(edition) if edition else _latest_with_tables(wanted)
    schemas = [table(key, chosen) for key in wanted.tables_of(chosen)]
    if not schemas:
        raise OpendataError(_no_tables(wanted, edition), Exit.USAGE)
    often = Counter(schema.name.casefold() for schema in schemas)
    return tuple(
        Made(folder / f"{one.name if often[one.name.casefold()] == 1 else one.key}{ENDING}", one)
        for one in schemas
    )


def write_templates(
    wanted: Sequence[Made], language: Language, schema_file: str = "", *, keep: bool = False
) -> tuple[Path, ...]:
    """Write the templates ``wanted``, and return the files written.

    ``schema_file`` is named in the command that checks, for a structure that does not ship. With
    ``keep`` a file that is there stays as it is; without it nothing at all is written.

    :raises OpendataError: ``template-exists``, exit 2.
    """
    there = [one.path for one in wanted if one.path.exists()]
    if there and not keep:
        problems = [_exists(path) for path in there]
        raise OpendataError(problems[0], Exit.USAGE, *problems[1:])
    new = [one for one in wanted if one.path not in there]
    for one in new:
        command = check_command(one, schema_file)
        status = _status(one.schema, language)
        write_atomically(one.path, template(one.schema, command, status, language))
    return tuple(one.path for one in new)


def check_command(made: Made, schema_file: str = "", folder: str = "") -> str:
    """The command that checks the filled-in template; ``folder`` is where it lies from here."""
    name = f"{folder}/{made.path.name}" if folder else made.path.name
    words = ["opendata validate", _quoted(name), "--schema"]
    words.append(_quoted(schema_file) if schema_file else made.schema.key)
    # A table of opendata's own is found by its key: no edition has that.
    if not schema_file and made.schema.edition not in (LATEST, OWN):
        words += ["--edition", made.schema.edition]
    return " ".join(words)


def known_edition(edition: str) -> str:
    """``edition``, or the latest if it is empty; ``own`` for the tables of opendata's own.

    :raises OpendataError: ``template-edition``, exit 2, if there is none of this name.
    """
    if not edition or edition in groups():
        return edition or LATEST
    problem = Problem(
        "template-edition",
        msg("there is no such edition of the recommendations"),
        found=edition,
        expected=msg("one of: {names}", names=", ".join(groups())),
        remedy=msg("Name one of these after --edition, or leave the option out."),
    )
    raise OpendataError(problem, Exit.USAGE)


def _latest_with_tables(wanted: Requirement) -> str:
    return next((one for one in editions() if wanted.tables_of(one)), LATEST)


def _status(schema: TableSchema, language: Language) -> str:
    """What is known of the edition of ``schema``; nothing for a structure of the council's own."""
    try:
        return edition_of(schema.edition).structures.put(language)
    except KeyError:
        return ""


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _exists(path: Path) -> Problem:
    return Problem(
        "template-exists",
        msg("this file is there already; it is not written over"),
        Place(file=str(path)),
        remedy=msg("Name another file, or move this one away."),
    )


def _no_workbook(target: Path) -> Problem:
    return Problem(
        "template-output",
        msg("a template is a workbook of Excel"),
        found=str(target),
        expected=msg("a name that ends with .xlsx"),
        remedy=msg("Write it like this: {example}", example="--output table.xlsx"),
    )


def _no_tables(wanted: Requirement, edition: str) -> Problem:
    others = _names(one for one in editions() if wanted.tables_of(one))
    if edition and others:
        return Problem(
            "requirement-without-table",
            msg("this edition has no table for the requirement"),
            found=f"{wanted.key}, {edition}",
            expected=msg("one of: {names}", names=others),
            remedy=msg("Name one of these after --edition, or leave the option out."),
        )
    return Problem(
        "requirement-without-table",
        msg("no edition recommends a table for this requirement, so there is nothing to fill in"),
        found=wanted.key,
        expected=msg("a requirement with a table"),
        remedy=msg("Which have one is listed in docs/requirements.md."),
    )


def _names(found: Iterable[str]) -> str:
    return ", ".join(found)
