"""Data go to stdout, talk goes to stderr.

Whoever reads the output may go away (``… | head``): that is no failure, the work goes on in silence
and the exit code is that of the work.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import sys
from dataclasses import fields
from typing import IO, Any, TypeVar

from opendata.messages import Language, say
from opendata.problems import Problem, visible

S = TypeVar("S", str, bytes)
_HIDDEN = re.compile("[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What JSON does not have to escape, but a terminal obeys or does not show."""


def tell(text: str) -> None:
    """A line of the answer; text of documents in it cannot command the terminal."""
    hand_out("\n".join(map(visible, text.split("\n"))) + "\n")


def talk(text: str) -> None:
    """A line about the work: problems, hints, progress."""
    lines = "\n".join(map(visible, text.split("\n"))) + "\n"
    # Where even this cannot be said nobody is left to hear; the exit code says the rest.
    with contextlib.suppress(OSError):
        _write(sys.stderr, lines)


def print_json(content: object) -> None:
    """The answer as one JSON document."""
    hand_out(_shown(json.dumps(content, ensure_ascii=False, indent=2)) + "\n")


def json_bytes(content: object) -> bytes:
    """What :func:`print_json` prints, as a file: UTF-8 and line feeds on every system."""
    return (_shown(json.dumps(content, ensure_ascii=False, indent=2)) + "\n").encode()


def json_line(content: object) -> bytes:
    """``content`` as one line of JSON Lines: UTF-8 and a line feed on every system."""
    return _shown(json.dumps(content, ensure_ascii=False)).encode() + b"\n"


def hand_out_bytes(data: bytes) -> None:
    """Bytes of the answer as they are, whatever encoding and line ends the console has.

    :raises OSError: as :func:`hand_out`.
    """
    _write(sys.stdout, "", flush=True)
    _write(sys.stdout.buffer, data, flush=True)


def hand_out(text: str) -> None:
    """Text of the answer exactly as it is.

    :raises OSError: when it cannot be written, as on a full disk; not when nobody reads it.
    """
    _write(sys.stdout, text)


def finish() -> None:
    """Hand over what still waits in the buffers; the interpreter would complain after the end.

    :raises OSError: as :func:`hand_out`.
    """
    with contextlib.suppress(OSError):
        _write(sys.stderr, "", flush=True)
    _write(sys.stdout, "", flush=True)


def _shown(json_text: str) -> str:
    """JSON that means the same, with nothing in it that a terminal obeys or hides."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def _write(stream: IO[S], content: S, *, flush: bool = False) -> None:
    try:
        stream.write(content)
        if flush:
            stream.flush()
    except OSError as error:
        _mute(stream)
        # Windows says «invalid argument» where the other end of a pipe is closed.
        if not isinstance(error, BrokenPipeError) and not (
            os.name == "nt" and error.errno == errno.EINVAL
        ):
            raise


def _mute(stream: IO[Any]) -> None:
    """Let all that is still to come go nowhere, what waits in the buffer included."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a file, as in tests
        target = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, target)
        os.close(nowhere)


def problem_record(problem: Problem, language: Language) -> dict[str, Any]:
    """A finding as plain data: the code and the place for programs, the sentences for people."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "place": {
            f.name: value
            for f in fields(problem.place)
            if (value := getattr(problem.place, f.name)) is not None
        },
        "what": say(problem.what, language),
        "found": problem.found,
        "expected": say(problem.expected, language) if problem.expected else None,
        "remedy": say(problem.remedy, language) if problem.remedy else None,
    }
