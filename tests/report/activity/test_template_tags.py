from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from opendata.report.activity.template_tags import Lines, NoLine, confined, dotted, paragraph_of

NOTHING = {"value": "нічого"}
LINES = Lines({"news": {"value": 5}, "set_documents": {"value": 0}}, NOTHING)


def test_lines_are_found_by_their_keys_and_as_they_stand_after_a_point() -> None:
    assert dotted("documents-рішення ради") == "documents_рішення_ради"
    assert LINES["set-documents"] == LINES["set_documents"] == {"value": 0}
    assert (sorted(LINES), len(LINES)) == (["news", "set_documents"], 2)


def test_a_section_that_nothing_came_out_in_has_a_line_and_a_misspelled_one_has_none() -> None:
    assert LINES["materials_відділ_освіти"] is NOTHING
    with pytest.raises(NoLine) as caught:
        LINES["nevs"]
    assert (caught.value.key, caught.value.keys) == ("nevs", ("news", "set_documents"))


@pytest.mark.parametrize("tag", ["{{ lipsum() }}", "{{ [1, 2]|random }}"])
def test_nothing_in_a_template_is_left_to_chance(tag: str) -> None:
    with pytest.raises(Exception, match=r"lipsum|random"):
        confined().from_string(tag).render()


@pytest.mark.parametrize("tag", ["{{ ''.__class__ }}", "{{ parts.append(1) }}"])
def test_a_template_can_look_and_not_touch(tag: str) -> None:
    with pytest.raises(SecurityError):
        confined().from_string(tag).render(parts=[])


def test_the_paragraph_of_a_fault_is_shown_without_markup() -> None:
    environment = confined()
    text = "<w:p>перший</w:p>\n<w:p><w:t>другий {{ nothing }}</w:t></w:p>\n<w:p>третій</w:p>"
    with pytest.raises(UndefinedError) as caught:
        environment.from_string(text).render()
    assert paragraph_of(environment, caught.value) == "другий {{ nothing }}"
    assert paragraph_of(environment, ValueError()) == ""
