"""Votings in the JSON of a voting system's portal, found by what its lists hold.

A voting is an object with a list of objects that each have a name and a vote. What else it says is
told by its keys: those of the systems that publish so (``GL_Text``, ``YESCnt`` …) and plain ones.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from opendata.clean.text import tidy
from opendata.problems import Place
from opendata.votes.checks import checked
from opendata.votes.head import Head, read_head
from opendata.votes.names import is_masked, name_in
from opendata.votes.questions import read_question, stage_in
from opendata.votes.voting import Count, Export, Total, Voice, Voting
from opendata.votes.words import decision_of, vote_of

FEWEST: Final = 3
_MOSTLY: Final = 0.7
_DEEPEST: Final = 12

_TITLES: Final = ("gl_text", "motiontitle", "title", "question", "subject", "питання", "назва")
_COUNCILS: Final = ("orgname", "authorityname", "council", "organization", "рада")
_SESSIONS: Final = ("sname", "session", "sessionname", "legislativesession", "convocation", "сесія")
_TIMES: Final = ("gltime", "votetime", "datetime", "startdate", "date", "time", "дата", "час")
_NUMBERS: Final = ("pd_npp", "number", "num", "номер")
_PROJECTS: Final = ("projectnumber", "projectnum", "project")
_STAGES: Final = ("gl_resulttype", "stage", "resulttype", "тип")
_RESULTS: Final = ("result", "votingresult", "decision", "рішення", "результат")
_TOTALS: Final = {
    Total.FOR: ("yescnt", "yes", "for", "votingfor", "за"),
    Total.AGAINST: ("nocnt", "no", "against", "votingagainst", "проти"),
    Total.ABSTAINED: ("utrcnt", "abstain", "abstained", "votingabstain", "утримались"),
    Total.NOT_VOTING: ("ngcnt", "notvoting", "not_voting", "неголосували"),
    Total.ABSENT: ("absentcnt", "absent", "відсутні"),
    Total.PRESENT: ("totalcnt", "present", "присутні"),
}
MOST_SIGNS: Final = 2_000
"""Signs of a value that is mended; a search for the end of it goes no further."""
_KEY: Final = r'"[\w ]{1,40}"\s*:'
_BROKEN_VALUE: Final = re.compile(
    rf'({_KEY}\s*")(.{{0,{MOST_SIGNS}}}?)("(?=\s*(?:,\s*{_KEY}|[}}\]])))', re.DOTALL
)
_INNER_QUOTE: Final = re.compile(r'(?<!\\)"')
_ISO_TIME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)[TТ ](\d\d:\d\d(?::\d\d)?)\S*")


def read_json(text: str) -> Export:
    """The votings of a JSON text, in order; none where it is something else or cannot be mended."""
    data = _loaded(text)
    if data is None:
        return Export()
    votings = [_voting(one, voices, key) for one, voices, key in _found(data, "", 0)]
    return Export(tuple(_without_false_numbers(votings)))


def _loaded(text: str) -> Any:
    """The data; line ends and quotation marks that a program forgot to escape are mended."""
    bare = text.lstrip("\ufeff \t\r\n")
    if bare[:1] not in ("{", "["):
        return None
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_BROKEN_VALUE.sub(_escaped, bare), strict=False)
    except (ValueError, RecursionError):
        return None


def _escaped(match: re.Match[str]) -> str:
    return match[1] + _INNER_QUOTE.sub(r'\\"', match[2]) + match[3]


def _found(
    data: Any, key: str, depth: int
) -> Iterator[tuple[Mapping[str, Any], tuple[Voice, ...], str]]:
    """The objects that have a roll, with it and their path."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for at, item in enumerate(data):
            yield from _found(item, f"{key}[{at}]", depth + 1)
    elif isinstance(data, dict):
        for name, value in data.items():
            path = f"{key}.{name}" if key else str(name)
            if isinstance(value, list) and (keys := _roll_keys(value)) is not None:
                yield data, tuple(_voices(value, *keys, path)), key
                return
        for name, value in data.items():
            yield from _found(value, f"{key}.{name}" if key else str(name), depth + 1)


def _roll_keys(items: Sequence[Any]) -> tuple[str, str] | None:
    """The keys of the name and of the vote, if the list is a roll."""
    if len(items) < FEWEST or not all(isinstance(item, dict) for item in items):
        return None
    names: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    for item in items:
        for key, value in item.items():
            if not isinstance(value, str):
                continue
            if vote_of(value) is not None:
                votes[key] += 1
            if name_in(value) is not None:
                names[key] += 1
    if not names or not votes:
        return None
    name, named = names.most_common(1)[0]
    vote, voted = votes.most_common(1)[0]
    enough = len(items) * _MOSTLY
    return (name, vote) if named >= enough and voted >= enough else None


def _voices(items: Sequence[Mapping[str, Any]], name: str, vote: str, path: str) -> Iterator[Voice]:
    for at, item in enumerate(items):
        said, word = str(item.get(name) or ""), str(item.get(vote) or "")
        if is_masked(said):
            continue
        place = Place(key=f"{path}[{at}]")
        yield Voice(name_in(said) or tidy(said), vote_of(word), word.strip(), place)


def _voting(one: Mapping[str, Any], voices: tuple[Voice, ...], key: str) -> Voting:
    low = {str(name).casefold(): value for name, value in one.items()}
    head = _head(low)
    question = read_question([_text(low, _TITLES)])
    stage = _text(low, _STAGES)
    place = Place(key=key or None)
    return checked(
        Voting(
            place=place,
            title=question.title,
            council=head.council,
            session=head.session,
            convocation=head.convocation,
            date=head.date,
            time=head.time,
            number=question.number or _text(low, _NUMBERS) or None,
            project=_text(low, _PROJECTS) or question.project,
            stage=stage_in(stage) or stage or question.stage,
            decided=decision_of(_text(low, _RESULTS)),
            is_test=question.is_test,
            totals=dict(_totals(low, place)),
            roll=voices,
        )
    )


def _head(low: Mapping[str, Any]) -> Head:
    council, session = _text(low, _COUNCILS), _text(low, _SESSIONS)
    if session.isdecimal():
        session = f"{session} сесія"
    times = [_ISO_TIME.sub(r"\3.\2.\1 \4", str(low[key])) for key in _TIMES if low.get(key)]
    head = read_head([text for text in (council, session, *times) if text.strip()])
    if head.council is None and council:
        head.council = tidy(council)
    return head


def _text(low: Mapping[str, Any], keys: Sequence[str]) -> str:
    """The first of ``keys`` that says anything, as text."""
    for key in keys:
        value = low.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _totals(low: Mapping[str, Any], place: Place) -> Iterator[tuple[Total, Count]]:
    for total, keys in _TOTALS.items():
        for key in keys:
            value = low.get(key)
            if isinstance(value, str) and value.strip().isdecimal():
                value = int(value)
            if isinstance(value, int) and not isinstance(value, bool):
                yield total, Count(value, f"{key}: {value}", place)
                break


def _without_false_numbers(votings: Sequence[Voting]) -> list[Voting]:
    """A number that several questions of one day have is none: some systems count from 1 anew."""
    titles: defaultdict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for one in votings:
        titles[one.date, one.number].add(one.title)
    return [
        replace(one, number=None) if len(titles[one.date, one.number]) > 1 else one
        for one in votings
    ]
