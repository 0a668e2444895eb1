"""What a person is told of tables in a DataStore."""

from __future__ import annotations

from opendata.messages import msg, nmsg
from opendata.problems import Place, Problem, Severity


def no_datastore(portal: str) -> Problem:
    """Asked for, and not there; everything else is published."""
    return Problem(
        "portal-datastore",
        msg("the portal has no DataStore, though opendata.toml asks for it"),
        Place("opendata.toml", key=f"portals.{portal}.datastore"),
        remedy=msg("Delete the line; the table is published as a file all the same."),
        severity=Severity.WARNING,
    )


def left_alone(portal: str) -> Problem:
    """A table of ours that is not asked for any more."""
    return Problem(
        "portal-table-left",
        msg("the portal has a table of this dataset in its DataStore that is not kept up to date"),
        Place("opendata.toml", key=f"portals.{portal}.datastore"),
        remedy=msg("Write «datastore = true» again, or delete the table on the portal by hand."),
        severity=Severity.WARNING,
    )


def edited(dataset: str, identity: str, rows: int) -> Problem:
    """Rows that are in no release of ours."""
    return Problem(
        "portal-table-edited",
        nmsg(
            "the table in the DataStore has {n} row that somebody else wrote",
            "the table in the DataStore has {n} rows that somebody else wrote",
            rows,
        ),
        Place(dataset, key=identity),
        remedy=msg(
            "The files were published, and the table was left as it is. Put what is right there "
            "into your own data, or run «opendata publish {name} --force»: it takes the rows of "
            "the release.",
            name=dataset,
        ),
    )


def loader(dataset: str, identity: str) -> Problem:
    """Another program fills the table from the file, as it likes."""
    return Problem(
        "portal-table-loader",
        msg("another program on the portal (XLoader, DataPusher) filled the table of this file"),
        Place(dataset, key=identity),
        remedy=msg(
            "Its table was replaced by the one with labels and types. If this comes again, two "
            "programs write there by turns: ask the administrator of the portal to switch the "
            "loader off for these resources, or take «datastore» out of opendata.toml."
        ),
        severity=Severity.WARNING,
    )
