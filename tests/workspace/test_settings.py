from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opendata.problems import Exit, OpendataError
from opendata.workspace.public_keys import PublicKey
from opendata.workspace.read import read_workspace
from opendata.workspace.settings import append_key, append_portal, portal_table
from opendata.workspace.workspace import PortalConfig

TOML = "opendata.toml"
NATIONAL = PortalConfig(
    "national", "ckan", "", "https://data.gov.ua", organization="rada", profile="data.gov.ua"
)


def refused(workspace: Path, config: PortalConfig = NATIONAL) -> str:
    before = (workspace / TOML).read_bytes()
    with pytest.raises(OpendataError) as caught:
        append_portal(workspace, config)
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert (workspace / TOML).read_bytes() == before
    return caught.value.problem.code


@pytest.mark.parametrize(
    ("prefix", "line", "last"),
    [(b"", b"\n", b""), (b"", b"\n", b"# end"), (b"", b"\r\n", b""), (b"\xef\xbb\xbf", b"\n", b"")],
)
def test_what_stands_in_the_file_stays_to_the_last_byte(
    workspace: Path, prefix: bytes, line: bytes, last: bytes
) -> None:
    path = workspace / TOML
    before = prefix + path.read_bytes().replace(b"\n", line) + last
    path.write_bytes(before)
    table = append_portal(workspace, NATIONAL)
    after = path.read_bytes()
    assert after.startswith(before)
    added = after.removeprefix(before)
    assert added.count(b"\n") == added.count(line)
    assert added.decode().replace("\r\n", "\n").strip() == table.strip()
    assert read_workspace(workspace).portals["national"] == NATIONAL


def test_a_rehearsal_writes_nothing(workspace: Path) -> None:
    before = (workspace / TOML).read_bytes()
    assert append_portal(workspace, NATIONAL, dry_run=True) == portal_table(NATIONAL)
    assert (workspace / TOML).read_bytes() == before


@pytest.mark.parametrize(
    "ending",
    [
        "\n[portals]\nother = 1\n",
        '\n[portals.national]\nkind = "site"\nurl = "https://a.example"\npath = "a"\n',
        "\n[broken",
    ],
)
def test_a_file_that_cannot_be_continued_is_left_alone(workspace: Path, ending: str) -> None:
    with (workspace / TOML).open("a", encoding="utf-8") as file:
        file.write(ending)
    assert refused(workspace) in {"portal-settings", "workspace-value"}


def test_an_inline_table_is_not_continued_but_the_text_is_given(workspace: Path) -> None:
    path = workspace / TOML
    text = path.read_text("utf-8")
    start = text.index("# Сайт")
    site = 'portals = {site = {kind = "site", url = "https://a.example"}}\n'
    path.write_text(site + text[:start], "utf-8")
    read_workspace(workspace)
    before = path.read_bytes()
    with pytest.raises(OpendataError) as caught:
        append_portal(workspace, NATIONAL)
    assert caught.value.problem.code == "portal-settings"
    assert "[portals.national]" in str(caught.value.problem.remedy)
    assert path.read_bytes() == before


def test_the_schema_has_its_say(workspace: Path) -> None:
    odd = PortalConfig("national", "ckan", "", "https://a.example", organization="Рада")
    assert refused(workspace, odd) == "workspace-value"
    append_portal(workspace, NATIONAL)
    twin = PortalConfig("twin", "ckan", "", "https://data.gov.ua", organization="rada")
    assert refused(workspace, twin) == "portal-twice"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_whoever_could_edit_the_file_still_can(workspace: Path) -> None:
    real = workspace.parent / "kept.toml"
    (workspace / TOML).rename(real)
    (workspace / TOML).symlink_to(real)
    real.chmod(0o660)
    append_portal(workspace, NATIONAL)
    assert (workspace / TOML).is_symlink()
    assert real.stat().st_mode & 0o777 == 0o660
    assert "national" in read_workspace(workspace).portals


@given(
    url=st.from_regex(r"https://[^\s/]{1,20}(/[^\s]{0,10})?", fullmatch=True),
    organization=st.from_regex(r"[a-z0-9_-]{2,20}", fullmatch=True),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_whatever_is_written_is_read_or_refused(
    workspace: Path, url: str, organization: str
) -> None:
    before = (workspace / TOML).read_bytes()
    config = PortalConfig("national", "ckan", "", url.rstrip("/"), organization=organization)
    try:
        append_portal(workspace, config)
    except OpendataError:
        assert (workspace / TOML).read_bytes() == before
    else:
        assert read_workspace(workspace).portals["national"] == config
    (workspace / TOML).write_bytes(before)


FIRST = PublicKey(bytes(32), date(2026, 3, 2))
SECOND = PublicKey(bytes(range(32)), date(2026, 9, 1))


@pytest.mark.parametrize("line", [b"\n", b"\r\n"])
def test_keys_come_and_end_and_the_rest_stays(workspace: Path, line: bytes) -> None:
    path = workspace / TOML
    before = path.read_bytes().replace(b"\n", line)
    path.write_bytes(before)
    table = append_key(workspace, FIRST, {})
    assert table == f'[[signing.keys]]\npublic = "{FIRST.text}"\nfrom = "2026-03-02"\n'
    assert read_workspace(workspace).keys == (FIRST,)
    append_portal(workspace, NATIONAL)  # it may stand below a key
    append_key(workspace, SECOND, {FIRST.id: date(2026, 9, 1)})
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(line)
    ended = replace(FIRST, until=date(2026, 9, 1))
    found = read_workspace(workspace)
    assert found.keys == (ended, SECOND)
    assert found.portals["national"] == NATIONAL


@pytest.mark.parametrize(
    "form",
    ['[signing]\nkeys = [{{public = "{key}"}}]\n', '[[signing.keys]]\n"public" = "{key}"\n'],
)
def test_keys_in_another_form_are_left_to_a_person(workspace: Path, form: str) -> None:
    path = workspace / TOML
    text = path.read_text(encoding="utf-8") + "\n" + form.format(key=FIRST.text)
    path.write_text(text, encoding="utf-8", newline="\n")
    assert [key.id for key in read_workspace(workspace).keys] == [FIRST.id]
    with pytest.raises(OpendataError) as caught:
        append_key(workspace, SECOND, {FIRST.id: date(2026, 9, 1)})
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "key-settings",
        Exit.CONFIGURATION,
    )
    assert path.read_text(encoding="utf-8") == text


def test_a_key_of_another_shape_is_refused_by_the_schema(workspace: Path) -> None:
    path = workspace / TOML
    text = path.read_text(encoding="utf-8") + '\n[[signing.keys]]\npublic = "abc"\nfrom = "now"\n'
    path.write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(OpendataError) as caught:
        read_workspace(workspace)
    assert [one.code for one in caught.value.problems] == ["workspace-value"] * 2
