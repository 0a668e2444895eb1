"""Names of bodies, in the nominative."""

from __future__ import annotations

import pytest

from opendata.acts.bodies import executive_of, find_bodies, head_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ЯСНОЗІРСЬКА МІСЬКА РАДА", "Яснозірська міська рада"),
        ("Яснозірської  міської ради".replace("  ", " "), "Яснозірська міська рада"),
        ("СТАРО-ЗОРЯНСЬКОЇ СЕЛИЩНОЇ РАДИ", "Старо-Зорянська селищна рада"),
        ("Зоряна районна у місті Яснозірську рада", "Зоряна районна у місті Яснозірську рада"),
        ("Зорянська районна державна адміністрація", "Зорянська районна державна адміністрація"),
        ("Яснозірського міського голови", "Яснозірський міський голова"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert [body.name for body in find_bodies(text)] == [name]


@pytest.mark.parametrize("text", ["міська рада", "постійна міська рада", "сесія районної ради"])
def test_a_council_without_its_name_is_none(text: str) -> None:
    assert find_bodies(text) == []


def test_bodies_of_a_council() -> None:
    assert executive_of("Яснозірська міська рада") == "Виконавчий комітет Яснозірської міської ради"
    assert head_of("Яснозірська міська рада", "міськ") == "Яснозірський міський голова"
    assert head_of("Зорянська районна рада", "районн") == "Голова Зорянської районної ради"
