"""The parser's commands, speaking the language of the run: typer itself has English only.

``ctx.obj`` is the :class:`Settings` of the run; see app.py. The parser's objects are ``Any`` here,
as typer keeps their types to itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from opendata.cli.misuse import misuse, no_command, too_much, unknown_command
from opendata.cli.output import talk, tell
from opendata.messages import Message, msg
from opendata.problems import Exit

USAGE = {
    "[OPTIONS]": msg("[OPTIONS]"),
    "COMMAND [ARGS]...": msg("COMMAND [ARGUMENTS]"),
}
"""Parts of the line that shows how a command is written."""
COMPLETION = {
    "install_completion": msg("Set up completion of commands in this shell."),
    "show_completion": msg("Show the script of that completion, to copy it."),
}
"""Options that typer adds, with their help."""


def needs_command(context: Any) -> None:
    """Show the help of a group, or explain as JSON, when none of its commands is named.

    :raises typer.Exit: with exit code 2; Misuse with ``--json``.
    """
    if context.invoked_subcommand is not None:
        return
    if context.obj.json:
        raise no_command(list(context.command.commands), context.command_path)
    talk(context.get_help())
    raise typer.Exit(Exit.USAGE)


class SpokenCommand(TyperCommand):
    """A command whose help and complaints are ours."""

    # The parser would complain of too many words in English; parse_args does it instead.
    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words of the command; one too many is refused."""
        with _explained(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise too_much(rest, ctx.command_path)
        return rest

    def get_help_option(self, ctx: Any) -> Any:
        """``--help``."""
        return _help_option(super().get_help_option(ctx), ctx)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line with the form of the command."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options."""
        _parameters(self, ctx, formatter)


class SpokenGroup(TyperGroup):
    """A group of commands whose help and complaints are ours."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The options of the group."""
        with _explained(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words name; an unknown one is refused with the nearest."""
        if not ctx.resilient_parsing and args[0] not in self.commands:
            raise unknown_command(args[0], list(self.commands), ctx.command_path)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """``--help``."""
        return _help_option(super().get_help_option(ctx), ctx)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line with the form of the command."""
        _usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, options and commands."""
        _parameters(self, ctx, formatter)
        rows = [
            (name, command.short_help or command.help or "")
            for name, command in self.commands.items()
            if not command.hidden
        ]
        _section(ctx, formatter, msg("Commands"), rows)


@contextmanager
def _explained(ctx: Any) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # all that the parser raises has it
            raise misuse(error, ctx) from None
        raise


def _usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = [
        ctx.obj.say(USAGE[piece]) if piece in USAGE else piece
        for piece in command.collect_usage_pieces(ctx)
    ]
    prefix = ctx.obj.say(msg("Usage:")) + " "
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix)


def _parameters(command: Any, ctx: Any, formatter: Any) -> None:
    for kind, title in (("argument", msg("Arguments")), ("option", msg("Options"))):
        rows = [
            (_name(one, ctx), _help(one, ctx))
            for one in command.get_params(ctx)
            if one.param_type_name == kind and not one.hidden
        ]
        _section(ctx, formatter, title, rows)


def _section(ctx: Any, formatter: Any, title: Message, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(ctx.obj.say(title)):
            formatter.write_dl(rows)


def _name(parameter: Any, ctx: Any) -> str:
    if parameter.param_type_name == "option" and not parameter.is_flag:
        parameter.metavar = parameter.metavar or ctx.obj.say(msg("TEXT"))
    return str(parameter.get_help_record(ctx)[0])


def _help(parameter: Any, ctx: Any) -> str:
    theirs = COMPLETION.get(parameter.name)
    text = ctx.obj.say(theirs) if theirs else parameter.help or ""
    notes = "; ".join(map(ctx.obj.say, _notes(parameter)))
    return f"{text}  [{notes}]" if notes else text


def _notes(parameter: Any) -> Iterator[Message]:
    if parameter.required:
        yield msg("required")
    if parameter.show_default and isinstance(parameter.default, str) and parameter.default:
        yield msg("default: {value}", value=parameter.default)


def _help_option(option: Any, ctx: Any) -> Any:
    """The parser's option, with our words and our way out: see output.py for closed pipes."""
    if option is not None:
        option.help = ctx.obj.say(msg("Show this help and end."))
        option.callback = _show_help
    return option


def _show_help(ctx: Any, _option: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        tell(ctx.get_help())
        ctx.exit()
