"""The verbs, put together. Built for each run, as the help is in the language of the run."""

import typer

from opendata import __version__
from opendata.cli import (
    add,
    adopt,
    check,
    collect,
    convert,
    datasets,
    diff,
    explain,
    fix,
    history,
    init,
    inspect,
    key,
    links,
    portal,
    publish,
    reconcile,
    redact,
    releases,
    report,
    restore,
    schema,
    status,
    sync,
    takedown,
    template,
    validate,
    verify,
)
from opendata.cli.globals import Settings
from opendata.cli.misuse import unknown_language
from opendata.cli.output import tell
from opendata.cli.spoken import SpokenCommand, SpokenGroup, needs_command
from opendata.messages import LANGUAGES, language_of, msg

VERBS = (
    init,
    add,
    datasets,
    inspect,
    collect,
    redact,
    check,
    adopt,
    publish,
    sync,
    portal,
    key,
    status,
    releases,
    history,
    diff,
    restore,
    takedown,
    report,
    links,
    verify,
    template,
    validate,
    fix,
    reconcile,
    schema,
    convert,
    explain,
)


def build(settings: Settings) -> typer.Typer:
    """The command line, speaking the language of ``settings``."""
    say = settings.say
    app = typer.Typer(
        name="opendata",
        help=say(msg("Open data of a council: collect, check, release, publish, report.")),
        # rich costs more time than all the rest of --help; what it draws is not needed there.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=True,
        invoke_without_command=True,
        cls=SpokenGroup,
        context_settings={"help_option_names": ["-h", "--help"], "obj": settings},
    )

    def show_version(wanted: bool) -> None:
        if wanted:
            tell(f"opendata {__version__}")
            raise typer.Exit

    def known_language(text: str) -> str:
        if language_of(text) is None:
            raise unknown_language(text, LANGUAGES)
        return text

    @app.callback()
    def common(
        context: typer.Context,
        lang: str = typer.Option(
            "uk",
            "--lang",
            callback=known_language,
            is_eager=True,
            show_default=False,
            help=say(msg("Language: uk or en; without it, that of opendata.toml.")),
        ),
        workspace: str = typer.Option(
            ".", "--workspace", "-C", help=say(msg("The council's folder, or one inside it."))
        ),
        as_json: bool = typer.Option(False, "--json", help=say(msg("Answer in JSON."))),
        quiet: bool = typer.Option(
            False, "--quiet", "-q", help=say(msg("Only problems and the result."))
        ),
        version: bool = typer.Option(
            False,
            "--version",
            callback=show_version,
            is_eager=True,
            help=say(msg("Show the version and end.")),
        ),
    ) -> None:
        """What these options say has been read already: see globals.py."""
        del lang, workspace, as_json, quiet, version
        needs_command(context)

    for verb in VERBS:
        verb.register(app, settings)
    _spoken(app)
    return app


def _spoken(app: typer.Typer) -> None:
    """Give every command the classes that speak the language of the run."""
    for command in app.registered_commands:
        command.cls = SpokenCommand
    for group in app.registered_groups:
        if group.typer_instance is not None:
            _spoken(group.typer_instance)
