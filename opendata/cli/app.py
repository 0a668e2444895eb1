"""The verbs, put together. Built for each run, as the help is in the language of the run."""

import typer

from opendata import __version__
from opendata.cli import check, datasets, diff, init, publish, releases, report, restore, verify
from opendata.cli.globals import Settings
from opendata.cli.output import tell
from opendata.messages import msg

VERBS = (init, datasets, check, publish, releases, diff, restore, report, verify)


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
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    def show_version(wanted: bool) -> None:
        if wanted:
            tell(f"opendata {__version__}")
            raise typer.Exit

    @app.callback()
    def common(
        lang: str = typer.Option("uk", "--lang", help=say(msg("Language: uk or en."))),
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

    for verb in VERBS:
        verb.register(app, settings)
    for command in app.registered_commands:
        command.short_help = command.help  # whole sentences in the list, not cut ones
    return app
