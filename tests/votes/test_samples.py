"""Real exports beside the repository, where there are some: all are read, the totals checked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from opendata.collect.votes_file import read_votings
from opendata.votes.voting import Vote, Voting

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="no real exports beside the repository (../shared/samples)"
)

COUNTS = {
    # file, votings, voices, printed totals, findings
    "rivne-council-votes/145.rtf": (1, 42, 4, {}),
    "rivne-council-votes/155-161_233-262.rtf": (1, 41, 4, {}),
    "rivne-council-votes/59pytannya_punkt_5.1b_130.rtf": (1, 41, 4, {}),
    "rivne-council-votes/zag.rtf": (87, 0, 348, {"votes-no-roll": 87}),
    "rivne-council-votes/Питання_137": (1, 43, 4, {}),
    "rivne-council-votes/Про_внесення": (1, 41, 4, {}),
    "rivne-council-votes/Пропозиція": (1, 43, 4, {}),
    "rivne-oblast-council-votes/голосування 06.04.2016.doc": (16, 928, 64, {}),
    "rivne-oblast-council-votes/голосування 12.01.2016.doc": (11, 583, 44, {}),
    "rivne-oblast-council-votes/голосування 12.01.2016.txt": (11, 583, 44, {}),
    "kyiv-oblast-council-votes/1 (в цілому).pdf": (1, 62, 5, {}),
    "kyiv-oblast-council-votes/1 (в цілому).pdf.txt": (1, 62, 5, {}),
    "kyiv-oblast-council-votes/1-додаткове": (1, 60, 5, {}),
    "kyiv-oblast-council-votes/Порядок денний (в цілому).pdf": (1, 62, 5, {}),
    "kyiv-oblast-council-votes/Порядок денний (в цілому).pdf.txt": (1, 62, 5, {}),
    "kyiv-council-votes/pytannia.json": (7, 841, 35, {}),
    "drohobych-council-votes/golosuvannya-3010 (1).docx": (
        61,
        2257,
        366,
        {"votes-letter": 8, "votes-total": 2},
    ),
    "council-votes-text/chernihivobl_test.txt": (79, 4483, 0, {}),
    "council-votes-text/khmel_obl_test.txt": (1, 62, 6, {}),
    "council-votes-text/poltava_8s3.txt": (8, 431, 0, {}),
    "council-votes-text/poltava_8s3.xls": (8, 431, 0, {}),
    "council-votes-text/ternopil_test.txt": (1, 43, 6, {"votes-two-dates": 1}),
    "council-votes-text/vynnica_misto.txt": (51, 2805, 306, {}),
    "misc-council-rtf/зміни": (1, 66, 6, {}),
    "misc-council-rtf/призначення": (1, 67, 6, {}),
}


def sample(name: str) -> Path:
    folder, _, start = name.partition("/")
    exact = SAMPLES / name
    if exact.is_file():
        return exact
    return next(
        path for path in sorted((SAMPLES / folder).iterdir()) if path.name.startswith(start)
    )


@pytest.mark.parametrize("name", COUNTS)
def test_every_export_is_read_and_its_totals_agree(name: str) -> None:
    path = sample(name)
    export = read_votings(path.read_bytes(), path.name)
    codes = Counter(problem.code for one in export.votings for problem in one.problems)
    assert (
        len(export.votings),
        sum(len(one.roll) for one in export.votings),
        sum(len(one.totals) for one in export.votings),
        dict(codes),
    ) == COUNTS[name]
    assert all(voice.vote is not None for one in export.votings for voice in one.roll)
    assert all(one.title for one in export.votings)


def test_lists_of_who_came_are_told() -> None:
    folder = SAMPLES / "kyiv-oblast-council-votes"
    lists = [read_votings(path.read_bytes(), path.name) for path in folder.glob("*.xls")]
    assert [(one.is_attendance, one.votings) for one in lists] == [(True, ())] * 3


def test_the_same_sitting_in_two_formats_is_the_same() -> None:
    folder = SAMPLES / "council-votes-text"
    first, second = (
        read_votings((folder / name).read_bytes(), name).votings
        for name in ("poltava_8s3.txt", "poltava_8s3.xls")
    )
    assert [_said(voting) for voting in first] == [_said(voting) for voting in second]


def _said(voting: Voting) -> tuple[str, dict[str, Vote | None]]:
    return voting.title, {one.name: one.vote for one in voting.roll}
