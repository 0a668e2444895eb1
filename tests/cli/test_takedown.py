from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from town import Town

Command = Callable[..., Any]
GROUND = "стаття 10-1 Закону"


def test_a_row_is_taken_down_by_its_key(opendata: Command, town: Town) -> None:
    opendata("publish", "decisions")
    said = opendata("takedown", "2-2024", "--reason", GROUND, "--dry-run")
    assert said.code == 0
    assert "буде знято з публікації; випуски, файлів яких більше не буде: 1.0.0" in said.out
    said = opendata("takedown", "2-2024", "--reason", GROUND)
    assert said.code == 0
    assert "знято з публікації" in said.out
    assert "1.0.0" in said.out
    shown = json.loads(opendata("takedown", "2-2024", "--reason", GROUND, "--json").out)
    (one,) = shown["takedowns"]
    assert (one["uid"], one["withdrawn"], one["version"]) == ("2-2024", ["1.0.0"], "1.0.1")
    page = (town.root / "public/decisions/1.0.0/index.html").read_text("utf-8")
    assert one["id"] in page


def test_a_reason_with_personal_data_is_refused(opendata: Command) -> None:
    opendata("publish", "decisions")
    said = opendata("takedown", "2-2024", "--reason", "РНОКПП 3123412341")
    assert said.code == 2
    assert "3123412341" not in said.err
