"""``opendata init PATH``."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, talk, tell
from opendata.messages import Message, msg
from opendata.problems import NOWHERE, Exit, OpendataError, Problem, describe

if TYPE_CHECKING:
    from opendata.pipeline.key import KnownKey

QUESTIONS: dict[str, Message] = {
    "name": msg("Full name of the council"),
    "edrpou": msg("EDRPOU code of the council (8 digits)"),
    "katottg": msg("KATOTTG code of the community (UA and 17 digits)"),
    "site": msg("Address of the council's site"),
    "contact": msg("Who answers for open data: first name and surname"),
    "email": msg("Their e-mail"),
}
"""What is asked when an option is not given and a person is there to answer."""


def register(app: typer.Typer, settings: Settings) -> None:
    """Add the verb to ``app``."""
    say = settings.say

    @app.command(help=say(msg("Make a workspace: a folder for the open data of one council.")))
    def init(
        path: str = typer.Argument(help=say(msg("The folder; it is made if need be."))),
        name: str = typer.Option("", help=say(QUESTIONS["name"])),
        edrpou: str = typer.Option("", help=say(QUESTIONS["edrpou"])),
        katottg: str = typer.Option("", help=say(QUESTIONS["katottg"])),
        site: str = typer.Option("", help=say(QUESTIONS["site"])),
        contact: str = typer.Option("", help=say(QUESTIONS["contact"])),
        email: str = typer.Option("", help=say(QUESTIONS["email"])),
        executive: str = typer.Option("", help=say(msg("Full name of the executive committee"))),
        executive_edrpou: str = typer.Option("", help=say(msg("Its EDRPOU code, if it has one"))),
        head: str = typer.Option("", help=say(msg("Name of the office of the head"))),
        url: str = typer.Option("", help=say(msg("Address of the open data site"))),
        sample: bool = typer.Option(
            False, "--sample", help=say(msg("Bring the documents of a sample council along."))
        ),
        no_key: bool = typer.Option(
            False, "--no-key", help=say(msg("Make no key: releases will not be signed."))
        ),
    ) -> int:
        from opendata.clock import now
        from opendata.pipeline.key import KnownKey, first_key
        from opendata.workspace.answers import Answers
        from opendata.workspace.init import make_workspace, must_be_new
        from opendata.workspace.public_keys import PublicKey

        must_be_new(Path(path))
        given = {
            "name": name,
            "edrpou": edrpou,
            "katottg": katottg,
            "site": site,
            "contact": contact,
            "email": email,
        }
        more = {
            "executive": executive,
            "executive_edrpou": executive_edrpou,
            "head": head,
            "url": url,
        }
        answers = _complete(given, more, settings)
        root, keys = Path(path), list[KnownKey]()

        def key() -> PublicKey:
            keys.append(first_key(answers["edrpou"], [root.absolute()], now()))
            return keys[0].public

        made = make_workspace(root, Answers(**answers), sample=sample, key=None if no_key else key)
        _report(made, path, keys[0] if keys else None, settings)
        return 0


def _complete(given: dict[str, str], more: dict[str, str], settings: Settings) -> dict[str, str]:
    """Tidy answers, with those that were not given asked for or made up from the others.

    :raises OpendataError: the faults of what was given, before anything is asked.
    """
    from opendata.workspace.answers import fault_of, tidy

    given = {key: tidy(key, value) for key, value in given.items()}
    more = {key: tidy(key, value) for key, value in more.items()}
    wrong = [
        fault for key, value in (given | more).items() if value for fault in fault_of(key, value)
    ]
    if wrong:
        raise OpendataError(wrong[0], Exit.CONFIGURATION, *wrong[1:])
    answers = {key: value or _ask(key, settings) for key, value in given.items()}
    return answers | {
        "executive": more["executive"] or f"Виконавчий комітет ({answers['name']})",
        "executive_edrpou": more["executive_edrpou"],
        "head": more["head"] or f"Голова ({answers['name']})",
        "url": more["url"] or f"{answers['site']}/opendata",
    }


def _ask(key: str, settings: Settings) -> str:
    if not sys.stdin.isatty():
        problem = Problem(
            "init-answer-missing",
            msg("the council's data are not complete, and nobody is there to ask"),
            found=f"--{key}",
            expected=QUESTIONS[key],
            remedy=msg("Give it as an option: --{key} VALUE", key=key),
        )
        raise OpendataError(problem, Exit.USAGE)
    return _answer(key, settings)


def _answer(key: str, settings: Settings) -> str:
    """Ask until the answer will do; each time with the reason why it does not."""
    from opendata.workspace.answers import fault_of, tidy

    while True:
        answer = tidy(key, str(typer.prompt(settings.say(QUESTIONS[key]), err=True)))
        wrong = list(fault_of(key, answer))
        if not wrong:
            return answer
        for fault in wrong:
            talk(describe(replace(fault, place=NOWHERE), settings.language))


def _report(made: tuple[Path, ...], path: str, key: "KnownKey | None", settings: Settings) -> None:
    from opendata.cli.render.keys import advice, key_record, public_of

    if settings.json:
        files = [file.as_posix() for file in made]
        print_json({"workspace": path, "files": files, "key": key_record(key) if key else None})
        return
    for file in made:
        tell(str(file))
    if not settings.quiet:
        for one in () if key is None else (public_of(key), *advice(key)):
            talk(settings.say(one))
        folder = Path(path) / "datasets" / "decisions" / "documents"
        talk(settings.say(msg("Put the documents into {path}.", path=folder)))
        place = f'"{path}"' if " " in path else path
        talk(settings.say(msg("Then: opendata publish decisions --workspace {path}", path=place)))
