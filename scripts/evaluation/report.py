"""The figures, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from opendata.acts.act import SURE
from scripts.evaluation.comparison import Outcome
from scripts.evaluation.folds import PRIOR, FoldScore, Spread, mean
from scripts.evaluation.scores import IS_DRAFT, BandScore, Judged, Score
from scripts.evaluation.targets import Check

LONGEST = 110


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that is known after one run; ``folds``, ``spread`` and ``targets`` only if asked for."""

    records: int
    any_confidence: Mapping[str, Score]
    sure: Mapping[str, Score]
    bands: Sequence[BandScore]
    errors: Sequence[Judged]
    folds: Sequence[FoldScore] = ()
    spread: Mapping[str, Spread] | None = None
    targets: Sequence[Check] = ()


def errors(judged: Iterable[Judged]) -> list[Judged]:
    """What was read wrong or not at all, in the order of the fields' first occurrence."""
    order: dict[str, list[Judged]] = {}
    for one in judged:
        here = order.setdefault(one.field, [])
        # What the drafts alone show is among the errors of is_draft already.
        if one.outcome in (Outcome.WRONG, Outcome.MISSED) and one.field != IS_DRAFT:
            here.append(one)
    return [one for found in order.values() for one in found]


def as_json(found: Evaluation, *, with_errors: bool) -> dict[str, Any]:
    """The same as plain values; rates are shares of 1."""
    document: dict[str, Any] = {
        "records": found.records,
        "sure": SURE,
        "fields": {
            field: {"any_confidence": _figures(score), "sure": _figures(found.sure[field])}
            for field, score in found.any_confidence.items()
        },
        "reliability": [{**asdict(band), "share": band.share} for band in found.bands],
    }
    if found.folds:
        document["folds"] = [asdict(fold) for fold in found.folds]
    if found.spread:
        document["f1_over_folds"] = {name: asdict(one) for name, one in found.spread.items()}
    if found.targets:
        document["targets"] = [{**asdict(one), "met": one.met} for one in found.targets]
    if with_errors:
        document["errors"] = [_error(one) for one in found.errors]
    return document


def _figures(score: Score) -> dict[str, Any]:
    return {
        **{name: value for name, value in asdict(score).items() if name != "field"},
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "wrong_rate": score.wrong_rate,
    }


def _error(one: Judged) -> dict[str, Any]:
    reading = one.reading
    return {
        "id": one.id,
        "field": one.field,
        "outcome": one.outcome.value,
        "expected": one.expected,
        "found": None if reading is None else reading.value,
        "confidence": None if reading is None else reading.confidence,
        "rule": "" if reading is None else reading.rule,
        "evidence": one.evidence,
    }


def as_text(found: Evaluation, *, with_errors: bool) -> str:
    """Tables, and below them the errors."""
    parts = [
        [f"{found.records} documents"],
        _scores("all values, whatever their confidence", found.any_confidence),
        _scores(f"taken without a person: confidence at least {SURE}", found.sure),
        _reliability(found.bands),
    ]
    if found.folds:
        parts.append(_folds(found.folds))
    if found.spread:
        parts.append(_spread(found.spread, len(found.folds)))
    if found.targets:
        parts.append(_targets(found.targets))
    if with_errors:
        parts.append(["errors", *(line for one in found.errors for line in _lines(one))])
    return "\n\n".join("\n".join(part) for part in parts)


def _scores(title: str, scores: Mapping[str, Score]) -> list[str]:
    head = (
        f"{'':20}{'support':>8}{'right':>7}{'wrong':>7}{'missed':>8}"
        f"{'precision':>11}{'recall':>8}{'F1':>8}{'wrong/judged':>16}"
    )
    rows = [
        f"{one.field:20}{one.support:8}{one.right:7}{one.wrong:7}{one.missed:8}"
        f"{_precision(one):>11}{one.recall:8.3f}{one.f1:8.3f}"
        f"{one.wrong_rate:10.1%} {f'/{one.judged}':<5}"
        for one in scores.values()
    ]
    return [title, head, *rows]


def _precision(one: Score) -> str:
    return f"{one.precision:.3f}" if one.right + one.wrong else "—"


def _reliability(bands: Sequence[BandScore]) -> list[str]:
    rows = [
        f"{one.low:.2f} – {min(one.high, 1.0):.2f}   {one.read:6}{one.right:7}"
        f"{one.share:9.1%}{one.promised:10.1%}"
        for one in bands
    ]
    title = "confidence against truth, all fields"
    return [title, f"{'band':15}{'read':>5}{'right':>7}{'share':>9}{'promised':>10}", *rows]


def _folds(folds: Sequence[FoldScore]) -> list[str]:
    title = (
        f"{len(folds)} folds: confidence by hand / counted per rule on the other folds "
        f"(the hand counts as {PRIOR:.0f} values)"
    )
    head = (
        f"{'fold':6}{'documents':>10}{'values':>8}{'Brier':>18}{'wrong at sure':>20}{'taken':>18}"
    )
    rows = []
    for n, one in enumerate(folds, start=1):
        rows.append(
            f"{n:<6}{one.records:10}{one.read:8}"
            f"{one.brier.by_hand:9.4f} / {one.brier.fitted:.4f}"
            f"{one.wrong.by_hand:11.2%} / {one.wrong.fitted:.2%}"
            f"{one.taken.by_hand:10.1%} / {one.taken.fitted:.1%}"
        )
    brier = mean([one.brier for one in folds])
    wrong = mean([one.wrong for one in folds])
    taken = mean([one.taken for one in folds])
    rows.append(
        f"{'mean':24}{brier.by_hand:9.4f} / {brier.fitted:.4f}"
        f"{wrong.by_hand:11.2%} / {wrong.fitted:.2%}{taken.by_hand:10.1%} / {taken.fitted:.1%}"
    )
    return [title, head, *rows]


def _spread(spread: Mapping[str, Spread], folds: int) -> list[str]:
    rows = [f"{name:20}{one.mean:8.3f} ± {one.deviation:.3f}" for name, one in spread.items()]
    return [f"F1 over {folds} folds, mean ± standard deviation", *rows]


def _targets(targets: Sequence[Check]) -> list[str]:
    rows = [
        f"{'met' if one.met else 'MISSED':8}{one.field:20}{one.measure:6}"
        f"{one.found:7.3f}  ({'at most' if one.measure == 'wrong' else 'at least'} {one.target})"
        for one in targets
    ]
    return ["targets, of all values", *rows]


def _lines(one: Judged) -> Iterator[str]:
    yield f"{one.id}  {one.field}  {one.outcome.value}"
    yield f"    expected  {_short(one.expected)}"
    if one.reading is not None:
        rule = f", rule {one.reading.rule}" if one.reading.rule else ""
        yield f"    found     {_short(one.reading.value)}  ({one.reading.confidence:.2f}{rule})"
        if one.evidence:
            yield f"    evidence  {_short(one.evidence)}"


def _short(value: object) -> str:
    if value is None:
        return "—"
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
