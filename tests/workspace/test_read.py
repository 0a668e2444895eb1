from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from opendata.problems import Exit, OpendataError, Problem
from opendata.workspace.read import find_workspace, read_workspace

TOML = "opendata.toml"
YAML = "datasets/decisions/datapackage.yaml"


def faults(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(OpendataError) as caught:
        read_workspace(root)
    assert caught.value.exit_code is Exit.CONFIGURATION
    return caught.value.problems


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_init_wrote_is_read(workspace: Path) -> None:
    found = read_workspace(workspace)
    dataset = found.datasets["decisions"]
    assert found.council.bodies["рішення ради"].edrpou == "99000005"
    assert found.council.bodies["розпорядження голови"].edrpou is None
    assert dataset.schema.name == "legalActs"
    assert dataset.schema.primary_key == ("uid",)
    assert dataset.register is None
    assert dataset.documents is not None
    assert dataset.documents.path == "documents"
    assert dataset.max_removals == 0.1
    assert found.portals["site"].path == "public"


def test_it_is_found_from_a_folder_inside(workspace: Path) -> None:
    assert find_workspace(workspace / "datasets" / "decisions") == workspace
    with pytest.raises(OpendataError) as caught:
        find_workspace(workspace.parent)
    assert caught.value.problem.code == "workspace-missing"


def test_a_byte_order_mark_from_notepad_does_no_harm(workspace: Path) -> None:
    for name in (TOML, YAML):
        path = workspace / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_workspace(workspace).council.name == "Тестова міська рада"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "key"),
    [
        (
            TOML,
            'site = "https://test',
            'sayt = "https://test',
            "workspace-key-missing",
            "council.site",
        ),
        (TOML, "UA99000000000099001", "8000000000", "workspace-value", "council.katottg"),
        (
            TOML,
            '[portals.site]\nkind = "site"',
            '[portals.site]\nkind = "ckan2"',
            "workspace-value",
            "portals.site.kind",
        ),
        (
            TOML,
            "рішення виконавчого комітету",
            "рішення виконкому",
            "workspace-key-unknown",
            "council.bodies.рішення виконкому",
        ),
        (
            TOML,
            "data@test-rada.example",
            "data at test",
            "workspace-value",
            "council.contact.email",
        ),
        (YAML, "name: decisions", "name: Decisions", "workspace-value", "name"),
        (YAML, "table: legal_acts", "table: legal-acts", "workspace-value", "opendata.table"),
        (
            YAML,
            "  max_removals: 0.1",
            "  max_removals: 10",
            "workspace-value",
            "opendata.max_removals",
        ),
        (YAML, "  kinds:", "  kind:", "workspace-key-missing", "opendata.kinds"),
        (
            YAML,
            "update: immediately after making changes",
            "update: sometimes",
            "workspace-value",
            "opendata.update",
        ),
    ],
)
def test_each_fault_names_file_and_key(
    workspace: Path, file: str, old: str, new: str, code: str, key: str
) -> None:
    edit(workspace / file, old, new)
    found = faults(workspace)
    assert (code, file, key) in {(p.code, p.place.file, p.place.key) for p in found}
    assert all(p.remedy is not None for p in found)


def test_a_slip_in_a_key_is_recognised(workspace: Path) -> None:
    edit(workspace / TOML, 'katottg = "', 'katotg = "')
    remedies = {p.code: str(p.remedy) for p in faults(workspace)}
    assert remedies["workspace-key-unknown"] == "Did you mean «katottg»?"


def test_all_faults_come_at_once(workspace: Path) -> None:
    edit(workspace / TOML, "UA99000000000099001", "0")
    edit(workspace / TOML, "data@test-rada.example", "0")
    assert len(faults(workspace)) == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (TOML, 'edrpou = "99000011"', 'edrpou = "99000012"', "workspace-edrpou"),
        (YAML, "# portals: [site]", "portals: [ckan]", "dataset-portal"),
        (YAML, "name: decisions", "name: acts", "dataset-name"),
        (YAML, "table: legal_acts", "table: legalAct", "dataset-schema"),
        (YAML, "requirement: legal-acts", "requirement: decisions", "requirement-unknown"),
        (YAML, 'edition: "2025"', 'edition: "1999"', "dataset-schema"),
        (
            TOML,
            '[council.bodies."розпорядження голови"]\nname = "Тестовий міський голова"',
            "",
            "dataset-body",
        ),
    ],
)
def test_what_only_both_files_together_show(
    workspace: Path, file: str, old: str, new: str, code: str
) -> None:
    edit(workspace / file, old, new)
    (found,) = faults(workspace)
    assert found.code == code
    assert found.found
    assert found.remedy is not None


def test_a_requirement_misspelt_gets_the_near_ones(workspace: Path) -> None:
    edit(workspace / YAML, "requirement: legal-acts", "requirement: legal-act")
    (found,) = faults(workspace)
    assert (found.code, found.place.key) == ("requirement-unknown", "opendata.requirement")
    assert "«legal-acts»" in str(found.remedy)


def not_utf8(path: Path) -> None:
    path.write_bytes("name = «рада»".encode("cp1251"))


def not_toml_or_yaml(path: Path) -> None:
    path.write_text("council = [\n: : :", encoding="utf-8")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("file", [TOML, YAML])
@pytest.mark.parametrize("spoil", [not_utf8, not_toml_or_yaml, a_folder])
def test_an_unreadable_file_is_named(
    workspace: Path, file: str, spoil: Callable[[Path], None]
) -> None:
    spoil(workspace / file)
    (found,) = faults(workspace)
    assert (found.code, found.place.file) == ("workspace-unreadable", file)


def test_a_list_instead_of_keys(workspace: Path) -> None:
    (workspace / YAML).write_text("- name\n- title\n", encoding="utf-8")
    (found,) = faults(workspace)
    assert found.code == "workspace-unreadable"


def test_a_schema_of_the_workspace_comes_before_the_shipped_one(workspace: Path) -> None:
    from opendata.shipped import shipped

    own = workspace / "schemas" / "2025" / "legal_acts.json"
    own.parent.mkdir(parents=True)
    text = (shipped("schemas") / "2025" / "legal_acts.json").read_text(encoding="utf-8")
    own.write_text(text.replace("Ідентифікатор", "Наш ідентифікатор", 1), encoding="utf-8")
    dataset = read_workspace(workspace).datasets["decisions"]
    assert dataset.schema.fields[0].title == "Наш ідентифікатор"


def test_a_workspace_without_datasets(workspace: Path) -> None:
    (workspace / YAML).unlink()
    assert read_workspace(workspace).datasets == {}


@pytest.mark.parametrize(
    ("old", "new", "key", "remedy"),
    [
        ("status: Чинний", "statu: Чинний", "statu", "Did you mean «status»?"),
        ("=acceptedDate", "=acceptedate", "validFrom", "Did you mean «=acceptedDate»?"),
        ("=first-published", "=nosuch", "issuedDate", "Remove the key or correct its name."),
    ],
)
def test_a_default_that_would_be_ignored(
    workspace: Path, old: str, new: str, key: str, remedy: str
) -> None:
    edit(workspace / YAML, old, new)
    (found,) = faults(workspace)
    assert (found.code, found.place.file) == ("dataset-default", YAML)
    assert found.place.key == f"opendata.defaults.{key}"
    assert str(found.remedy) == remedy


def test_a_default_may_be_any_text_and_any_column(workspace: Path) -> None:
    edit(workspace / YAML, "status: Чинний", "status: a=b\n    number: =uid")
    assert read_workspace(workspace).datasets["decisions"].defaults["number"] == "=uid"


CKAN = """
[portals.national]
kind = "ckan"
url = "https://data.example"
organization = "testova-rada"
profile = "data.gov.ua"
"""


def add_ckan(workspace: Path, text: str = CKAN) -> None:
    with (workspace / TOML).open("a", encoding="utf-8") as file:
        file.write(text)


def test_a_dataset_that_names_no_portal_goes_to_all_of_them(workspace: Path) -> None:
    add_ckan(workspace)
    found = read_workspace(workspace)
    assert found.datasets["decisions"].portals == ("site", "national")
    assert found.portals["national"].organization == "testova-rada"
    edit(workspace / YAML, "# portals: [site]", "portals: [national]")
    assert read_workspace(workspace).datasets["decisions"].portals == ("national",)


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('organization = "testova-rada"\n', "", "workspace-key-missing", "organization"),
        ('"testova-rada"', '"Тестова рада"', "workspace-value", "organization"),
        ('"data.gov.ua"', '"dgu"', "workspace-value", "profile"),
        ("organization", "organisation", "workspace-key-unknown", "organisation"),
        ("profile", 'path = "public"\nprofile', "workspace-key-unknown", "path"),
        ("profile", "datastore = 1\nprofile", "workspace-value", "datastore"),
        ("https://", "", "workspace-value", "url"),
    ],
)
def test_faults_of_a_ckan_are_told(
    workspace: Path, old: str, new: str, code: str, key: str
) -> None:
    add_ckan(workspace, CKAN.replace(old, new))
    found = {(one.code, one.place.key) for one in faults(workspace)}
    assert (code, f"portals.national.{key}") in found


def test_a_site_has_no_organization(workspace: Path) -> None:
    edit(workspace / TOML, 'path = "public"', 'organization = "rada"')
    (found,) = faults(workspace)
    assert (found.code, found.place.key) == ("workspace-key-unknown", "portals.site.organization")
    assert "path" in str(found.expected)


def test_two_sites_in_one_folder_are_refused(workspace: Path) -> None:
    with (workspace / TOML).open("a", encoding="utf-8") as file:
        file.write('\n[portals.other]\nkind = "site"\nurl = "https://other.example"\n')
    (found,) = faults(workspace)
    assert (found.code, found.place.key) == ("portal-folder-shared", "portals.other.path")


@pytest.mark.parametrize("path", ["", "a\\u0000b", "a\\nb"])
def test_a_path_that_no_system_takes(workspace: Path, path: str) -> None:
    edit(workspace / TOML, 'path = "public"', f'path = "{path}"')
    (found,) = faults(workspace)
    assert (found.code, found.place.key) == ("workspace-value", "portals.site.path")
