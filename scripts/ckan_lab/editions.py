"""Which CKANs there are, and in what they differ."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.ckan_lab.errors import LabError


@dataclass(frozen=True, slots=True)
class Edition:
    """One CKAN that can be started."""

    name: str
    """What the command and the tests call it."""
    version: str
    """The release of CKAN on the Python package index."""
    pythons: tuple[str, ...]
    """The versions of Python that it runs on, the best first."""
    plugins: tuple[str, ...]
    passport: bool = False
    """Whether datasets have the fields of a passport on data.gov.ua, by ckanext-scheming."""
    required: bool = True
    """Whether a computer with Debian's packages alone must be able to have it."""

    @property
    def pylons(self) -> bool:
        """Whether it is of the age of data.gov.ua: Python 2, paster, keys in place of tokens."""
        return self.version.startswith("2.8.")

    @property
    def who(self) -> bool:
        """Whether it reads a second file of settings, ``who.ini``, beside the first."""
        return self.version.startswith(("2.8.", "2.9."))


_VIEWS = ("text_view", "image_view", "datatables_view")
_MODERN = ("activity", "datastore", *_VIEWS)

EDITIONS = {
    edition.name: edition
    for edition in (
        Edition("2.12.0", "2.12.0", ("3.11", "3.12", "3.13"), _MODERN),
        Edition(
            "2.12.0-passport",
            "2.12.0",
            ("3.11", "3.12", "3.13"),
            (*_MODERN, "scheming_datasets"),
            passport=True,
        ),
        Edition("2.10.11", "2.10.11", ("3.11",), _MODERN),
        Edition("2.9.11", "2.9.11", ("3.8",), ("datastore", *_VIEWS), required=False),
        Edition(
            "2.8.12",
            "2.8.12",
            ("2.7",),
            ("datastore", "text_view", "image_view", "recline_view"),
            required=False,
        ),
    )
}
"""Every edition by its name, the newest first."""


def edition_named(name: str) -> Edition:
    """The edition of that name, or of which it is the beginning: ``2.8`` is 2.8.12.

    Raises:
        LabError: there is no such edition.
    """
    for key, edition in EDITIONS.items():
        if key == name or key.startswith(f"{name}."):
            return edition
    raise LabError(f"There is no CKAN “{name}” here; there are: {', '.join(EDITIONS)}")
