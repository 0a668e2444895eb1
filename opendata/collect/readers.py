"""Reading many documents at once in processes that may hang or die without taking us along."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from opendata.collect.reading import ReadDocument, died, failed, hung, read_one
from opendata.collect.walk import FoundFile
from opendata.journal.objects import ObjectStore

FEW = 8
"""Below so many documents, starting processes takes longer than reading."""
TAME = frozenset({".docx", ".odt", ".txt", ".htm", ".html", ".xhtml", ".rtf"})
"""Endings of formats that Python reads. Others go through code that can hang or crash a process."""
MOST_WORKERS = 8
TIME_LIMIT = 300.0
"""Seconds for one document: more than LibreOffice and two small tools may take together."""
PATIENCE = 5.0

Task = Callable[[FoundFile, ObjectStore | None], ReadDocument]


def read_many(
    files: Sequence[FoundFile],
    objects: ObjectStore | None,
    workers: int | None = None,
    *,
    task: Task = read_one,
    time_limit: float = TIME_LIMIT,
) -> Iterator[tuple[FoundFile, ReadDocument]]:
    """Read ``files``; results come as they are ready.

    ``workers`` None means as many as is good here; ``time_limit`` is in seconds per document.
    ``task`` must be a function of a module, as it is handed to other processes by name; what it
    keeps, it keeps in ``objects``.
    """
    count = min(workers or min(os.cpu_count() or 1, MOST_WORKERS), len(files))
    tame = len(files) < FEW and all(Path(file.path).suffix.lower() in TAME for file in files)
    if not files or workers == 1 or (workers is None and tame):
        for file in files:
            yield file, task(file, objects)
    else:
        yield from _in_processes(files, objects, count, task, time_limit)


@dataclass(slots=True)
class Worker:
    """One process with one document at a time, so that who hung or died is never in doubt."""

    objects: ObjectStore | None
    task: Task
    process: BaseProcess = field(init=False)
    pipe: Connection = field(init=False)
    file: FoundFile | None = None
    deadline: float = 0.0

    def __post_init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # alike on all systems, safe with threads
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(
            target=_serve, args=(theirs, self.objects, self.task), daemon=True
        )
        with _born_deaf():
            self.process.start()
        theirs.close()

    def give(self, file: FoundFile, time_limit: float) -> None:
        """Hand over the next document; OSError if the process has died in the meantime."""
        self.pipe.send(file)
        self.file = file
        self.deadline = time.monotonic() + time_limit

    def stop(self) -> None:
        """End the process: gently if it is idle, at once if it is not."""
        if self.file is not None:
            self.process.kill()
        self.pipe.close()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


@contextmanager
def _born_deaf() -> Iterator[None]:
    """Processes started in the block do not hear Ctrl-C, from their first moment on.

    A terminal tells every process of the run, but only the parent knows what to say and whom to
    end. On Windows this is not inherited; there a worker is deaf from :func:`_serve` on.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _deaf(_signal: int, _frame: object) -> None:
    """Not SIG_IGN: LibreOffice and other tools that a worker starts shall hear Ctrl-C and end."""


def _serve(pipe: Connection, objects: ObjectStore | None, task: Task) -> None:
    """The life of a worker: documents in, results out, until the other end is closed."""
    signal.signal(signal.SIGINT, _deaf)
    while True:
        try:
            file = pipe.recv()
            pipe.send(task(file, objects))
        except (EOFError, OSError):
            return


def _in_processes(
    files: Sequence[FoundFile],
    objects: ObjectStore | None,
    count: int,
    task: Task,
    time_limit: float,
) -> Iterator[tuple[FoundFile, ReadDocument]]:
    waiting = deque(files)
    workers = [Worker(objects, task) for _ in range(count)]
    try:
        while True:
            for i, worker in enumerate(workers):
                if worker.file is None and waiting:
                    workers[i] = _give(worker, waiting.popleft(), time_limit)
            busy = [i for i, worker in enumerate(workers) if worker.file is not None]
            if not busy:
                return
            for i in _settled(workers, busy):
                file, result, alive = _take(workers[i], time_limit)
                if not alive:
                    workers[i] = _replace(workers[i])
                yield file, result
    finally:
        for worker in workers:
            worker.stop()


def _settled(workers: list[Worker], busy: list[int]) -> list[int]:
    """Wait until a result, a death or a deadline; which workers of ``busy`` it concerns."""
    soonest = min(workers[i].deadline for i in busy)
    ready = wait([workers[i].pipe for i in busy], max(soonest - time.monotonic(), 0.0))
    now = time.monotonic()
    return [i for i in busy if workers[i].pipe in ready or workers[i].deadline <= now]


def _take(worker: Worker, time_limit: float) -> tuple[FoundFile, ReadDocument, bool]:
    """The result of a worker whose time has come, and whether it can go on."""
    file = worker.file
    if file is None:
        raise RuntimeError("a worker without a document has no result")
    try:
        if not worker.pipe.poll():
            return file, failed(file, hung(time_limit)), False
        result: ReadDocument = worker.pipe.recv()
    except (EOFError, OSError):  # the pipe ends when its process does
        return file, failed(file, died()), False
    worker.file = None
    return file, result, True


def _give(worker: Worker, file: FoundFile, time_limit: float) -> Worker:
    """Give ``file`` to the worker, or to a new one if it has died of its own accord."""
    try:
        worker.give(file, time_limit)
    except OSError:
        worker = _replace(worker)
        worker.give(file, time_limit)
    return worker


def _replace(worker: Worker) -> Worker:
    worker.process.kill()
    worker.stop()
    return Worker(worker.objects, worker.task)
