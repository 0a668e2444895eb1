from __future__ import annotations

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from opendata.messages import LOCALES, language_of, msg, nmsg, say

ROOT = Path(__file__).resolve().parent.parent
PO = LOCALES / "uk" / "LC_MESSAGES" / "opendata.po"


def test_every_message_of_the_source_has_a_translation_and_the_catalogues_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/messages", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def names(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_translations_use_the_names_of_the_original() -> None:
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="uk")
    for message in catalogue:
        if not message.id:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        translations = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = set().union(*map(names, originals))
        for text in translations:
            assert names(text) <= allowed, message.id
            assert names(originals[0]) - {"n"} <= names(text), (message.id, text)


def test_translations_are_ukrainian() -> None:
    """No sentence was left in English, and none has a letter that only Russian has."""
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="uk")
    same = [m.id for m in catalogue if m.id and m.id == m.string and re.search("[a-z]{4}", m.id)]
    assert [text for text in same if not re.fullmatch(r"[^a-z]*\{\w+\}.*|SHA-256", text)] == []
    texts = [str(message.string) for message in catalogue if message.id]
    assert [text for text in texts if re.search("[ыэъё]", text, re.IGNORECASE)] == []


def test_plural_forms_are_those_of_ukrainian() -> None:
    shown = [
        say(nmsg("{n} release read", "{n} releases read", n), "uk") for n in (1, 2, 5, 21, 112)
    ]
    assert shown == [
        "Прочитано 1 випуск",
        "Прочитано 2 випуски",
        "Прочитано 5 випусків",
        "Прочитано 21 випуск",
        "Прочитано 112 випусків",
    ]
    assert say(nmsg("{n} release read", "{n} releases read", 1), "en") == "1 release read"


def test_a_message_may_stand_in_another() -> None:
    inner = msg("is missing")
    assert say(msg("one of: {names}", names=inner), "uk") == "одне з: немає"


def test_braces_in_values_are_left_alone() -> None:
    assert say(msg("the key «{key}»", key="{x}"), "en") == "the key «{x}»"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("uk_UA.UTF-8", "uk"), ("EN", "en"), ("pl", None), ("", None), (None, None)],
)
def test_language_of(text: str | None, expected: str | None) -> None:
    assert language_of(text) == expected
