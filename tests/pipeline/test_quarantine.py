from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from town import Town

from opendata.pipeline.quarantine import FOLDER

GOOD = [("1", "14.02.2024", "Про питання 1"), ("2", "15.02.2024", "Про питання 2")]
BAD = ("3", "31.02.2024", "Про питання 3")


def behind(town: Town) -> Path:
    return town.root / FOLDER / "decisions.xlsx"


def spoil(town: Town) -> None:
    town.write("3", day="31.02.2024")
    path = town.register(*GOOD, BAD)
    lines = path.read_text("utf-8-sig").splitlines()
    files = ["Файл", "", "", "rish 3.txt"]
    text = "\n".join(f"{line};{file}" for line, file in zip(lines, files, strict=True))
    path.write_text(text, "utf-8-sig")


def test_the_rows_that_stay_behind_are_in_a_workbook(town: Town) -> None:
    spoil(town)
    assert town.publish(quarantine=True, dry_run=True)
    assert not behind(town).exists()
    summary = town.publish(quarantine=True)
    (kept,) = [one for one in summary.problems if one.code == "quarantine-kept"]
    assert kept.place.file == f"{FOLDER}/decisions.xlsx"
    page = load_workbook(behind(town)).worksheets[0]
    assert page.max_row == 2
    assert "31.02.2024" in [cell.value for cell in page[2]]


def test_it_goes_when_all_is_mended(town: Town) -> None:
    spoil(town)
    town.publish(quarantine=True)
    town.write("3")
    town.register(*GOOD, ("3", "14.02.2024", "Про питання 3"))
    town.publish(quarantine=True)
    assert not behind(town).exists()
