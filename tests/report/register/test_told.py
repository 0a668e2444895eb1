from __future__ import annotations

from typing import Any

import pytest

from opendata.release.passport import LABELS
from opendata.report.register.told import told_in


def passport(**values: object) -> dict[str, Any]:
    return {
        name: {"label": label, "value": values.get(name, name)} for name, label in LABELS.items()
    }


def test_what_a_passport_tells() -> None:
    told = told_in(passport(keywords=["a", "b"], formats=["CSV"]))
    assert (told.title, told.update, told.contact_email) == ("title", "update", "contact_email")
    assert (told.keywords, told.formats) == (("a", "b"), ("CSV",))


@pytest.mark.parametrize("broken", [{}, {"title": None}, {"title": {"label": "x"}}])
def test_a_passport_that_lacks_something(broken: dict[str, Any]) -> None:
    whole = passport(keywords=[], formats=[])
    del whole["title"]
    with pytest.raises((LookupError, TypeError)):
        told_in({**whole, **broken})
