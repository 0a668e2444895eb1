"""The query syntax of Lucene's classic parser, as far as CKAN and its users write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .problems import QueryError, cannot_parse

_TOKEN = re.compile(
    r"""
    \s+
    | (?P<operator>&&|\|\||[()])
    | (?P<sign>[+\-!](?=\S))
    | (?P<phrase>"(?:\\.|[^"\\])*")(?:~\d+)?
    | (?P<range>[\[{](?:\\.|"[^"]*"|[^\]}"\\])*[\]}])
    | (?P<boost>\^\d+(?:\.\d+)?)
    | (?P<fuzzy>~[\d.]*)
    | (?P<field>(?:\\.|[^\s:()"\[\]{}^~+!\\-]|(?<=\w)[-+!])+:(?=\S|$))
    | (?P<word>(?:\\.|[^\s:()"\[\]{}^~\\])+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DEEPEST = 50
"""More groups within each other than this are a mistake, not a query."""


class Form(Enum):
    """How a term is written."""

    WORD = "word"
    PHRASE = "phrase"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look for in one field; ``text`` as it was written."""

    field: str
    text: str
    form: Form


@dataclass(frozen=True, slots=True)
class Boosted:
    """A part that counts more, or less, for the order."""

    factor: float
    part: Node


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of which some must be there, some must not, some may."""

    must: tuple[Node, ...]
    may: tuple[Node, ...]
    must_not: tuple[Node, ...]


Node = Term | Boosted | Group


def parse(query: str, field: str, operator: str) -> Node:
    """What a query says.

    Args:
        query: as it was sent.
        field: where to look for a term that names no field.
        operator: ``AND`` or ``OR``, for terms with nothing between them.

    Raises:
        QueryError: it cannot be read.
    """
    return _Parser(query, operator == "AND").whole(field)


def unescaped(text: str) -> str:
    """The text without the backslashes before special characters."""
    return _ESCAPED.sub(r"\1", text)


def _tokens(query: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(query):
        match = _TOKEN.match(query, place)
        if match is None:
            raise cannot_parse(query, query[place])
        place = match.end()
        if match.lastgroup:
            yield match.lastgroup, match[match.lastgroup]


class _Parser:
    _END = ("end", "<EOF>")
    _OPEN = ("operator", "(")
    _CLOSE = ("operator", ")")
    _AND = frozenset({("word", "AND"), ("operator", "&&")})
    _OR = frozenset({("word", "OR"), ("operator", "||")})

    def __init__(self, query: str, all_required: bool) -> None:
        self.query = query
        self.all_required = all_required
        self.tokens = [*_tokens(query), self._END]
        self.next = 0
        self.depth = 0

    @property
    def token(self) -> tuple[str, str]:
        return self.tokens[self.next]

    def whole(self, field: str) -> Node:
        node = self.group(field)
        if self.token != self._END:
            raise self.mistake()
        return node

    def mistake(self) -> QueryError:
        return cannot_parse(self.query, self.token[1])

    def group(self, field: str) -> Group:
        """Clauses up to a closing bracket or the end.

        As in the classic parser AND makes both its sides required and OR neither; AND does not
        bind more closely than OR.
        """
        clauses: list[tuple[str, Node]] = []
        between = ""
        while self.token not in {self._END, self._CLOSE}:
            if self.token in self._AND | self._OR:
                if not clauses or between:
                    raise self.mistake()
                between = "AND" if self.token in self._AND else "OR"
                self.next += 1
                continue
            sign = self.sign()
            node = self.clause(field)
            if between == "AND":
                if clauses[-1][0] != "-":
                    clauses[-1] = ("+", clauses[-1][1])
                sign = sign or "+"
            elif between == "OR" and clauses[-1][0] == "default":
                clauses[-1] = ("may", clauses[-1][1])
            clauses.append((sign or ("may" if between == "OR" else "default"), node))
            between = ""
        if between:
            raise self.mistake()
        required = {"+", "default"} if self.all_required else {"+"}
        return Group(
            tuple(node for sign, node in clauses if sign in required),
            tuple(node for sign, node in clauses if sign not in required | {"-"}),
            tuple(node for sign, node in clauses if sign == "-"),
        )

    def sign(self) -> str:
        kind, text = self.token
        if kind == "sign" or (kind, text) == ("word", "NOT"):
            self.next += 1
            return "+" if text == "+" else "-"
        return ""

    def clause(self, field: str) -> Node:
        if self.token[0] == "field":
            field = unescaped(self.token[1][:-1])
            self.next += 1
        node: Node
        kind, text = self.token
        if self.token == self._OPEN:
            node = self.bracket(field)
        elif kind in {"word", "phrase", "range"}:
            self.next += 1
            node = Term(field, text, Form(kind))
        else:
            raise self.mistake()
        while self.token[0] in {"boost", "fuzzy"}:
            if self.token[0] == "boost":
                node = Boosted(float(self.token[1][1:]), node)
            self.next += 1
        return node

    def bracket(self, field: str) -> Group:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.mistake()
        self.next += 1
        node = self.group(field)
        if self.token != self._CLOSE:
            raise self.mistake()
        self.next += 1
        self.depth -= 1
        return node
