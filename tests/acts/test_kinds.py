"""What kind of document it is, and what only looks like an act."""

from __future__ import annotations

import pytest

from opendata.acts.kinds import RULES, find_kind
from opendata.acts.layout import lay_out
from opendata.acts.lines import head_lines

COUNCIL = "ЯСНОЗІРСЬКА МІСЬКА РАДА\n"
DECIDED = "Відповідно до закону міська рада\nВИРІШИЛА:\n1. Прибрати місто.\n"
ABOUT = "Про благоустрій міста\n"
DAY = "від 14.02.2024 № 48\n"


def kind_and_rule(text: str) -> tuple[str | None, str]:
    found = find_kind(lay_out(head_lines(text)))
    return (None, "") if found is None else (found.kind.value, found.rule)


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        (f"{COUNCIL}РІШЕННЯ\n{DAY}{ABOUT}{DECIDED}", "рішення ради", "heading"),
        (
            f"ВИКОНАВЧИЙ КОМІТЕТ\n{COUNCIL}РІШЕННЯ\n{DAY}{ABOUT}",
            "рішення виконавчого комітету",
            "heading",
        ),
        (f"{COUNCIL}РОЗПОРЯДЖЕННЯ\n{DAY}{ABOUT}", "розпорядження голови", "heading"),
        (
            f"{COUNCIL}Розпорядження міського голови\n{DAY}{ABOUT}",
            "розпорядження голови",
            "heading",
        ),
        (f"{COUNCIL}ПРОТОКОЛ № 3\nзасідання сесії\n14.02.2024\n", "протокол", "heading-minutes"),
        (f"ВИСНОВОК\nпостійної комісії\n{DAY}", "висновок комісії", "heading-opinion"),
        (f"{COUNCIL}ПРОЄКТ РІШЕННЯ\n{ABOUT}{DECIDED}", "проєкт рішення", "heading"),
        (f"{COUNCIL}РІШЕННЯ\nвід ____ № ____\n{ABOUT}{DECIDED}", "проєкт рішення", "heading"),
        (
            "ЗАТВЕРДЖЕНО\nрішенням міської ради\nвід 14.02.2024 № 48\nПОЛОЖЕННЯ\nпро парк\n",
            "додаток",
            "stamp",
        ),
        (f"Рішення № 48 від 14.02.2024 «Про парк»\n{DECIDED}", "рішення ради", "caption"),
        (f"{ABOUT}{DECIDED}", "рішення ради", "decides"),
        (
            (
                "Ясна рада, розглянувши заяву, за погодженням з постійною комісією з питань землі\n"
                "в и р і ш и л а:\n1. Погодити.\n"
            ),
            "рішення ради",
            "decides-she",
        ),
        (
            f"{ABOUT}Керуючись законом:\n1. Виконати це розпорядження.\n",
            "розпорядження голови",
            "this-order",
        ),
        (
            f"{DAY}{ABOUT}На підставі статті 46 закону:\n1. Скликати сесію.\n",
            "розпорядження голови",
            "order-like",
        ),
        ("ПОЛОЖЕННЯ\nпро парк\n1. Загальні положення\n1.1. Парк є парком.\n", "додаток", "rules"),
        ("знак.png\nЗагальні положення\n1. Відзнаку дають мешканцям.\n", "додаток", "chapters"),
    ],
)
def test_each_rule_tells_its_kind(text: str, kind: str, rule: str) -> None:
    assert kind_and_rule(text) == (kind, rule)
    assert rule in RULES


@pytest.mark.parametrize(
    "text",
    [
        f"НАКАЗ\n{DAY}{ABOUT}",
        f"ОГОЛОШЕННЯ\nРІШЕННЯ\n{DAY}{ABOUT}",
        f"РІШЕННЯ\nІМЕНЕМ УКРАЇНИ\n14 лютого 2024 року справа № 48\n{ABOUT}",
        f"Рішення засідання Правління Асоціації міст\n14.02.2024\n{ABOUT}",
        f"РІШЕННЯ ЗАГАЛЬНИХ ЗБОРІВ\n{DAY}{ABOUT}",
        "Перелік рішень сесії міської ради\n1. № 48 Про парк\n2. № 49 Про сквер\n",
        "АНАЛІЗ РЕГУЛЯТОРНОГО ВПЛИВУ\nдо проєкту рішення «Про податки»\nІ. Проблема\n",
        "Новини громади\nУ суботу відбулася толока.\n",
        "",
    ],
)
def test_what_is_no_act_of_a_council_has_no_kind(text: str) -> None:
    assert kind_and_rule(text) == (None, "")


@pytest.mark.parametrize(
    "line",
    ["внесено виконкомом", "Ухвали | Розпорядження | Рішення виконкому", "Доповідач: виконком"],
)
def test_a_committee_that_only_drafted_or_stands_in_a_menu_did_not_decide(line: str) -> None:
    text = f"{line}\n{COUNCIL}РІШЕННЯ\n{DAY}{ABOUT}Відповідно до закону\n"
    assert kind_and_rule(text) == ("рішення ради", "heading")


def test_who_decides_weighs_more_than_a_letterhead() -> None:
    letterhead = f"ВИКОНАВЧИЙ КОМІТЕТ\n{COUNCIL}РІШЕННЯ\n{DAY}{ABOUT}"
    assert kind_and_rule(letterhead + DECIDED)[0] == "рішення ради"
    by_committee = "Відповідно до закону виконавчий комітет міської ради\nВИРІШИВ:\n1. Прибрати.\n"
    assert kind_and_rule(COUNCIL + "РІШЕННЯ\n" + DAY + ABOUT + by_committee)[0] == (
        "рішення виконавчого комітету"
    )


def test_the_draft_that_a_commission_considers_makes_no_draft_of_its_opinion() -> None:
    text = f"ВИСНОВОК\n{DAY}Комісія розглянула проєкт рішення «Про парк» і рекомендує:\n1. Так.\n"
    assert kind_and_rule(text)[0] == "висновок комісії"
