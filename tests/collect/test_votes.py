"""Exports in all formats become the rows of the two tables; the same voting is one row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from votes_files import FILES, docx_of, rtf_of
from votes_layouts import as_json, listed, matrix, numbered, pairs, protocol, sheets, summary
from votes_model import COUNCIL, Sitting, changed, sitting
from workbooks import xlsx

from opendata.catalogue.tables import table
from opendata.collect.collected import Collected, Wanted
from opendata.collect.votes import MOTIONS, VOTINGS, collect, whole_number
from opendata.collect.walk import find_files
from opendata.table import Table
from opendata.votes.voting import Vote
from opendata.workspace.workspace import Contact, Council

HOME = Council(
    COUNCIL, "01234562", "UA53000000000012345", "https://example.gov.ua", Contact("А", "a@b.ua"), {}
)
ALL = sitting()


def collected(folder: Path, council: Council = HOME) -> Collected:
    files, _ = find_files(folder, folder)
    schemas = {key: table(key) for key in (MOTIONS, VOTINGS)}
    return collect(Wanted(files, schemas, council, date(2024, 9, 5)))


def column(rows: Table, name: str) -> list[str | None]:
    at = rows.index(name)
    return [row[at] for row in rows.rows]


def codes(found: Collected) -> list[str]:
    return sorted(problem.code for problem in found.problems)


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def test_the_rows_have_what_is_printed_and_what_is_not_stays_blank(tmp_path: Path) -> None:
    write(tmp_path, "сесія.txt", protocol(ALL))
    found = collected(tmp_path)
    motions, votings = found.tables[MOTIONS], found.tables[VOTINGS]
    first, ballot = next(motions.records()), ALL.ballots[0]
    assert first == {
        "uid": "2024-09-04-100047",
        "date": "2024-09-04",
        "authorityName": COUNCIL,
        "authorityId": HOME.edrpou,
        "authorityCattutc": HOME.katottg,
        "convocation": "8 скликання",
        "legislativeSession": "41 сесія",
        "number": "1",
        "title": ballot.title,
        "projectNumber": None,
        "votingFor": str(ballot.count(Vote.FOR)),
        "votingAgainst": str(ballot.count(Vote.AGAINST)),
        "votingAbstain": str(ballot.count(Vote.ABSTAINED)),
        "notVoting": str(ballot.count(Vote.NOT_VOTING)),
        "absent": str(ballot.count(Vote.ABSENT)),
        "votingResult": "Прийнято" if ballot.decided else "Не прийнято",
        "textUrl": None,
        "text": None,
    }
    assert len(votings) == sum(len(one.roll) for one in ALL.ballots)
    assert next(votings.records()) == {
        "motionUid": first["uid"],
        "voterId": None,
        "voterName": ballot.roll[0][0],
        "motionTitle": ballot.title,
        "result": ballot.roll[0][1].value,
    }
    assert {origin.document for origin in votings.origins} == {"сесія.txt"}
    assert (codes(found), found.complete) == ([], True)


@pytest.mark.parametrize("name", FILES)
def test_every_format_brings_the_same_votes(name: str, tmp_path: Path) -> None:
    write(tmp_path, f"2024-09-04/{name}", FILES[name](ALL))
    found = collected(tmp_path)
    votes = dict(
        zip(
            zip(
                column(found.tables[VOTINGS], "motionTitle"),
                column(found.tables[VOTINGS], "voterName"),
                strict=True,
            ),
            column(found.tables[VOTINGS], "result"),
            strict=True,
        )
    )
    expected = {
        (ballot.title, voter): vote.value for ballot in ALL.ballots for voter, vote in ballot.roll
    }
    assert votes == expected
    assert set(codes(found)) <= {"votes-date-from-name"}


def test_the_same_voting_in_several_formats_is_one_row(tmp_path: Path) -> None:
    write(tmp_path, "а.rtf", rtf_of(protocol(ALL, tabs=True)))
    write(tmp_path, "б.docx", docx_of(ALL))
    write(tmp_path, "в.json", as_json(ALL))
    found = collected(tmp_path)
    assert len(found.tables[MOTIONS]) == len(ALL.ballots)
    assert len(found.tables[VOTINGS]) == sum(len(one.roll) for one in ALL.ballots)
    assert codes(found) == []


def test_exports_that_contradict_each_other_both_wait(tmp_path: Path) -> None:
    write(tmp_path, "а.txt", protocol(ALL))
    ballot = ALL.ballots[1]
    roll = tuple(reversed([(name, Vote.FOR) for name, _ in ballot.roll]))
    write(tmp_path, "б.txt", protocol(Sitting((changed(ballot, roll=roll),))))
    found = collected(tmp_path)
    assert codes(found) == ["votes-contradiction"]
    assert ballot.title not in column(found.tables[MOTIONS], "title")
    assert ballot.title not in column(found.tables[VOTINGS], "motionTitle")
    (problem,) = found.problems
    assert (problem.place.file, "а.txt" in str(problem.expected)) == ("б.txt", True)


def test_a_summary_of_the_sitting_adds_nothing_to_the_rolls(tmp_path: Path) -> None:
    write(tmp_path, "а.txt", protocol(ALL))
    decided = summary(ALL).replace("\n\nЎс", "\nРішення прийнято\n\nЎс")
    write(tmp_path, "усе.txt", decided)
    assert len(collected(tmp_path).tables[MOTIONS]) == len(ALL.ballots)


def test_a_revote_without_a_time_is_a_row_of_its_own(tmp_path: Path) -> None:
    first = changed(ALL.ballots[0], number=1)
    again = changed(first, roll=ALL.ballots[1].roll)
    rows = matrix(Sitting((first, again, ALL.ballots[2])))
    write(tmp_path, "а.xlsx", xlsx({"Лист1": rows}))
    uids = column(collected(tmp_path).tables[MOTIONS], "uid")
    assert len(set(uids)) == 3
    assert sum(str(uid).endswith("-2") for uid in uids) == 1


def test_two_votings_within_a_minute_are_two(tmp_path: Path) -> None:
    ballots = tuple(changed(one, clock="10:44") for one in ALL.ballots)
    write(tmp_path, "а.txt", protocol(Sitting(ballots)))
    uids = column(collected(tmp_path).tables[MOTIONS], "uid")
    assert uids == [f"2024-09-04-1044-{number}" for number in (1, 2, 3, 4)]


def test_the_day_is_taken_from_the_name_of_the_folder(tmp_path: Path) -> None:
    text = numbered(ALL).replace(f"№{1}\n", "№1\n") + ""
    text = "\n".join(
        f"{line}\nРішення прийнято" if line.strip() == "Страница 2" else line
        for line in text.split("\n")
    )
    write(tmp_path, "5 сесія 8 скликання 04.09.2024/голосування.txt", text)
    found = collected(tmp_path)
    assert set(column(found.tables[MOTIONS], "date")) == {"2024-09-04"}
    assert set(column(found.tables[MOTIONS], "legislativeSession")) == {"5 сесія"}
    assert set(column(found.tables[MOTIONS], "convocation")) == {"8 скликання"}
    assert codes(found) == ["votes-date-from-name"]


def test_what_cannot_be_published_waits_and_says_why(tmp_path: Path) -> None:
    write(tmp_path, "без дати.txt", pairs(ALL).replace(ALL.short_day, "").replace(ALL.day, ""))
    write(tmp_path, "без рішення.txt", protocol(ALL).replace("РІШЕННЯ НЕ ПРИЙНЯТО", "").replace(
        "РІШЕННЯ ПРИЙНЯТО", ""))  # fmt: skip
    write(tmp_path, "тест.txt", protocol(sitting(1)).replace(
        "Про затвердження міської програми озеленення на", "Тестове голосування").replace(
        "2024–2026 роки", ""))  # fmt: skip
    write(tmp_path, "чужа.txt", protocol(ALL).replace("Вербів", "Калинів"))
    found = collected(tmp_path)
    assert codes(found) == [
        *("votes-no-date", "votes-no-decision", "votes-other-council", "votes-test"),
    ]
    assert len(found.tables[MOTIONS]) == 0
    assert found.complete


def test_files_that_hold_no_voting(tmp_path: Path) -> None:
    write(tmp_path, "лист.txt", "Шановні колеги! Надсилаємо результати.")
    write(tmp_path, "порожній.txt", "")
    write(
        tmp_path,
        "прийшли.xlsx",
        xlsx(
            {"Лист1": [["Реєстрація депутатів"], ["Депутат", "Час реєстрації"], ["Жук Л. І.", 1]]}
        ),
    )
    found = collected(tmp_path)
    assert codes(found) == ["document-empty", "votes-attendance", "votes-none"]
    assert not found.complete


def test_a_voting_of_which_it_is_not_known_who_voted_how_waits(tmp_path: Path) -> None:
    name = ALL.ballots[0].roll[0][0]
    text = protocol(ALL, tabs=True).replace(f"{name}\t {_word()}", f"{name}\t МОЖЛИВО", 1)
    write(tmp_path, "а.txt", text)
    found = collected(tmp_path)
    assert codes(found) == ["votes-unknown-word"]
    assert len(found.tables[MOTIONS]) == len(ALL.ballots) - 1


def _word() -> str:
    return ALL.ballots[0].roll[0][1].upper()


def test_only_the_tables_that_are_wanted(tmp_path: Path) -> None:
    write(tmp_path, "а.txt", listed(ALL))
    files, _ = find_files(tmp_path, tmp_path)
    found = collect(Wanted(files, {MOTIONS: table(MOTIONS)}, HOME, date(2024, 9, 5)))
    assert set(found.tables) == {MOTIONS}


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("7", "7"),
        ("5.6", "5"),
        ("5.10.1", "5"),
        ("155–161, 233", None),
        (None, None),
        ("2, 3", None),
    ],
)
def test_the_number_of_the_item(printed: str | None, published: str | None) -> None:
    assert whole_number(printed) == published


def test_a_list_that_goes_on_over_the_sheets(tmp_path: Path) -> None:
    pages = sheets(ALL)
    pages["Page 9"] = [["Рішення прийнято", ""]]
    write(tmp_path, "2024-09-04.xlsx", xlsx(pages))
    found = collected(tmp_path)
    assert column(found.tables[MOTIONS], "title") == [ALL.ballots[-1].title]
    assert codes(found) == ["votes-date-from-name", "votes-no-decision"]
