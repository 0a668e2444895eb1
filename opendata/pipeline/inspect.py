"""``opendata inspect PATH…``: what the recogniser reads in documents, wherever they lie.

No workspace is needed, and nothing is written: neither the bytes nor what was read of them is kept.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from pathlib import Path

from opendata.acts.act import Act, Remark
from opendata.acts.evidence import evidence_line
from opendata.acts.plausible import as_of
from opendata.acts.recognise import recognise
from opendata.acts.remarks import doubt, problem_of
from opendata.acts.text import read_text
from opendata.budget.form import Form
from opendata.collect.batch import Outcome
from opendata.collect.readers import read_many
from opendata.collect.reading import ReadDocument, described, guarded
from opendata.collect.walk import FoundFile, find_file, find_files
from opendata.financials.statement import Statement
from opendata.journal.objects import ObjectStore
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.votes.voting import Voting

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was seen of one document, or of one place that could not be looked into.

    ``path`` is as it was asked for, with forward slashes; ``file`` opens it, and ``sha256`` is of
    its bytes: both are None where there was nothing to read. ``act`` is None where no text was
    read. ``lines`` are the lines of the text that the fields were read from, by name, and those of
    the references as ``references.0`` …; ``text`` is all of it, if that was asked for.
    ``incomplete`` says that there is something here that was not read. ``forms`` are the budget
    passports, and the reports on them, of a workbook, which is no act; ``statements`` the financial
    ones, and ``votings`` those of an export of a voting system, which are none either.
    """

    path: str
    sha256: str | None = None
    file: Path | None = None
    act: Act | None = None
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)
    text: str | None = None
    incomplete: bool = False
    forms: tuple[Form, ...] = ()
    votings: tuple[Voting, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenDocument(ReadDocument):
    """What reading brought, with the lines that the fields were read from, the text, and what is
    no act.
    """

    lines: Mapping[str, str] = field(default_factory=dict)
    text: str | None = None
    forms: tuple[Form, ...] = ()
    votings: tuple[Voting, ...] = ()
    statements: tuple[Statement, ...] = ()


def inspect(
    paths: Sequence[str],
    today: date,
    *,
    progress: Progress,
    with_text: bool = False,
    workers: int | None = None,
) -> Iterator[Inspected]:
    """Each document once, in the order of ``paths``; the documents of a folder by their paths.

    ``today`` is the day after which no act can be dated. ``progress(done, total)`` counts
    documents. They come as soon as all before them are there.

    :raises OpendataError: exit 2 where a path leads nowhere, before anything is read; exit 3 where
        there is no document at all.
    """
    found = _found(paths)
    files = [one for one in found if isinstance(one, FoundFile)]
    task = partial(see, today=today, with_text=with_text)
    return _in_order(found, read_many(files, None, workers, task=task), len(files), progress)


def see(
    file: FoundFile, _objects: ObjectStore | None, *, today: date, with_text: bool
) -> ReadDocument:
    """Read and recognise one document, as a process of its own does it; nothing is kept."""
    return guarded(file, lambda data: _see(file, data, today, with_text))


def _see(file: FoundFile, data: bytes, today: date, with_text: bool) -> ReadDocument:
    forms = _forms(data, file)
    if forms:
        return SeenDocument(Outcome.READ, "workbook", forms=forms)
    if statements := _statements(data, file):
        return SeenDocument(Outcome.READ, "workbook", statements=statements)
    if votings := _votings_of_data(data, file):
        return SeenDocument(Outcome.READ, "votes", votings=votings)
    from opendata.collect.votes_file import in_document

    document = read_text(data, file.path)
    if votings := in_document(data, document).votings:
        return SeenDocument(Outcome.READ, document.format, votings=votings)
    act = as_of(recognise(document.text, file.absolute.name), today)
    act = replace(act, remarks=tuple(_shown(one, document.text) for one in act.remarks))
    reading = described(data, document, act)
    return SeenDocument(
        **{part.name: getattr(reading, part.name) for part in fields(reading)},
        lines=dict(_lines(act, document.text)),
        text=document.text if with_text else None,
    )


def _forms(data: bytes, file: FoundFile) -> tuple[Form, ...]:
    """The forms of a workbook; none in other files, nor in one that cannot be opened, of which the
    reader of documents tells.
    """
    from opendata.collect.budget_forms import forms_in, is_workbook

    if not is_workbook(data):
        return ()
    try:
        return forms_in(data, Place(file=file.path))
    except OpendataError:
        return ()


def _statements(data: bytes, file: FoundFile) -> tuple[Statement, ...]:
    """The financial statements of a workbook; none in other files."""
    from opendata.collect.budget_forms import is_workbook
    from opendata.collect.financial_forms import statements_in

    if not is_workbook(data):
        return ()
    try:
        return statements_in(data, Place(file=file.path))
    except OpendataError:
        return ()


def _votings_of_data(data: bytes, file: FoundFile) -> tuple[Voting, ...]:
    """The votings of a workbook or of JSON; other files are documents, and tell by their text."""
    from opendata.collect.budget_forms import is_workbook
    from opendata.collect.votes_file import is_csv, is_json, read_votings

    if not (is_workbook(data) or is_json(data) or is_csv(data, file.path)):
        return ()
    try:
        return read_votings(data, file.path).votings
    except OpendataError:
        return ()


def _lines(act: Act, text: str) -> Iterator[tuple[str, str]]:
    for name, one in act.readings().items():
        if one is not None:
            yield name, evidence_line(text, one.start, one.end)
    for at, reference in enumerate(act.references):
        yield f"references.{at}", evidence_line(text, reference.start, reference.end)


def _shown(remark: Remark, text: str) -> Remark:
    """The remark with the line that it is about, where it has no value of its own."""
    return replace(remark, found=remark.found or evidence_line(text, remark.start, remark.end))


def _found(paths: Sequence[str]) -> list[FoundFile | Problem]:
    """The files to read, and what cannot be read, in the order in which they will be told of."""
    paths = [one for path in paths for one in _expanded(path)]
    missing = [path for path in paths if not path or not Path(path).exists()]
    if missing:
        raise OpendataError(*_with_exit([_missing(path) for path in missing], Exit.USAGE))
    found: dict[str, FoundFile | Problem] = {}
    for path in paths:
        for key, one in _below(path) if Path(path).is_dir() else _at(path):
            found.setdefault(key, one)
    if not found:
        raise OpendataError(_nothing(paths), Exit.INCOMPLETE)
    return list(found.values())


def _expanded(path: str) -> list[str]:
    """What «*.docx» stands for, where no shell has said so: on Windows none does."""
    if Path(path).exists() or not glob.has_magic(path):
        return [path]
    return sorted(glob.glob(path)) or [path]  # noqa: PTH207 - the result keeps the form given


def _with_exit(problems: list[Problem], code: Exit) -> tuple[Problem, Exit, *tuple[Problem, ...]]:
    return problems[0], code, *problems[1:]


def _at(path: str) -> Iterator[tuple[str, FoundFile | Problem]]:
    yield os.path.abspath(path), find_file(Path(path), _slashes(path))  # noqa: PTH100 - «..» goes


def _below(path: str) -> Iterator[tuple[str, FoundFile | Problem]]:
    """What lies in a folder, by its path; a place that could not be seen stands in its order."""
    folder = Path(path)
    start = _slashes(path).rstrip("/")
    files, problems = find_files(folder, folder)
    listed: list[tuple[str, str, FoundFile | Problem]] = []
    for file in files:
        # Not file.path, which is in composed Unicode: the path must open the file.
        shown = f"{start}/{file.absolute.relative_to(folder).as_posix()}"
        key = os.path.abspath(file.absolute)  # noqa: PTH100 - «..» goes
        listed.append((file.path, key, replace(file, path=shown)))
    for problem in problems:
        inside = problem.place.file or "."
        shown = start if inside == "." else f"{start}/{inside}"
        place = replace(problem.place, file=shown)
        listed.append((inside, f"{problem.code} {shown}", replace(problem, place=place)))
    for _, key, one in sorted(listed, key=lambda item: item[:2]):
        yield key, one


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")


def _in_order(
    found: Sequence[FoundFile | Problem],
    readings: Iterator[tuple[FoundFile, ReadDocument]],
    total: int,
    progress: Progress,
) -> Iterator[Inspected]:
    """Readings come as they are ready; they are held back until their turn comes."""
    ready: dict[FoundFile, ReadDocument] = {}
    done = 0
    with closing(readings):  # type: ignore[type-var]
        for one in found:
            if isinstance(one, Problem):
                yield Inspected(one.place.file or "", problems=(one,), incomplete=True)
                continue
            while one not in ready:
                file, reading = next(readings)
                ready[file] = reading
                done += 1
                progress(done, total)
            yield _inspected(one, ready.pop(one))


def _inspected(file: FoundFile, reading: ReadDocument) -> Inspected:
    place = Place(file=file.path)
    problems = [replace(reading.problem, place=place)] if reading.problem else []
    if reading.act is not None:
        problems += [problem_of(remark, place) for remark in reading.act.remarks]
        problems += [note] if (note := doubt(reading.act, place)) else []
    seen = reading if isinstance(reading, SeenDocument) else SeenDocument(reading.outcome, "")
    findings = [one for form in seen.forms for one in form.findings]
    findings += [one for statement in seen.statements for one in statement.findings]
    for finding in findings:
        where = replace(finding.problem.place, file=file.path)
        problems.append(replace(finding.problem, place=where))
    for problem in (one for voting in seen.votings for one in voting.problems):
        problems.append(replace(problem, place=replace(problem.place, file=file.path)))
    return Inspected(
        file.path,
        file.sha256,
        file.absolute,
        reading.act,
        tuple(problems),
        seen.lines,
        seen.text,
        incomplete=reading.outcome is Outcome.UNREADABLE,
        forms=seen.forms,
        votings=seen.votings,
        statements=seen.statements,
    )


def _missing(path: str) -> Problem:
    return Problem(
        "inspect-missing",
        msg("there is no such file or folder"),
        Place(file=path) if path else Place(),
        expected=msg("a document, or a folder of documents"),
        remedy=msg("Check the path; write one with blanks in quotes."),
    )


def _nothing(paths: Sequence[str]) -> Problem:
    return Problem(
        "inspect-nothing",
        msg("there are no documents here"),
        Place(file=", ".join(paths)),
        expected=msg("a document, or a folder of documents"),
        remedy=msg("Name a document, or a folder that holds some."),
    )
