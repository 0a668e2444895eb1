"""The decisions of a sheet → redacted copies, each screened again before it counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from opendata.acts.screened import NEWEST, screened
from opendata.acts.text import FORMATS, read_text
from opendata.clock import day
from opendata.collect.redacted import RedactedCopy
from opendata.collect.walk import FoundFile, relative, unreadable
from opendata.journal.files import write_atomically
from opendata.journal.journal import Step
from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.pipeline.record import run_name
from opendata.pipeline.redact_copies import copies_of, file_of
from opendata.pipeline.redact_findings import changed, put_off, still_there
from opendata.pipeline.redact_waivers import add_waivers
from opendata.pipeline.sources import path_of
from opendata.pipeline.watch import Watcher
from opendata.privacy.finding import Grade
from opendata.privacy.hit import Hit
from opendata.privacy.waivers import Waiver, by_finding
from opendata.problems import OpendataError, Problem
from opendata.redact.engine import redacted
from opendata.redact.proposals import form_of, proposals
from opendata.redact.replacement import Copy
from opendata.review.redactions.decide import Decision, by_document, decide, torn
from opendata.review.redactions.read import Row
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class Work:
    """What a run works with: the ``sheet``, the moment, and who decides."""

    house: House
    dataset: Dataset
    sheet: Path
    now: datetime
    by: str
    watch: Watcher


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a sheet: ``copies`` made now, ``same`` as before, documents that wait for a
    decision (``put_off``), ``waivers`` written, findings ``replaced``, copies ``refused``.
    """

    file: str
    by: str
    copies: tuple[str, ...] = ()
    same: int = 0
    put_off: int = 0
    waivers: int = 0
    replaced: int = 0
    refused: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Account:
    copies: list[str] = field(default_factory=list)
    same: int = 0
    put_off: int = 0
    waivers: int = 0
    replaced: int = 0
    refused: int = 0
    problems: list[Problem] = field(default_factory=list)


def apply_sheet(
    work: Work, sheet: bytes, rows: Sequence[Row], files: Sequence[FoundFile]
) -> Applied:
    """Do what ``rows`` say of the documents ``files``: document by document, so that a run that was
    killed is continued by the next one.

    For each the original goes into its store, the copy into its folder, and then the journal says
    that it holds; nobody asks for a copy of which the journal does not know.
    """
    account = _Account()
    code = work.house.originals.put(sheet, check=True)
    here = {one.sha256: one for one in reversed(files)}
    documents = by_document(row for row in rows if row.whole)
    account.problems += [torn(row) for row in rows if not row.whole]
    with work.watch.task(msg("Making the copies")) as progress:
        for done, (sha256, own) in enumerate(documents.items(), 1):
            file = here.get(sha256)
            if file is None:
                account.problems.append(changed(own[0].path))
            else:
                _document(work, code, own, file, account)
            progress(done, len(documents))
    return Applied(
        work.sheet.name,
        work.by,
        tuple(account.copies),
        account.same,
        account.put_off,
        account.waivers,
        account.replaced,
        account.refused,
        tuple(account.problems),
    )


def _document(
    work: Work, sheet: str, rows: Sequence[Row], file: FoundFile, account: _Account
) -> None:
    try:
        data = file.absolute.read_bytes()
        if hashlib.sha256(data).hexdigest() != file.sha256:
            account.problems.append(changed(file.path))
            return
        form = form_of(data, file.path)
        hits = [one.hit for one in proposals(data, form, file.path, NEWEST)]
        known = by_finding(work.house.workspace.waivers)
        decision = decide(rows, hits, known, day(work.now))
        if not isinstance(decision, Decision):
            account.problems += decision
        elif decision.waits:
            account.put_off += 1
            if decision.choice.go or decision.choice.stay:
                account.problems.append(put_off(file.path, decision.waits))
        elif decision.makes:
            copy = redacted(data, form, file.path, decision.choice, NEWEST)
            _keep(work, sheet, decision, file, data, copy, account)
        else:
            account.waivers += _waive(work, decision, hits, file.sha256)
    except OSError:
        account.problems.append(unreadable(file.path))
    except OpendataError as error:
        account.refused += error.problem.code == "redact-left"
        account.problems.append(error.problem)


def _keep(
    work: Work,
    sheet: str,
    decision: Decision,
    file: FoundFile,
    data: bytes,
    copy: Copy,
    account: _Account,
) -> None:
    """Screen the copy, and if it passes let it hold."""
    house, root = work.house, work.house.workspace.root
    left = _screened(copy, file.path)
    bad = [one for one in left if _forbidden(one, decision)]
    if bad:
        account.refused += 1
        places = ", ".join(dict.fromkeys(f"{one.kind}: {one.masked}" for one in bad))
        account.problems.append(still_there(file.path, places))
        return
    sha256 = hashlib.sha256(copy.data).hexdigest()
    account.waivers += _waive(work, decision, left, sha256)
    copies = copies_of(house.journal, house.workspace, work.dataset)
    target = _place(work, file, copy, list(copies.values()))
    made = RedactedCopy(
        file.sha256,
        sha256,
        file.path,
        relative(target, root),
        copy.format,
        form_of(data, file.path),
        {str(kind): count for kind, count in copy.replaced.items()},
        work.by,
    )
    house.originals.put(data, file.sha256, check=True)
    write_atomically(target, copy.data, durable=True)
    before = copies.get(file.sha256)
    if before is not None and (before.copy, before.file) == (made.copy, made.file):
        account.same += 1
        return
    house.journal.record(
        work.now, run_name(work.now), Step.REDACTED, work.dataset.name, made.facts(sheet)
    )
    account.copies.append(made.file)
    account.replaced += copy.total


def _screened(copy: Copy, name: str) -> tuple[Hit, ...]:
    """What the gate will find in the copy."""
    text = read_text(copy.data, name).text if copy.format in FORMATS else ""
    return screened(copy.data, copy.format, name, text)


def _forbidden(hit: Hit, decision: Decision) -> bool:
    choice = decision.choice
    if hit.fingerprint in choice.go:
        return True
    return hit.grade is Grade.BLOCK and hit.fingerprint not in choice.stay


def _place(work: Work, file: FoundFile, copy: Copy, copies: Sequence[RedactedCopy]) -> Path:
    """Where the copy is put; a name that is taken by the copy of another document gets a sign."""
    dataset, root = work.dataset, work.house.workspace.root
    source = dataset.documents if dataset.collector is None else dataset.collector
    folder = dataset.folder if source is None else path_of(dataset, source.path)
    target = file_of(dataset, folder, file.absolute, copy.format)
    taken = {one.file for one in copies if one.original != file.sha256}
    if relative(target, root) not in taken:
        return target
    return target.with_name(f"{target.stem}-{file.sha256[:8]}{target.suffix}")


def _waive(work: Work, decision: Decision, hits: Sequence[Hit], holder: str) -> int:
    return add_waivers(work.house.workspace.root, list(_waivers(decision, hits, holder)))


def _waivers(decision: Decision, hits: Sequence[Hit], holder: str) -> Iterator[Waiver]:
    """Lines for the findings that stay, named by the document in which they are published."""
    left = {one.fingerprint: one for one in decision.left}
    for hit in hits:
        one = left.get(hit.fingerprint)
        if one is not None and hit.grade is Grade.BLOCK:
            yield one.waiver(hit, holder)
