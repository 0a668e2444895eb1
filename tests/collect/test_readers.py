"""Many documents at once, some of which hang or kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from opendata.collect.batch import Outcome
from opendata.collect.readers import read_many
from opendata.collect.reading import ReadDocument
from opendata.collect.walk import FoundFile
from opendata.journal.objects import ObjectStore


def naughty(found: FoundFile, objects: ObjectStore) -> ReadDocument:
    """Stands in for a reader: what it does is written in the path."""
    if "kill" in found.path:
        os._exit(3)
    if "hang" in found.path:
        time.sleep(60)
    return ReadDocument(Outcome.READ, str(os.getpid()))


def found(path: str) -> FoundFile:
    return FoundFile(path, path, "0" * 64, 1)


def test_killers_and_hangers_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    paths = ["a", "kill-1", "b", "hang", "c", "kill-2", "d", "e"]
    results = {
        file.path: result
        for file, result in read_many(
            [found(path) for path in paths],
            ObjectStore(tmp_path),
            2,
            task=naughty,
            time_limit=8,  # a busy machine needs seconds to start a process
        )
    }
    assert sorted(results) == sorted(paths)
    codes = {path: result.problem.code for path, result in results.items() if result.problem}
    assert codes == {
        "kill-1": "document-crash",
        "kill-2": "document-crash",
        "hang": "document-slow",
    }
    assert str(os.getpid()) not in {results[path].format for path in ("a", "b", "c", "d", "e")}


def test_a_few_documents_that_python_reads_are_read_here(tmp_path: Path) -> None:
    files = [found("a.docx"), found("b.TXT")]
    results = dict(read_many(files, ObjectStore(tmp_path), task=naughty))
    assert {result.format for result in results.values()} == {str(os.getpid())}


def test_even_one_pdf_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    results = dict(read_many([found("kill.pdf")], ObjectStore(tmp_path), task=naughty))
    (result,) = results.values()
    assert result.problem is not None
    assert result.problem.code == "document-crash"


def test_leaving_early_leaves_no_process_behind(tmp_path: Path) -> None:
    import multiprocessing

    before = set(multiprocessing.active_children())
    reading = read_many([found(f"{i}") for i in range(20)], ObjectStore(tmp_path), 2, task=naughty)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert set(multiprocessing.active_children()) <= before


def signals(found: FoundFile, objects: ObjectStore) -> ReadDocument:
    """What a worker, and a tool that it starts, make of Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)
    code = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    tool = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ReadDocument(Outcome.READ, tool.stdout.strip())


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT cannot be sent to one process there")
def test_workers_do_not_hear_ctrl_c_but_their_tools_do(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    results = dict(read_many([found("a.pdf")], ObjectStore(tmp_path), task=signals))
    assert [result.format for result in results.values()] == ["True"]
    assert signal.getsignal(signal.SIGINT) is before


def test_workers_can_be_started_from_any_thread(tmp_path: Path) -> None:
    results: list[ReadDocument] = []

    def read() -> None:
        results.extend(
            dict(read_many([found("a.pdf")], ObjectStore(tmp_path), task=naughty)).values()
        )

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert [result.outcome for result in results] == [Outcome.READ]
