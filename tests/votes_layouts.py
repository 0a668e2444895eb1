"""Exports of voting systems as text, rows of cells and JSON: one function for each layout."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from votes_model import COUNCIL, Ballot, Sitting, initials

from opendata.votes.voting import Vote

LOUD = {vote: vote.upper() for vote in Vote}
YES_NO = {
    Vote.FOR: "Так",
    Vote.AGAINST: "Ні",
    Vote.ABSTAINED: "Утрималися",
    Vote.NOT_VOTING: "Не голосували",
}
SHORT = {
    Vote.FOR: "За",
    Vote.AGAINST: "Проти",
    Vote.ABSTAINED: "Утрим.",
    Vote.NOT_VOTING: "Не гол.",
}


def grouped(given: Sitting, width: int = 3) -> str:
    """Names below their vote, in columns of a table without borders; the time at the end."""
    return "\n".join(_grouped(given, ballot, width) for ballot in given.ballots)


def _grouped(given: Sitting, ballot: Ballot, width: int) -> str:
    lines = ["Поіменно\t", "\t", "Назва пропозиції:\t", "\t"]
    lines += [f"\t{ballot.number}. {ballot.title}\t\t", "\t\t\t"]
    for vote, label in YES_NO.items():
        names = [name for name, one in ballot.roll if one is vote]
        word = "Загалом" if vote is Vote.NOT_VOTING else "Голосування"
        lines += [f"{label}  ( {word}: {len(names)} )\t", "\t"]
        for at in range(0, len(names), width):
            lines.append("\t" + "\t\t".join(names[at : at + width]) + "\t\t")
            lines.append("\t" * 7)
    lines.append(f"{given.day} {ballot.clock}\t\t\t\t\tPage 1 of 1\t")
    return "\n".join(lines)


def columns(given: Sitting) -> str:
    """The same as laid out on paper; long names go on below, between the names of other columns."""
    return "\n".join(_columns(ballot) for ballot in given.ballots)


def _columns(ballot: Ballot) -> str:
    lines = [" " * 50 + "Список", "", "Предложение:", f"   {ballot.number}. {ballot.title}", ""]
    unknown = 2
    for vote, label in (
        (Vote.FOR, "За"),
        (Vote.AGAINST, "Проти"),
        (Vote.ABSTAINED, "Утримався"),
        (Vote.NOT_VOTING, "Не голосував"),
    ):
        names = [name for name, one in ballot.roll if one is vote]
        if vote is Vote.NOT_VOTING:
            lines.append(f"{label} ( Всього: {len(names) + unknown} Им`я Не знайдено: {unknown} )")
        else:
            lines.append(f"{label} ( Голосование: {len(names)} )")
        for at in range(0, len(names), 3):
            lines += _wrapped(names[at : at + 3])
        lines.append("")
    return "\n".join(lines)


def _wrapped(names: list[str]) -> list[str]:
    first, second = "", ""
    for at, name in enumerate(names):
        column = 5 + 34 * at
        head, _, rest = name.rpartition(" ") if len(name) > 27 else (name, "", "")
        first = first.ljust(column) + head
        second = second.ljust(column) + rest if rest else second
    return [first, *([second] if second else [])]


def protocol(given: Sitting, *, fields: bool = False, tabs: bool = False) -> str:
    """Numbered lines with the totals below; ``fields``: each cell in a line, ``tabs``: a table."""
    return "\n".join(_protocol(given, ballot, fields, tabs) for ballot in given.ballots)


def _protocol(given: Sitting, ballot: Ballot, fields: bool, tabs: bool) -> str:
    half = len(ballot.title) // 2
    cut = ballot.title.rfind(" ", 0, half + 20)
    lines = [
        *("    УКРАЇНА", f"        {COUNCIL}", "   ПОІМЕННЕ ГОЛОСУВАННЯ"),
        *(f"     {given.session} сесія {given.convocation} скликання {_of(COUNCIL)}", ""),
        *("  місто", f"  від   {given.day} {ballot.clock}", ""),
        *(f"  {ballot.title[:cut]}", f"  {ballot.title[cut + 1 :]}", ""),
        *(f"  Питання № {ballot.number}", "  Рішення ухвалює БІЛЬШІСТЬ ПРИСУТНІХ", ""),
    ]
    heading = ("№ п/п", "Прізвище, Ім'я, По-батькові", "Вибір")
    lines.append(("\n" if fields else "\t" if tabs else "      ").join(heading))
    for at, (name, vote) in enumerate(ballot.roll, 1):
        word = "відсутній" if vote is Vote.ABSENT else LOUD[vote]
        if fields:
            lines += [f" {at}", f" {name}", f" {word}"]
        elif tabs:
            lines.append(f" {at}\t {name}\t {word}\t")
        else:
            width = 60 if at > len(ballot.roll) // 2 else 44
            lines.append(f" {at}   {name}".ljust(width) + word)
            if at == len(ballot.roll) // 2:
                lines.append("\f")
    hi = "HI"
    lines += [
        *(f"ВСЬОГО:    {len(ballot.roll)}", "", f"ВСЬОГО ПРОГОЛОСУВАЛО: {ballot.there}", ""),
        *("   З НИХ:", f"     ТАК: {ballot.count(Vote.FOR)}"),
        *(f"     {hi}: {ballot.count(Vote.AGAINST)}", f"     УТР.: {ballot.count(Vote.ABSTAINED)}"),
        *(f"     НЕ ГОЛОСУВАЛО: {ballot.count(Vote.NOT_VOTING)}", ""),
        f"        РІШЕННЯ {'' if ballot.decided else 'НЕ '}ПРИЙНЯТО",
    ]
    return "\n".join(lines)


def _of(council: str) -> str:
    return council.replace("ська", "ської").replace("рада", "ради")


def listed(given: Sitting) -> str:
    """Totals above, then «Name - vote» with initials; the day and the session at the beginning."""
    lines = [
        "Результати голосування",
        "пленарного засідання позачергової сорок першої сесії міської ради восьмого скликання",
        "04 вересня 2024 року",
        "",
    ]
    for ballot in given.ballots:
        lines += [
            ballot.title,
            f"Дата та час голосування: {given.short_day} {ballot.clock} Тип: Поіменне",
            _counts(ballot, "За: {} Пр.: {} Утр.: {} Не гол.: {}. Рішення ")
            + ("прийняте" if ballot.decided else "не прийняте"),
        ]
        lines += [
            f"     {initials(name)} - {SHORT[vote]}"
            for name, vote in ballot.roll
            if vote is not Vote.ABSENT
        ]
        lines.append("")
    return "\n".join(lines)


def _counts(ballot: Ballot, pattern: str) -> str:
    """The numbers in the order of the votes."""
    return pattern.format(*(ballot.count(vote) for vote in Vote))


def numbered(given: Sitting) -> str:
    """No totals; the number of the question stands on each page, the time before the title."""
    lines: list[str] = []
    for ballot in given.ballots:
        head = " " * 39 + f"№{ballot.number}"
        lines += [head, f"{ballot.clock} {ballot.title}"]
        present = [one for one in ballot.roll if one[1] is not Vote.ABSENT]
        for at, (name, vote) in enumerate(present, 1):
            word = vote if vote is Vote.NOT_VOTING else LOUD[vote]
            lines.append(f"{at}. {name} - {word}")
            if at == len(present) // 2:
                lines += [" " * 35 + "Страница 1", head]
        lines += ["", "", " " * 37 + "Страница 2"]
    return "\n".join(lines)


def pairs(given: Sitting) -> str:
    """Two deputies in a row of a table; totals and decision above."""
    return "\n".join(_pairs(given, ballot) for ballot in given.ballots)


def _pairs(given: Sitting, ballot: Ballot) -> str:
    lines = pairs_head(given, ballot)
    for row in pairs_rows(ballot):
        lines.append("\t".join(row))
    return "\n".join([*lines, "", "Голова лічильної комісії: ", "\t\t        ", ""])


def pairs_head(given: Sitting, ballot: Ballot) -> list[str]:
    """The lines above the table."""
    return [
        f"{COUNCIL} Полтавської області",
        "XLI сесія VIII скликання",
        "РЕЗУЛЬТАТИ ПОІМЕННОГО ГОЛОСУВАННЯ",
        f"від {given.short_day} {ballot.clock} За основу",
        f'"{ballot.title}" № {ballot.number} від {given.short_day}',
        _counts(ballot, "За - {} Проти - {} Утрималися - {} Не голосували - {} Відсутні - {}")
        + f" Всього - {len(ballot.roll)}",
        "Прийнято" if ballot.decided else "Не прийнято",
    ]


def pairs_rows(ballot: Ballot) -> list[list[str]]:
    """The rows of the table: name, vote, name, vote."""
    cells = [[name, LOUD[vote]] for name, vote in ballot.roll]
    cells += [["", ""]] * (len(cells) % 2)
    return [cells[at] + cells[at + 1] for at in range(0, len(cells), 2)]


def blocks(given: Sitting, page: int = 20) -> str:
    """A block of names, then a block of their votes; the second page without a heading."""
    lines: list[str] = []
    for ballot in given.ballots:
        lines += [ballot.title, "Депутат"]
        for at in range(0, len(ballot.roll), page):
            part = ballot.roll[at : at + page]
            lines += [name for name, _ in part]
            lines += ["", *(["Проголосовано"] if at == 0 else [])]
            lines += [str(vote) for _, vote in part]
            lines.append("")
    return "\n".join(lines)


def sheets(given: Sitting, page: int = 20) -> dict[str, list[list[Any]]]:
    """The same as a workbook: a page of names and votes on a sheet."""
    made: dict[str, list[list[Any]]] = {}
    for ballot in given.ballots:
        rows: list[list[Any]] = [[ballot.title, ""], ["Депутат", "Проголосовано"]]
        rows += [[name, str(vote)] for name, vote in ballot.roll]
        for at in range(0, len(rows), page):
            made[f"Page {len(made) + 1}"] = rows[at : at + page]
    return made


def matrix(given: Sitting) -> list[list[Any]]:
    """A column for each voting, the totals below."""
    rows: list[list[Any]] = [
        [f"{COUNCIL}, {given.session} сесія {given.convocation} скликання, {given.day}"],
        ["Депутат", *(ballot.title for ballot in given.ballots)],
        ["", *(f"№ {ballot.number}" for ballot in given.ballots)],
    ]
    for at, (name, _) in enumerate(given.ballots[0].roll):
        rows.append([name, *(str(ballot.roll[at][1]) for ballot in given.ballots)])
    for label, vote in (("За", Vote.FOR), ("Проти", Vote.AGAINST), ("Відсутні", Vote.ABSENT)):
        rows.append([label, *(ballot.count(vote) for ballot in given.ballots)])
    return [
        *rows,
        ["Рішення", *("Прийнято" if one.decided else "Не прийнято" for one in given.ballots)],
    ]


def long(given: Sitting) -> list[list[Any]]:
    """A line for each vote."""
    rows: list[list[Any]] = [
        ["Дата", "Номер питання", "Назва питання", "Депутат", "Голос", "Рішення"]
    ]
    for ballot in given.ballots:
        decided = "Прийнято" if ballot.decided else "Не прийнято"
        rows += [
            [f"{given.day} {ballot.clock}", ballot.number, ballot.title, name, str(vote), decided]
            for name, vote in ballot.roll
        ]
    return rows


def summary(given: Sitting) -> str:
    """Totals alone."""
    lines = [f"41 сесія {_of(COUNCIL)} ({given.day})", "", f"{given.day} 10:00:00", ""]
    for ballot in given.ballots:
        lines += [
            f"Ўс  {ballot.number}   {ballot.title}",
            _counts(ballot, "      Так: {}   Ні: {}   Утрималися: {}   Не голосували: {}"),
            "",
        ]
    return "\n".join(lines)


def as_json(given: Sitting) -> str:
    """A portal's JSON; the absent have dots, a free seat has no name."""
    items = [
        {
            "DocTime": f"{given.day} 19:06:22",
            "OrgName": COUNCIL.upper(),
            "SName": f"Пленарне засідання  {given.session} сесія  {given.convocation} скликання",
            "GLType": "ПОІМЕННЕ ГОЛОСУВАННЯ",
            "GLTime": f"{given.day} {ballot.clock}",
            "PD_NPP": str(ballot.number),
            "GL_Text": ballot.title,
            "GL_ResultType": " ",
            "DPList": [
                {"DPName": ". .. ..", "DPGolos": "........."},
                *(
                    {"DPName": name, "DPGolos": "." * 9 if vote is Vote.ABSENT else f"{vote:9}"}
                    for name, vote in ballot.roll
                ),
            ],
            "YESCnt": ballot.count(Vote.FOR),
            "NOCnt": ballot.count(Vote.AGAINST),
            "UTRCnt": ballot.count(Vote.ABSTAINED),
            "NGCnt": ballot.count(Vote.NOT_VOTING),
            "TotalCnt": ballot.there,
            "RESULT": f" РІШЕННЯ {'' if ballot.decided else 'НЕ '}ПРИЙНЯТЕ ",
        }
        for ballot in given.ballots
    ]
    return json.dumps({"items": items}, ensure_ascii=False, indent=1)


TEXTS: dict[str, Callable[[Sitting], str]] = {
    "grouped": grouped,
    "columns": columns,
    "protocol": protocol,
    "fields": lambda given: protocol(given, fields=True),
    "tabs": lambda given: protocol(given, tabs=True),
    "listed": listed,
    "numbered": numbered,
    "pairs": pairs,
    "blocks": blocks,
}
"""Every layout of a text by its name."""
