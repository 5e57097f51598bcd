"""The command line: ``peaceops``.

What enters: arguments. What leaves: text on standard output, files, an exit code.
Never done here: finding anything out; each command calls the layers below and prints what they say.

====  ============================================================================
code  meaning
====  ============================================================================
0     done
1     the data are wrong, or something could not be read or written
2     the command was called wrongly: an unknown option, mission, indicator or id
130   interrupted
141   the reader of the output went away
====  ============================================================================
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from peaceops.cli.base import Command, ReaderGone, is_debugging

# Name to module, attribute and help: a module is imported when its command is called.
COMMANDS = {
    "assess": ("assess", "assess", "Write the dossier of a mission."),
    "audit": ("audit", "audit", "Audit a text: its notes, its claims, its arguments."),
    "table": ("evidence", "table", "Show the evidence by year and question."),
    "claims": ("evidence", "claims", "List the claims behind a number."),
    "why": ("evidence", "why", "Follow a number to its claims, a claim to its passage."),
    "missions": ("registry", "missions", "List missions, or show the identity card of one."),
    "ask": ("ask", "ask", "Answer a question with its rule and rows."),
    "family": ("ask", "family", "Show the missions of one lead side by side."),
    "match": ("registry", "match", "Match the mission names of a file."),
    "sources": ("browse", "sources", "List sources."),
    "rules": ("browse", "rules", "Show the doctrine rules."),
    "indicators": ("browse", "indicators", "Show the codebook's questions."),
    "schema": ("browse", "schema", "Print the JSON Schema of a dossier or an audit."),
    "new": ("case", "new", "Begin a case of your own."),
    "claim": ("case", "claim", "Add claims to your case, or check them."),
    "source": ("case", "source", "Take over sources from a library."),
    "casebook": ("case", "casebook", "Check or merge casebooks."),
    "build": ("ask", "build", "Write measured claims from datasets."),
    "data": ("data", "data", "Add, list and verify datasets."),
    "documents": ("documents", "documents", "Read documents: passages, notes, sentences."),
    "panel": ("panel", "panel", "Build a unit-time table from datasets."),
    "check": ("check", "check", "Let the evidence base verify itself."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(f"peaceops.cli.{module}"), attribute)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a misspelt one is told the nearest."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=3)
            hint = f"nearest: {', '.join(near)}" if near else "peaceops --help lists them"
            raise click.UsageError(f"unknown command {name!r} ({hint})", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"peaceops {version('peaceops')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
    Examples:
      peaceops assess unomig                the dossier, one HTML file
      peaceops table unomig --by year       the evidence by year and question
      peaceops why unomig CONSENT 2008-Q2   the claims behind a number
      peaceops audit article.pdf            what a text claims, and what its notes can carry
      peaceops new my-mission               a case of your own

    Every command has --help with examples. Exit codes: 0 done, 1 data are wrong or something cannot be written,
    2 called wrongly.
    """,
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
def cli() -> None:
    """Assess peace operations: sourced, weighed and reproducible."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str or None
        Without the program's name; None takes those of the process.

    Returns
    -------
    int
        Exit code.
    """
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a name must not stop the work.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = cli.main(
            args=None if arguments is None else list(arguments), prog_name="peaceops", standalone_mode=False
        )
        sys.stdout.flush()
    except (BrokenPipeError, ReaderGone):
        return _close_output(141)
    except (KeyboardInterrupt, click.Abort):
        click.echo("peaceops: interrupted", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last place where an error can be said in a line
        return _report(error)
    return code if isinstance(code, int) else 0


def _open_closed_streams() -> None:
    """Give a process whose output was closed (``>&-``) an output that keeps nothing.

    It is opened first, so that no file that is written later takes the number of a standard stream.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the process ends


def _report(error: Exception) -> int:
    """Say what went wrong in words; the traceback only when it was asked for."""
    from peaceops.cli.base import clean
    from peaceops.errors import BadQuestion, PeaceopsError, UnknownName

    if is_debugging():
        import traceback

        traceback.print_exc()
    if isinstance(error, PeaceopsError):
        click.echo(f"peaceops: {clean(error.message, keep_lines=True)}", err=True)
        return 2 if isinstance(error, UnknownName | BadQuestion) else 1
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"peaceops: {clean(f'{where}{error.strerror or error}')}", err=True)
        return _close_output(1)
    kind = type(error).__name__
    click.echo(f"peaceops: internal error: {clean(f'{kind}: {error}')[:500]} (--debug shows where)", err=True)
    return 1


def _close_output(code: int) -> int:
    """Let the interpreter end without a second complaint about an output that is gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


__all__ = ["COMMANDS", "Command", "cli", "main"]
