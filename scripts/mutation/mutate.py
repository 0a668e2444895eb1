"""Small changes of a module, each of which a test should notice.

Operators and constants are changed as everywhere; of a regular expression, as the detectors are
made of them, one alternative at a time is left out.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

Change = Callable[[], ast.AST | None]
_COMPARE: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Mod: ast.Mult,
}  # fmt: skip
_MADE_BY: Final = frozenset({"compile"})
"""Functions whose first argument is a regular expression."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module that differs from the real one at ``line``; ``what`` says how."""

    line: int
    what: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every change of the module ``source``, one at a time, in the order of its lines."""
    tree = ast.parse(source)
    patterns = _patterns(tree)
    count = len(list(ast.walk(tree)))
    for at in range(count):
        for nth in range(len(list(_changes(_nth(tree, at), patterns)))):
            fresh = copy.deepcopy(tree)
            node = _nth(fresh, at)
            what, change = list(_changes(node, patterns))[nth]
            replaced = change()
            if replaced is not None:
                _replace(fresh, node, replaced)
            line = getattr(node, "lineno", 0)
            yield Mutant(line, what, ast.unparse(ast.fix_missing_locations(fresh)))


def _nth(tree: ast.AST, at: int) -> ast.AST:
    for n, node in enumerate(ast.walk(tree)):
        if n == at:
            return node
    raise IndexError(at)


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                value[[one is old for one in value].index(True)] = new


def _patterns(tree: ast.AST) -> set[tuple[int, int]]:
    """Where the strings stand that are regular expressions."""
    found: set[tuple[int, int]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _MADE_BY and node.args:
            found.update(
                (one.lineno, one.col_offset)
                for one in ast.walk(node.args[0])
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )
    return found


def _changes(node: ast.AST, patterns: set[tuple[int, int]]) -> Iterator[tuple[str, Change]]:
    """What may be done to ``node``: a word for it, and a function that does it in place or gives
    what stands there instead.
    """
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARE:
        new = _COMPARE[type(node.ops[0])]
        yield f"{type(node.ops[0]).__name__} → {new.__name__}", _setter(node.ops, 0, new())
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} → {type(other).__name__}", _attribute(node, "op", other)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not x → x", lambda: node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        changed = _ARITHMETIC[type(node.op)]
        yield f"{type(node.op).__name__} → {changed.__name__}", _attribute(node, "op", changed())
    elif isinstance(node, ast.If | ast.IfExp):
        for value in (True, False):
            yield f"if {value}", _attribute(node, "test", ast.Constant(value))
    elif isinstance(node, ast.Continue):
        yield "continue → break", ast.Break
    elif isinstance(node, ast.Constant):
        yield from _constants(node, patterns)


def _constants(node: ast.Constant, patterns: set[tuple[int, int]]) -> Iterator[tuple[str, Change]]:
    if isinstance(node.value, bool):
        yield f"{node.value} → {not node.value}", _attribute(node, "value", not node.value)
    elif isinstance(node.value, int):
        yield f"{node.value} → {node.value + 1}", _attribute(node, "value", node.value + 1)
    elif isinstance(node.value, str) and (node.lineno, node.col_offset) in patterns:
        for part, rest in without_alternatives(node.value):
            yield f"without «{part}»", _attribute(node, "value", rest)


def without_alternatives(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative of ``pattern`` at any depth, and the pattern without it."""
    for start, end in _alternatives(pattern):
        before, after = pattern[:start], pattern[end:]
        rest = before[:-1] + after if before.endswith("|") else before + after.removeprefix("|")
        yield pattern[start:end], rest


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """The places between bars, of groups that have more than one."""
    open_groups: list[list[int]] = [[0]]
    at, in_class = 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "(":
            open_groups.append([_body(pattern, at)])
        elif sign == ")" and len(open_groups) > 1:
            yield from _between(open_groups.pop(), at)
        elif sign == "|":
            open_groups[-1].append(at + 1)
        at += 1
    yield from _between(open_groups[0], len(pattern))


def _body(pattern: str, at: int) -> int:
    """Where the alternatives of the group at ``at`` begin, behind «?:», «?P<name>» and the like."""
    for head in ("(?:", "(?=", "(?!", "(?<=", "(?<!"):
        if pattern.startswith(head, at):
            return at + len(head)
    return pattern.index(">", at) + 1 if pattern.startswith("(?P<", at) else at + 1


def _between(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    if len(starts) > 1:
        ends = [start - 1 for start in starts[1:]] + [end]
        yield from zip(starts, ends, strict=True)


def _setter(values: list[ast.cmpop], at: int, new: ast.cmpop) -> Change:
    def change() -> None:
        values[at] = new

    return change


def _attribute(node: ast.AST, name: str, new: object) -> Change:
    def change() -> None:
        setattr(node, name, new)

    return change
