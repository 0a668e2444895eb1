"""Keys for people and programs. No secret is ever shown: only where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from opendata.cli.output import print_json, problem_record, talk, tell
from opendata.messages import Message, msg
from opendata.problems import describe

if TYPE_CHECKING:
    from opendata.cli.globals import Settings
    from opendata.pipeline.key import Keys, KnownKey


def key_record(key: KnownKey) -> dict[str, Any]:
    """A key as plain data; ``file`` is that of its private half on this computer, or null."""
    public = key.public
    return {
        "id": public.id,
        "public": public.text,
        "from": public.since.isoformat() if public.since else None,
        "until": public.until.isoformat() if public.until else None,
        "file": str(key.path) if key.path else None,
    }


def public_of(key: KnownKey) -> Message:
    """What may be handed on of a key."""
    return msg("Public key: {key}", key=key.public.text)


def advice(key: KnownKey) -> Iterator[Message]:
    """What has to be known of the private half."""
    if key.made:
        yield msg("The private key was made: {path}", path=key.path)
    else:
        yield msg("The private key of the council was here already: {path}", path=key.path)
    yield msg(
        "Keep a copy of this file in a safe place, such as a stick in the safe: whoever has it "
        "signs in the name of the council, and without it nobody can."
    )


def show_made(key: KnownKey, settings: Settings) -> None:
    """The answer of ``make`` and ``rotate``."""
    if settings.json:
        print_json(key_record(key))
        return
    tell(settings.say(public_of(key)))
    for one in () if settings.quiet else advice(key):
        talk(settings.say(one))


def show_keys(keys: Keys, settings: Settings) -> None:
    """The answer of ``show``."""
    if settings.json:
        print_json(
            {
                "keys": [key_record(key) for key in keys.keys],
                "signs": keys.signs,
                "problems": [problem_record(one, settings.language) for one in keys.problems],
            }
        )
        return
    say = settings.say
    for key in keys.keys:
        since, until = key.public.since or "…", key.public.until or "…"
        tell(f"{key.public.id}  {since} – {until}  {key.public.text}")
        place: object = key.path or msg("not on this computer")
        tell("  " + say(msg("private key: {place}", place=place)))
    if not keys.keys:
        tell(say(msg("No key: releases are not signed. «opendata key make» makes one.")))
    elif keys.signs:
        tell(say(msg("Releases are signed with the key {id}.", id=keys.signs)))
    for problem in keys.problems:
        talk(describe(problem, settings.language))
