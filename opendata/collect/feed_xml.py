"""RSS (0.91–2.0, 1.0) and Atom → their items. Nothing of the text of a material is kept.

XML is read as that of documents is: a document type declaration is refused, so that nothing in a
feed can swell.
"""

from __future__ import annotations

from datetime import UTC
from html import unescape
from typing import Final

from opendata.acts.guard import parse_xml
from opendata.clean.spaces import one_line
from opendata.collect.feed import Feed, Item, Listing, NoFeed, What, channel_of
from opendata.collect.feed_dates import read_moment

ATOM: Final = "http://www.w3.org/2005/Atom"
DUBLIN: Final = "http://purl.org/dc/elements/1.1/"
RSS: Final = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ITEMS: Final = frozenset({*((space, "item") for space in RSS), (ATOM, "entry")})
ROOTS: Final = frozenset({("", "rss"), (RDF, "RDF"), (ATOM, "feed")})
BUILT: Final = frozenset({("", "lastBuildDate"), (ATOM, "updated"), (DUBLIN, "date")})
LONGEST: Final = 2_000
"""Characters of one field that are looked at: a title or an address has fewer."""

Name = tuple[str, str]


def read_xml(data: bytes, name: str) -> Feed:
    """The feed in ``data``, called ``name`` before people.

    :raises NoFeed: it is other XML.
    :raises OpendataError: ``document-broken``, ``document-bomb``.
    """
    reader = _Reader()
    # A blank line before the declaration is a frequent slip of the programs that write feeds.
    parse_xml(data.lstrip(b"\xef\xbb\xbf \t\r\n"), name, reader.start, reader.end, reader.text)
    return Feed(Listing.FEED, tuple(reader.items), read_moment(reader.built, UTC))


class _Reader:
    """Receives expat's events; looks at what stands directly in an item, and no deeper."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.built = ""
        self._path: list[Name] = []
        self._fields: dict[Name, list[str]] | None = None
        self._item_depth = 0
        self._words: list[str] | None = None
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        if not self._path and name not in ROOTS:
            raise NoFeed(name[1])
        self._path.append(name)
        depth = len(self._path)
        if self._fields is None:
            if name in ITEMS:
                self._fields, self._item_depth = {}, depth
            elif name in BUILT and depth <= 3:
                self._listen()
        elif depth == self._item_depth + 1:
            self._listen()
            self._attributes(name, attributes)

    def _listen(self) -> None:
        self._words, self._length = [], 0

    def _attributes(self, name: Name, attributes: dict[str, str]) -> None:
        """What Atom says in attributes."""
        if name == (ATOM, "link") and attributes.get("rel", "alternate") == "alternate":
            self._keep(name, attributes.get("href", ""))
        elif name == (ATOM, "category"):
            self._keep(name, attributes.get("label") or attributes.get("term", ""))

    def text(self, words: str) -> None:
        if self._words is not None and self._length < LONGEST:
            self._words.append(words)
            self._length += len(words)

    def end(self, tag: str) -> None:
        name, depth = _name(tag), len(self._path)
        self._path.pop()
        if self._fields is None:
            if self._words is not None:
                self.built = self.built or "".join(self._words).strip()
                self._words = None
        elif depth == self._item_depth:
            self.items.append(_item(self._fields))
            self._fields = self._words = None
        elif depth == self._item_depth + 1:
            self._keep(name, "".join(self._words or ()))
            self._words = None

    def _keep(self, name: Name, words: str) -> None:
        if self._fields is not None and words.strip():
            self._fields.setdefault(name, []).append(words.strip()[:LONGEST])


def _name(tag: str) -> Name:
    space, _, local = tag.rpartition(" ")
    return space, local


def _item(fields: dict[Name, list[str]]) -> Item:
    def first(*names: Name) -> str:
        return next((fields[name][0] for name in names if name in fields), "")

    def of_rss(local: str) -> tuple[Name, ...]:
        return tuple((space, local) for space in RSS)

    said = first(*of_rss("pubDate"), (ATOM, "published"), (DUBLIN, "date"))
    changed = "" if said else first((ATOM, "updated"))
    address = first(*of_rss("link"), (ATOM, "link"))
    guid = first(*of_rss("guid"), (ATOM, "id"))
    sections = [
        one_line(unescape(one))
        for name, values in fields.items()
        if name[1] == "category"
        for one in values
    ]
    return Item(
        address=address or (guid if guid.startswith(("http://", "https://")) else ""),
        guid=guid,
        title=plain(first(*of_rss("title"), (ATOM, "title"))),
        published=read_moment(said or changed),
        said=said or changed,
        changed=bool(changed),
        sections=tuple(dict.fromkeys(one for one in sections if one)),
        what=What.VIDEO if channel_of(address) == "YouTube" else What.MATERIAL,
    )


def plain(words: str) -> str:
    """A title without tags and entities: what feeds have in its place is HTML."""
    if "<" in words or "&" in words:
        from selectolax.lexbor import LexborHTMLParser

        words = LexborHTMLParser(words).text(separator="")
    return one_line(words)
