"""Data go to stdout, talk goes to stderr."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from typing import Any

from opendata.messages import Language, say
from opendata.problems import Problem


def tell(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(text + "\n")


def talk(text: str) -> None:
    """A line about the work: problems, hints, progress."""
    sys.stderr.write(text + "\n")


def print_json(content: object) -> None:
    """The answer as one JSON document."""
    tell(json.dumps(content, ensure_ascii=False, indent=2))


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
