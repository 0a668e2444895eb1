"""Text out of documents and recognition, against libraries that take out the text alone.

Everything is measured in one process and on one core, in pairs that follow each other, but for
:func:`measure_cores`. Both sides get the bytes of the same documents, and both must find the text.
"""

from __future__ import annotations

import io
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from opendata.collect.walk import FoundFile, find_files
from scripts.benchmarks import documents
from scripts.benchmarks.documents import SIGNATORY, MadeAct

Task = Callable[[bytes], object]


@dataclass(frozen=True)
class Figures:
    """``ratio`` says how many times as many documents a second we read; the rest are those.

    Medians over pairs. ``text`` is ours without recognition.
    """

    ratio: float
    ours: float
    text: float
    theirs: float
    documents: int


@dataclass(frozen=True)
class Cores:
    """Documents a second with one process and with two, their start included; medians."""

    ratio: float
    one: float
    two: float
    documents: int


def measure_docx(count: int, rounds: int) -> Figures:
    """Our text and recognition, against python-docx’s text of paragraphs and tables."""
    return _measure(documents.docx, with_python_docx, count, rounds)


def measure_pdf(count: int, rounds: int) -> Figures:
    """Our text and recognition, against the text alone by PDFium, which ours comes from too."""
    return _measure(documents.pdf, with_pdfium, count, rounds)


def measure_cores(count: int, rounds: int) -> Cores:
    """Half DOCX and half PDF, read, kept and recognised as a collection does it."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "documents"
        folder.mkdir()
        for n in range(count):
            act = documents.make_act(n)
            data, ending = (documents.docx(act), "docx") if n % 2 else (documents.pdf(act), "pdf")
            (folder / f"{n}.{ending}").write_bytes(data)
        files, _ = find_files(folder, root)
        # What is kept is written by the first reader alone: let that be neither of the two.
        _read_many(files, root, 2)
        pairs = [[_read_many(files, root, n) for n in (1, 2)] for _ in range(rounds)]
    return Cores(
        ratio=statistics.median(one / two for one, two in pairs),
        one=count / statistics.median(one for one, _ in pairs),
        two=count / statistics.median(two for _, two in pairs),
        documents=count,
    )


def with_python_docx(data: bytes) -> str:
    """The text of paragraphs and of the cells of tables, as its documentation teaches."""
    import docx

    document = docx.Document(io.BytesIO(data))
    parts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        parts += ["\t".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(parts)


def with_pdfium(data: bytes) -> str:
    """The text of all pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    parts = []
    for page in document:
        textpage = page.get_textpage()
        parts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return "\n".join(parts)


def our_text(data: bytes) -> str:
    """The text as the product takes it out."""
    from opendata.acts.text import read_text

    return read_text(data, "document").text


def with_ours(data: bytes) -> object:
    """The text, and what it says of itself."""
    from opendata.acts.recognise import recognise

    return recognise(our_text(data), "")


def _measure(
    make: Callable[[MadeAct], bytes], theirs: Callable[[bytes], str], count: int, rounds: int
) -> Figures:
    acts = [documents.make_act(n) for n in range(count)]
    files = [make(act) for act in acts]
    for act, data in zip(acts, files, strict=True):
        _check(act, data, theirs(data))
    tasks = (theirs, with_ours, our_text)
    times = [[_seconds(task, files) for task in tasks] for _ in range(rounds)]
    return Figures(
        ratio=statistics.median(other / mine for other, mine, _ in times),
        ours=count / statistics.median(mine for _, mine, _ in times),
        text=count / statistics.median(text for _, _, text in times),
        theirs=count / statistics.median(other for other, _, _ in times),
        documents=count,
    )


def _check(act: MadeAct, data: bytes, other: str) -> None:
    """Nobody is fast by leaving out: both have the last item, the table and the signature."""
    from opendata.acts.recognise import recognise

    ours = our_text(data)
    for text in (ours, other):
        plain = "".join(text.split())
        for part in (act.points[-1], act.table[-1][-1], SIGNATORY[1]):
            if "".join(part.split()) not in plain:
                raise SystemExit(f"a reader lost {part!r} of act {act.number}")
    found = recognise(ours, "")
    read = tuple(one.value if one else None for one in (found.number, found.date, found.title))
    if read != (act.number, act.date, act.title):
        raise SystemExit(f"act {act.number} was read as {read}")


def _seconds(task: Task, files: Sequence[bytes]) -> float:
    # Time of the processor, not of the clock: what else runs on the machine is not counted.
    start = time.process_time()
    for data in files:
        task(data)
    return time.process_time() - start


def _read_many(files: Sequence[FoundFile], root: Path, workers: int) -> float:
    from opendata.collect.batch import Outcome
    from opendata.collect.readers import read_many
    from opendata.journal.objects import ObjectStore

    start = time.perf_counter()
    found = [result.outcome for _, result in read_many(files, ObjectStore(root / "kept"), workers)]
    seconds = time.perf_counter() - start
    if found != [Outcome.READ] * len(files):
        raise SystemExit("a document was not read")
    return seconds
