"""The periodic reports of information departments, with figures that real ones had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from activity_hands import Department, counted, day, indicator, make_department
from docx import Document

from opendata.cli.main import run

SITE = "Оголошення"


@pytest.fixture
def department(tmp_path: Path) -> Department:
    return make_department(tmp_path / "rada")


class Report:
    """The report of a period by the real verb: as text, HTML, JSON and DOCX."""

    def __init__(
        self, department: Department, capsys: pytest.CaptureFixture[str], *period: str
    ) -> None:
        root, folder = department.root, department.root.parent

        def made(form: str) -> Path:
            out = folder / f"report.{form}"
            arguments = ["--lang", "uk", "report", "activity", *period, "--format", form]
            code = run([*arguments, "--out", str(out), "--workspace", str(root)])
            assert code == 0, capsys.readouterr().err
            return out

        self.text = " ".join(made("text").read_text(encoding="utf-8").split())
        self.page = " ".join(made("html").read_text(encoding="utf-8").split())
        self.json = json.loads(made("json").read_text(encoding="utf-8"))
        self.word = " ".join(
            " ".join(one.text for one in Document(str(made("docx"))).paragraphs).split()
        )

    def says(self, sentence: str) -> None:
        """The sentence stands in every rendering."""
        assert sentence in self.text
        assert sentence in self.page.replace("&#39;", "'")
        assert sentence in self.word

    def value(self, key: str) -> object:
        """The number of a line, as programs get it."""
        found = [one for part in self.json["parts"] for one in part["entries"] if one["key"] == key]
        return found[0]["value"]


def test_the_year_2018(department: Department, capsys: pytest.CaptureFixture[str]) -> None:
    months = [f"2018-{month:02}" for month in range(1, 13)]
    news = [counted(month, "Новини", 42) for month in months[:11]] + [
        counted(months[11], "Новини", 44)
    ]
    rest = [counted(months[0], SITE, 2637)]
    department.rows("publications", "publication_counts", news + rest, day(2019, 1, 9))
    requests = [
        {
            "number": f"{n}",
            "receivedDate": "2018-05-14",
            "answerDate": "2018-05-16",
            "dueDate": "2018-05-21",
            "extendedDate": "null",
            "answeredInTime": "true",
        }
        for n in range(64)
    ]
    department.rows("information-requests", "information_requests", requests, day(2019, 1, 9))
    report = Report(department, capsys, "--year", "2018")
    report.says("На сайті вийшло 3143 матеріали.")
    report.says("З них 506 новин.")
    report.says("Надійшло 64 запити на інформацію. На всі відповіли вчасно.")
    assert (report.value("materials"), report.value("news")) == (3143, 506)
    assert report.value("requests") == 64


def test_march_2019(department: Department, capsys: pytest.CaptureFixture[str]) -> None:
    department.rows(
        "publications", "publication_counts", [counted("2019-03", "Новини", 232)], day(2019, 4, 2)
    )
    kinds = {
        "рішення ради": 60,
        "рішення виконавчого комітету": 55,
        "розпорядження голови": 48,
        "проєкт рішення": 40,
        "протокол": 9,
        "висновок комісії": 6,
    }
    department.documents("acts", day(2019, 3, 20), kinds)
    petitions = [
        {"startDate": f"2019-03-1{n}", "answerDate": f"2019-03-2{n}", "count": 300}
        for n in range(2)
    ]
    department.rows("petitions", "petitions", petitions, day(2019, 4, 2), edition="2025")
    path = department.root / "opendata.toml"
    ckan = '\n[portals.ckan]\nkind = "ckan"\nurl = "https://ckan.example"\norganization = "rada"\n'
    path.write_text(path.read_text(encoding="utf-8") + ckan, encoding="utf-8")
    for name, title in (
        ("urban-planning", "Містобудівна документація"),
        ("executive-resolutions", "Рішення виконавчого комітету"),
    ):
        rows = [indicator("Розділ", title, 1, "шт.", "2017-03-01")]
        department.rows(name, "indicators", rows, day(2019, 3, 11), title=title)
        department.receipt(name, day(2019, 3, 12), {}, portal="ckan")
    statements = [
        {
            "uid": f"{code}-{year}-12-31-1",
            "enterpriseId": code,
            "period": year,
            "enterpriseName": f"КП «{code}»",
            "periodEnd": f"{year}-12-31",
        }
        for code in ("99000005", "99000011", "99000028", "99000034")
        for year in (2016, 2017, 2018)
    ]
    department.rows("financials", "financial_statements", statements, day(2019, 3, 28))
    report = Report(department, capsys, "--month", "2019-03")
    report.says("З них 232 новини.")
    report.says("Оприлюднено 218 документів.")
    report.says("Подано 2 петиції. Усі відповіді оприлюднено.")
    report.says(
        "На порталі створено 2 набори: «Рішення виконавчого комітету»; «Містобудівна документація»."
    )
    report.says("Оприлюднено фінансову звітність 4 комунальних підприємств за 2016–2018 рр.")
    assert report.value("documents") == 218
    assert report.value("documents-протокол") == 9


def test_the_first_quarter_of_2020(
    department: Department, capsys: pytest.CaptureFixture[str]
) -> None:
    at = day(2020, 3, 31)
    months = ("2020-01", "2020-02", "2020-03")
    rows = [counted(month, "Новини", 135) for month in months]
    rows += [counted("2020-02", f"Категорія {n}", 39, kind="фото") for n in range(3)]
    rows += [counted("2020-03", "Сесії", 10, kind="відео")]
    department.rows("publications", "publication_counts", rows, at)
    checks = [{"statementDate": "2020-02-03", "startDate": "2020-02-05"} for _ in range(20)]
    department.rows("checks", "power_cleansing_checks", checks, at)
    for name, key, number in (
        ("parties", "parties", 97),
        ("ngos", "ngos", 158),
        ("religious", "religious_organizations", 34),
    ):
        rows = [
            {"registrationDate": "2015-05-05", "terminationDate": "null", "reconciledDate": "null"}
            for _ in range(number)
        ]
        department.rows(name, key, rows, at)
    requests = [
        {
            "number": f"{n}",
            "receivedDate": "2020-02-10",
            "answerDate": "2020-02-12",
            "dueDate": "2020-02-17",
            "extendedDate": "null",
            "answeredInTime": "true",
        }
        for n in range(2)
    ]
    department.rows("requests", "information_requests", requests, at)
    figures = [
        ("Огляди ЗМІ", "Підготовлено оглядів", 13, "оглядів"),
        ("Огляди ЗМІ", "Використано матеріалів", 233, "матеріали"),
        ("Огляди ЗМІ", "З них із прямим посиланням", 35, "матеріалів"),
        ("Листування", "Вхідних документів", 243, "документи"),
        ("Листування", "З них надано відповідь", 37, "документів"),
        ("Листування", "Внутрішніх вихідних", 35, "документів"),
        ("Листування", "На довгостроковому контролі", 6, "документів"),
        ("Нормотворення", "Підготовлено розпоряджень", 2, "розпорядження"),
        ("Нормотворення", "Підготовлено рішень виконкому", 5, "рішень"),
    ]
    rows = [indicator(*one, "2020-03-31") for one in figures]
    department.rows("indicators", "indicators", rows, at)
    department.documents("decisions", day(2020, 2, 14), {"рішення ради": 224})
    department.documents("drafts", day(2020, 2, 14), {"проєкт рішення": 250})
    for n in range(91 - 7 - 2):
        department.receipt(f"set-{n:02}", day(2019, 6, 3), {} if n else {"рішення ради": 193})
    report = Report(department, capsys, "--quarter", "2020-1")
    report.says("На сайті вийшло 405 матеріалів.")
    report.says(
        "Станом на 31.03.2020 у розділі «Відкриті дані» опубліковано 91 набір, 667 документів."
    )
    report.says("З них 224 акти.")
    report.says("З них 250 проєктів.")
    report.says("Оприлюднено матеріали 20 перевірок посадовців.")
    report.says("Осередки партій: 97 станом на 31.03.2020.")
    report.says("Громадські організації: 158 станом на 31.03.2020.")
    report.says("Релігійні організації: 34 станом на 31.03.2020.")
    report.says("Надійшло 2 запити на інформацію. На всі відповіли вчасно.")
    report.says("Оприлюднено 117 фотографій, у 3 категоріях.")
    report.says("Оприлюднено 10 відео.")
    for _, name, value, unit in figures:
        report.says(f"{name}: {value} {unit}.")
    assert (report.value("sets"), report.value("set-documents")) == (91, 667)
    assert (report.value("acts"), report.value("drafts")) == (224, 250)


def test_2018_of_another_council(
    department: Department, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        indicator(
            "Громадська рада", "Організацій у складі", 35, "організацій", "2018-12-31", "станом на"
        ),
        indicator(
            "Громадська рада", "Організацій у складі", 33, "організацій", "2018-06-30", "станом на"
        ),
        *(
            indicator("Громадська рада", "Проведено засідань", n, "засідань", f"2018-{month}-28")
            for month, n in (("03", 3), ("06", 4), ("12", 4))
        ),
        indicator("Програми", "Ухвалено програм", 1, "програма", "2018-11-20"),
        indicator("Програми", "Ухвалено програм", 9, "програм", "2019-01-20"),
    ]
    department.rows("indicators", "indicators", rows, day(2019, 1, 9))
    report = Report(department, capsys, "--from", "2018-01-01", "--to", "2018-12-31")
    report.says("Організацій у складі: 35 організацій.")
    report.says("Проведено засідань: 11 засідань.")
    report.says("Ухвалено програм: 1 програма.")
    assert "9 програм" not in report.text


def test_the_second_half_of_2021(
    department: Department, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [counted("2021-07", "Новини", 631)]
    rows += [counted("2021-08", f"Відділ {n:02}", 2 if n else 8) for n in range(20)]
    rows += [counted("2021-09", "усі", 381, "Facebook"), counted("2021-10", "усі", 192, "Telegram")]
    rows += [counted("2021-12", "усі", 34, "газета")]
    department.rows("publications", "publication_counts", rows, day(2022, 1, 12))
    report = Report(department, capsys, "--half", "2021-2")
    report.says("З них 631 новина.")
    report.says("46 матеріалів вийшло на 20 інших сторінках сайту.")
    report.says("У соціальних мережах вийшло 573 дописи (Facebook: 381 + Telegram: 192).")
    report.says("У газеті надруковано 34 матеріали.")
    report.says("Обліковано місяців: 5 із 6.")


def test_a_year_of_which_nothing_is_known(
    department: Department, capsys: pytest.CaptureFixture[str]
) -> None:
    department.rows(
        "publications", "publication_counts", [counted("2021-07", "Новини", 5)], day(2021, 8, 2)
    )
    report = Report(department, capsys, "--year", "2017")
    report.says("Матеріали на сайті: за цей період нічого не записано.")
    report.says("Запити на інформацію: за цей період нічого не записано.")
    numbers = [one["value"] for part in report.json["parts"] for one in part["entries"]]
    assert numbers
    assert set(numbers) == {None}


def test_a_zero_that_was_recorded_is_a_zero(
    department: Department, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [counted("2019-03", "Новини", 0)]
    department.rows("publications", "publication_counts", rows, day(2019, 4, 2))
    report = Report(department, capsys, "--month", "2019-03")
    assert report.value("news") == 0
    report.says("З них 0 новин.")
