"""Measure recognition on a labelled corpus: exact match per field, wrong values, and confidence.

The corpus has one JSON object a line: "id", "text" and "labels" (a value or null for each field,
and what else is accepted). Prints support (labelled values), right, wrong and missed values,
precision, recall and F1 of each field, and wrong/judged: values that are not those of the label,
per document in which the field is judged. All of it twice: for all values, and for those that the
product takes without asking a person. The file name plays no part.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from opendata.acts.act import SURE
from opendata.acts.recognise import recognise
from scripts.evaluation import folds, report, targets
from scripts.evaluation.corpus import CorpusError, read_corpus
from scripts.evaluation.scores import SHOWN, bands, judge_all, score

DONE, MISSED, USAGE = 0, 1, 2
FEWEST_FOLDS = 2


def main(arguments: list[str] | None = None) -> int:
    """0 done, 1 a target was missed (only with --targets), 2 usage or an unreadable corpus."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.folds is not None and options.folds < FEWEST_FOLDS:
        parser.error(f"--folds: at least {FEWEST_FOLDS}")
    try:
        records = read_corpus(options.corpus)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return USAGE
    fields = [name for name in SHOWN if not options.field or name.split(":")[0] in options.field]
    judged = judge_all(records, recognise, fields)
    scores = score(judged)
    found = report.Evaluation(
        records=len(records),
        any_confidence=scores,
        sure=score(judged, SURE),
        bands=bands(judged),
        errors=report.errors(judged),
        folds=folds.compare(judged, options.folds) if options.folds else (),
        spread=folds.spread(judged, options.folds) if options.folds else None,
        targets=targets.check(scores) if options.targets else (),
    )
    if options.json:
        document = report.as_json(found, with_errors=options.errors)
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        print(report.as_text(found, with_errors=options.errors))
    return DONE if all(one.met for one in found.targets) else MISSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/evaluate-recognition",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument(
        "--errors",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="list what was read wrong or missed (default: yes)",
    )
    parser.add_argument(
        "--field",
        action="append",
        metavar="NAME",
        choices=[name for name in SHOWN if ":" not in name],
        help="only this field; may be given several times",
    )
    parser.add_argument(
        "--folds",
        type=int,
        metavar="K",
        help="also the spread of F1 over K folds, and whether confidences counted per rule on the "
        "other folds beat those set by hand",
    )
    parser.add_argument(
        "--targets", action="store_true", help="compare with the targets; exit 1 if one is missed"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
