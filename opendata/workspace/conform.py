"""Checking our own files against their JSON Schemas, and saying what is wrong in words."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.shipped import shipped

if TYPE_CHECKING:
    from jsonschema import ValidationError

FORMS = {
    "edrpou": msg("8 digits of the EDRPOU code, in quotes"),
    "katottg": msg("the KATOTTG code: UA and 17 digits"),
    "url": msg("an address that starts with https:// or http://"),
    "email": msg("an e-mail address"),
    "phone": msg("+380 and nine digits, without blanks"),
    "slug": msg("Latin lower-case letters, digits and hyphens"),
    "year": msg("a year in quotes"),
    "day": msg("a day in quotes: year, month and day with hyphens"),
    "public-key": msg("a public key as «opendata key show» prints it: ed25519:…"),
    "finding": msg("16 digits and letters a–f, in quotes, as the finding is named in the report"),
    "host": msg("the name of a computer, such as smtp.rada.example"),
    "port": msg("a whole number from 1 to 65535"),
    "path": msg("the path of a file or folder, with / between the names"),
    "organization": msg(
        "its name in the address of its page on the portal: Latin lower-case letters, digits, "
        "hyphens"
    ),
}
"""What a pattern of our schemas asks for, in words: the key ``x-form`` beside it."""


def conform(content: Mapping[str, Any], schema: str, shown: str) -> None:
    """Check ``content`` of the file ``shown`` against ``schemas/<schema>.schema.json``.

    :raises OpendataError: exit 4; one problem for each fault, each with the key and a remedy.
    """
    rules = json.loads((shipped("schemas") / f"{schema}.schema.json").read_text(encoding="utf-8"))
    problems = faults(content, rules, shown)
    if problems:
        raise OpendataError(problems[0], Exit.CONFIGURATION, *problems[1:])


def faults(content: object, rules: Mapping[str, Any], shown: str = "") -> list[Problem]:
    """What is wrong with ``content`` by the JSON Schema ``rules``."""
    from jsonschema import Draft202012Validator

    errors = sorted(Draft202012Validator(rules).iter_errors(content), key=lambda e: e.json_path)
    return [problem for error in errors for problem in _problems(error, shown)]


def _problems(error: ValidationError, shown: str) -> Iterable[Problem]:
    path = [str(part) for part in error.absolute_path]
    rule, limit = str(error.validator), cast("Any", error.validator_value)
    value = cast("Any", error.instance)
    schema = cast("Mapping[str, Any]", error.schema)
    if rule == "required":
        known: Mapping[str, Any] = schema.get("properties", {})
        for name in limit:
            if name not in value:
                yield _missing(shown, [*path, name], known.get(name, {}))
    elif rule == "additionalProperties" and limit is False:
        allowed = list(schema.get("properties", {}))
        for name in value:
            if name not in allowed:
                yield _unknown(shown, [*path, name], name, allowed)
    elif rule in ("enum", "pattern") and _is_name(error):
        allowed = list(limit) if rule == "enum" else []
        yield _unknown(shown, [*path, str(value)], str(value), allowed)
    else:
        yield Problem(
            "workspace-value",
            msg("the value does not fit"),
            Place(shown, key=_dotted(path)),
            found=json.dumps(value, ensure_ascii=False, default=str),
            expected=FORMS.get(schema.get("x-form", ""), _expected(rule, limit)),
            remedy=_example(schema),
        )


def _is_name(error: ValidationError) -> bool:
    """Whether the fault is in the name of a key: jsonschema reports it at the parent."""
    return "propertyNames" in error.absolute_schema_path


def _missing(shown: str, path: list[str], schema: Mapping[str, Any]) -> Problem:
    return Problem(
        "workspace-key-missing",
        msg("a key is missing"),
        Place(shown, key=_dotted(path)),
        expected=msg("the key «{key}»", key=path[-1]),
        remedy=_example(schema) or msg("Add the key; docs/formats.md describes it."),
    )


def _unknown(shown: str, path: list[str], name: str, allowed: list[str]) -> Problem:
    close = difflib.get_close_matches(name, allowed, 1)
    remedy = (
        msg("Did you mean «{key}»?", key=close[0])
        if close
        else msg("Remove the key or correct its name.")
    )
    names = ", ".join(allowed)
    return Problem(
        "workspace-key-unknown",
        msg("there is no such key"),
        Place(shown, key=_dotted(path)),
        found=name,
        expected=msg("one of: {names}", names=names)
        if names
        else msg("Latin letters, digits and hyphens"),
        remedy=remedy,
    )


def _expected(rule: str, limit: Any) -> Message:
    match rule:
        case "type":
            return msg("a value of the kind «{kind}»", kind=limit)
        case "enum":
            return msg("one of: {names}", names=", ".join(str(one) for one in limit))
        case "const":
            return msg("{name}", name=limit)
        case "pattern":
            return msg("text of the form {pattern}", pattern=limit)
        case "minLength" | "minItems" | "minProperties":
            return msg("at least {limit} characters or entries", limit=limit)
        case "maxLength":
            return msg("at most {limit} characters", limit=limit)
        case "minimum" | "maximum":
            return msg("a number from 0 to 1")
        case _:
            return msg("what the rule «{rule}» of the schema asks", rule=rule)


def _example(schema: Mapping[str, Any]) -> Message | None:
    examples = schema.get("examples")
    if not examples:
        return None
    return msg("Write it like this: {example}", example=json.dumps(examples[0], ensure_ascii=False))


def _dotted(path: Iterable[str]) -> str:
    return ".".join(path)
