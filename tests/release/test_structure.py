from __future__ import annotations

from opendata.release.csv_table import read_csv
from opendata.release.structure import structure_bytes


def test_the_five_attributes_of_every_column(sample) -> None:  # type: ignore[no-untyped-def]
    table = read_csv(structure_bytes(sample.schema))
    assert table.columns == ("name", "title", "description", "datatype", "required")
    assert [row[0] for row in table.rows] == list(sample.schema.columns)
    assert table.rows[0] == ("uid", "Ідентифікатор", "Номер і рік, через дефіс.", "string", "true")
    assert [row[3:] for row in table.rows[2:]] == [
        ("date", "false"),
        ("string", "false"),
        ("anyURI", "false"),
    ]
