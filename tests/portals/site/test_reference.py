from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from publications import COUNCIL, World

from opendata.catalogue.reference.samples import samples_folder
from opendata.catalogue.schema import read_schema
from opendata.catalogue.tables import groups, table_paths
from opendata.portals.site.reference import reference_files
from opendata.portals.site.shown import Shown
from opendata.portals.site.tree import site_tree
from opendata.portals.site.used import INDEX, Used

GOLDEN = Path(__file__).parent / "golden"
HERE = "structures_835/2025/legal_acts"


def shown(world: World, *tables: tuple[str, str]) -> tuple[Shown, ...]:
    """The released set of acts, as if it had ``tables``: (key, edition)."""
    release = world.store.releases("decisions")[-1]
    resources = [
        {"name": key, "schema": {"opendata": {"key": key, "edition": edition}}}
        for key, edition in tables
    ]
    manifest = dict(release.manifest) | {"resources": resources}
    return (Shown(world.datasets["decisions"], (replace(release, manifest=manifest),)),)


def text(files: dict[str, bytes], path: str) -> str:
    return files[path].decode().replace("\N{NO-BREAK SPACE}", " ")


def test_a_page_is_as_it_was_seen_and_found_good(released: World) -> None:
    """After a change that is meant: GOLDEN=write pytest tests/portals/site/test_reference.py"""
    key, edition = "targeted_program_reports", "2025"
    files = reference_files(COUNCIL, shown(released, (key, edition)))
    page = files[f"structures_835/{edition}/{key}/index.html"]
    golden = GOLDEN / f"{key}-{edition}.html"
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(page)
    assert page.decode() == golden.read_text(encoding="utf-8")


def test_beside_the_page_stand_its_structure_template_and_samples(released: World) -> None:
    files = reference_files(COUNCIL, shown(released, ("legal_acts", "2025")))
    folder = samples_folder("2025", "legal_acts")
    names = {path.name for path in folder.glob("*.csv")}
    there = {path.rpartition("/")[2] for path in files if path.startswith(HERE + "/")}
    assert there == names | {"index.html", "legalActs.xlsx", "legal_acts.schema.json"}
    for name in names:
        assert files[f"{HERE}/{name}"] == (folder / name).read_bytes()
    book = load_workbook(io.BytesIO(files[f"{HERE}/legalActs.xlsx"]))
    header = [cell.value for cell in book.worksheets[0][1]]
    schema = read_schema(table_paths("2025")["legal_acts"])
    assert header == list(schema.columns)
    assert json.loads(files[f"{HERE}/legal_acts.schema.json"]) == schema.descriptor


def test_the_page_says_what_the_structure_is_and_how_sure_that_is(released: World) -> None:
    files = reference_files(COUNCIL, shown(released, ("legal_acts", "2025")))
    new = text(files, f"{HERE}/index.html")
    assert "формальне затвердження не встановлено" in new
    assert "(назва не офіційна)" in new
    assert "протягом 3 робочих днів після зміни" in new
    assert "Зміни від видання 2019 року" in new
    old = text(files, f"{HERE.replace('2025', '2019')}/index.html")
    assert "рекомендації Державного агентства" in old
    assert "Зміни до видання 2025 року" in old
    assert "--edition 2019" in old


def test_both_ways_lead_between_the_set_and_its_structure(released: World) -> None:
    tree = site_tree(released.publication(), "site", "")
    pages = {
        path: (one.data or b"").decode() for path, one in tree.items() if path.endswith(".html")
    }
    assert f'href="../{HERE}/index.html"' in pages["decisions/index.html"]
    assert 'href="../../../decisions/index.html"' in pages[f"{HERE}/index.html"]
    assert f'href="{INDEX}"' in pages["index.html"]
    assert f'href="../{HERE}/index.html"' in pages[INDEX]


def test_a_table_that_has_no_page_here_is_named_without_a_link(released: World) -> None:
    alone = reference_files(COUNCIL, shown(released, ("council_sessions", "2025")))
    page = text(alone, "structures_835/2025/council_sessions/index.html")
    assert "повторює <code>uid</code> таблиці «" in page
    assert "Видання 2019 року такої таблиці не має." in page
    pair = reference_files(
        COUNCIL, shown(released, ("council_sessions", "2025"), ("council_convocations", "2025"))
    )
    page = text(pair, "structures_835/2025/council_sessions/index.html")
    assert 'таблиці <a href="../../../structures_835/2025/council_convocations/' in page


def test_a_table_of_our_own_is_shown_as_what_it_is(released: World) -> None:
    files = reference_files(COUNCIL, shown(released, ("parties", "own")))
    page = text(files, "structures_835/own/parties/index.html")
    assert "<h1>Осередки політичних партій, власна структура opendata</h1>" in page
    assert "Вони не офіційні" in page
    assert "835 не називає" in page
    assert "Видання 2025 року такої таблиці не має." in page
    assert {"parties.xlsx", "valid.csv", "parties.schema.json"} <= {
        path.rpartition("/")[2] for path in files
    }
    index = text(files, INDEX)
    assert '<h2 id="own">Власні структури opendata</h2>' in index
    assert "За вимогами" not in index
    both = reference_files(COUNCIL, shown(released, ("parties", "own"), ("legal_acts", "2025")))
    index = text(both, INDEX)
    assert index.index("За вимогами постанови") < index.index("Власні структури opendata</h2>")
    assert "own/parties/index.html" in index


def test_a_set_with_a_table_of_our_own_leads_to_its_page(released: World) -> None:
    used = Used("parties", "own")
    assert (used.title, used.structure) == (
        "Осередки політичних партій",
        "власна структура opendata",
    )
    assert Used("legal_acts", "2025").structure == "структура 2025 року"


def test_without_recommended_tables_there_is_nothing(released: World) -> None:
    assert reference_files(COUNCIL, shown(released, ("our_own", "2025"))) == {}
    assert reference_files(COUNCIL, ()) == {}


def test_the_same_facts_give_the_same_bytes(released: World) -> None:
    from opendata.portals.site import reference as module

    sets = shown(released, ("legal_acts", "2025"))
    first = reference_files(COUNCIL, sets)
    module._beside.cache_clear()
    assert reference_files(COUNCIL, sets) == first


@pytest.mark.slow
@pytest.mark.parametrize("edition", groups())
def test_every_table_can_be_shown(released: World, edition: str) -> None:
    tables = [(key, edition) for key in table_paths(edition)]
    files = reference_files(COUNCIL, shown(released, *tables))
    for key, _ in tables:
        page = text(files, f"structures_835/{edition}/{key}/index.html")
        schema = read_schema(table_paths(edition)[key])
        assert all(f"<code>{name}</code></th>" in page for name in schema.columns)
        assert page.count("<table") == page.count("<caption")
        names = re.findall(r'\bid="([^"]+)"', page)
        assert len(names) == len(set(names))
        links = set(re.findall(r'href="#([^"]+)"', page))
        assert links <= set(names)
