from __future__ import annotations

import pytest
from budget_page import Page

from opendata.budget.explanations import explained
from opendata.budget.texts import read_list, read_text


def items(text: str) -> tuple[str, ...]:
    page = Page()
    page.table(text)
    return read_list(page.lines())


@pytest.mark.parametrize(
    "text",
    [
        "№ з/п|Завдання\n1|Ремонт\n2|Догляд за парком",
        "№ з/п|Завдання\n1|2\n=1|Ремонт\n=2|Догляд за\n|парком",
        "1. Ремонт\n2. Догляд за парком",
        "1) Ремонт\n2) Догляд\nза парком",
        "1. Ремонт\\n2. Догляд за парком",
        "- Ремонт\n- Догляд за парком",
        "Ремонт\nДогляд\nза парком",
        "№ з/п|Завдання\n1|Ремонт\n2|Догляд за парком\nНе є завданням",
        "№ з/п|Завдання\n1|Ремонт\n2|Догляд за парком\n\n|Не є завданням",
        "1|Ремонт\n2|Догляд за парком\n* виноска",
        "1|Ремонт\n2|Догляд за парком\n3|-",
    ],
)
def test_a_list_however_it_is_numbered(text: str) -> None:
    assert items(text) == ("Ремонт", "Догляд за парком")


def test_a_text_is_one_line() -> None:
    page = Page()
    page.table("Закон;\\nКодекс;\n- 2 -\nРішення ради")
    assert read_text(page.lines()) == "Закон; Кодекс; Рішення ради"
    page.table("\nПримітка: уточнено")
    assert read_text(page.lines()) == "Закон; Кодекс; Рішення ради"
    dash = Page()
    dash.table("-")
    assert read_text(dash.lines()) is None


PRINTED = (
    "Пояснення щодо причин розбіжностей між фактичними та затвердженими результативними показниками"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{PRINTED}: економія коштів", "економія коштів"),
        (f"{PRINTED} Економія: торги", "Економія: торги"),
        (f"{PRINTED}:", ""),
        (f"{PRINTED}: -", ""),
        ("Пояснення: відхилення через карантин", "відхилення через карантин"),
        (
            "Пояснення щодо причин відхилення Відхилення виникло через торги",
            "Відхилення виникло через торги",
        ),
    ],
)
def test_an_explanation_without_its_printed_words(text: str, said: str) -> None:
    assert explained(text) == said
