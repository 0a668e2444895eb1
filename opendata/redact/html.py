"""A redacted copy of a web page: its visible text, without scripts, comments, hidden elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from opendata.acts.html import BLOCKS, CELLS, decode
from opendata.redact.choice import Remover
from opendata.redact.story import Piece, clean, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_GONE: Final = (
    "script, style, noscript, template, iframe, object, embed, applet, form, button, select,"
    " input, textarea, svg, img, picture, video, audio, canvas, head, link, meta, [hidden],"
    " [style*='display:none'],"
    " [style*='display: none'], [style*='visibility:hidden'], [style*='visibility: hidden'],"
    " [style*='font-size:0'], [style*='opacity:0']"
)
"""What does not show, runs, or waits to be filled in."""
_KEPT: Final = frozenset({"colspan", "rowspan", "href", "align", "dir", "lang", "start", "type"})
_LINKS: Final = ("http:", "https:", "#", "mailto:")
_HEAD: Final = '<!DOCTYPE html>\n<html lang="uk">\n<head><meta charset="utf-8"></head>\n'


@dataclass(slots=True, eq=False)
class _Text:
    """A piece of text of the page; lexbor gives a new object at each look."""

    node: Any
    text: str
    changed: bool = False

    def put(self, text: str) -> None:
        """Write another in its place."""
        self.text, self.changed = text, True


def redact(data: bytes, _: str, remover: Remover) -> bytes:
    """The copy of ``data`` in UTF-8: its body, without attributes that only programs read."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decode(data))
    for node in tree.css(_GONE):
        node.decompose()
    body = tree.body
    if body is None:
        return (_HEAD + "<body></body>\n</html>\n").encode()
    texts: list[_Text | str] = []
    _gather(body, texts)

    def tell() -> Iterator[Piece]:
        for one in texts:
            yield (one, None) if isinstance(one, str) else (one.text, one)

    remover.learn(text_of(tell))
    clean(tell, remover)
    for one in texts:
        if isinstance(one, _Text) and one.changed:
            one.node.replace_with(one.text)
    for node in tree.css("*"):
        _clean_attributes(node, remover)
    html = tree.body.html if tree.body is not None else ""
    return (_HEAD + (html or "") + "\n</html>\n").encode("utf-8", "replace")


def _gather(root: Any, texts: list[_Text | str]) -> None:
    """The texts of the page in order, without recursion; comments are taken out on the way."""
    waiting: list[Any] = [root]
    comments = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            texts.append(node)
        elif node.tag == "-text":
            texts.append(_Text(node, node.text_content or ""))
        elif node.tag.startswith(("-", "!", "_")):
            comments.append(node)
        else:
            end = "\t" if node.tag in CELLS else "\n" if node.tag in BLOCKS else ""
            if end == "\n":
                texts.append(end)
            if end:
                waiting.append(end)
            waiting.extend(reversed(list(node.iter(include_text=True))))
    for node in comments:
        node.decompose()


def _clean_attributes(node: Any, remover: Remover) -> None:
    for key, value in dict(node.attributes).items():
        if key not in _KEPT or value is None or _tells(key, value, remover):
            del node.attrs[key]


def _tells(key: str, value: str, remover: Remover) -> bool:
    """Whether the attribute says what is to go, or leads to a place that nobody else can reach."""
    if key != "href":
        return bool(remover.spans(value, speaking=False))
    return not value.lower().startswith(_LINKS) or bool(remover.spans(value))
