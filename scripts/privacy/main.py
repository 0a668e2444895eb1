"""Measure what the screen finds: precision and recall of each detector on labelled passages.

The corpus has one JSON object a line: "id", "text", and "labels" with "found" (kind and text of all
that should be found) and "has_personal_data". Findings graded as a mere note are not judged, unless
the corpus labels names. With --targets the exit code is 1 where a target is missed: precision and
recall of 0.98 for hard identifiers (tax number, passport, ID card, IBAN, card) together, 0.9 for
home addresses and telephones.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from scripts.privacy.passages import PassageError, read_passages
from scripts.privacy.scores import Score, score

DONE, MISSED, USAGE = 0, 1, 2
TARGETS = {"hard": 0.98, "home-address": 0.9, "phone": 0.9}


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 a target was missed (only with --targets), 2 usage or an unreadable corpus."""
    options = _parser().parse_args(arguments)
    try:
        passages = [one for path in options.corpus for one in read_passages(path)]
    except PassageError as error:
        print(error, file=sys.stderr)
        return USAGE
    scores = score(passages, options.today)
    missed = _missed(scores) if options.targets else []
    if options.json:
        print(json.dumps(_plain(scores), ensure_ascii=False, indent=2))
    else:
        print(f"{len(passages)} passages")
        for line in _table(scores, with_errors=options.errors):
            print(line)
    for line in missed:
        print(line, file=sys.stderr)
    return MISSED if missed else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="show every error")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--targets", action="store_true", help="exit with 1 if one is missed")
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 1, 1))
    return parser


def _missed(scores: dict[str, Score]) -> list[str]:
    found = []
    for name, least in TARGETS.items():
        one = scores.get(name, Score())
        for what, value in (("precision", one.precision), ("recall", one.recall)):
            if value is not None and value < least:
                found.append(f"{name}: {what} {value:.3f}, wanted {least}")
    return found


def _table(scores: dict[str, Score], *, with_errors: bool) -> list[str]:
    lines = [f"{'':14}{'right':>7}{'wrong':>7}{'missed':>7}{'precision':>11}{'recall':>8}"]
    for name, one in scores.items():
        precision = "–" if one.precision is None else f"{one.precision:.3f}"
        recall = "–" if one.recall is None else f"{one.recall:.3f}"
        numbers = f"{one.right:7}{one.wrong:7}{one.missed:7}{precision:>11}{recall:>8}"
        lines.append(f"{name:14}{numbers}")
        if with_errors and name != "hard":
            lines += [f"    {error}" for error in one.errors]
    return lines


def _plain(scores: dict[str, Score]) -> dict[str, object]:
    return {
        name: {
            "right": one.right,
            "wrong": one.wrong,
            "missed": one.missed,
            "precision": one.precision,
            "recall": one.recall,
            "errors": one.errors,
        }
        for name, one in scores.items()
    }
