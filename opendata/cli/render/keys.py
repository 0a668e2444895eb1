"""Keys for people and programs. No secret is ever shown: only where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from opendata.cli.output import print_json, problem_record, talk, tell
from opendata.messages import msg
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


def tell_key(key: KnownKey, settings: Settings) -> None:
    """A key that a workspace has got: what to hand on, and what to keep safe."""
    say = settings.say
    tell(say(msg("Public key: {key}", key=key.public.text)))
    if settings.quiet:
        return
    if key.made:
        talk(say(msg("The private key was made: {path}", path=key.path)))
    else:
        talk(say(msg("The private key of the council was here already: {path}", path=key.path)))
    talk(
        say(
            msg(
                "Keep a copy of this file in a safe place, such as a stick in the safe: whoever "
                "has it signs in the name of the council, and without it nobody can."
            )
        )
    )


def show_made(key: KnownKey, settings: Settings) -> None:
    """The answer of ``make`` and ``rotate``."""
    if settings.json:
        print_json(key_record(key))
    else:
        tell_key(key, settings)


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
