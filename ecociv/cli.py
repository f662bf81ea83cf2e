"""The command line: each command calls one function of the library.

Exit codes: 0 done; 1 a check found something (``build --check``, ``verify``); 2 the input or the
command cannot be used. What a command yields goes to the standard output, all else to the standard
error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from typer.core import TyperGroup

import ecociv
from ecociv.errors import EcocivError, StaleError

CHECK_FAILED, BAD_INPUT = 1, 2


class _Group(TyperGroup):
    """Turns an error of the package into one message and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (EcocivError, OSError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            errors = Console(stderr=True, soft_wrap=True, highlight=False)
            errors.print(f"[bold red]Error:[/] {escape(str(error))}")
            raise typer.Exit(
                CHECK_FAILED if isinstance(error, StaleError) else BAD_INPUT
            ) from error


app = typer.Typer(
    cls=_Group,
    help="Chinese eco-civilization plans as tidy tables, with evidence.",
    epilog="Exit codes: 0 done; 1 a check found something; 2 the input cannot be used.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

Root = Annotated[
    Path | None,
    typer.Option(help="Folder of the project; by default the nearest one that has data/raw."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]


class Format(StrEnum):
    """File formats of `extract`."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    xlsx = "xlsx"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ecociv {ecociv.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Chinese eco-civilization plans as tidy tables, with evidence."""


# The commands import what they need themselves, so that --help and --version answer at once.


@app.command()
def build(
    root: Root = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that differ.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Build every table of data/processed from the raw plans."""
    from ecociv.tables import build_tables

    with _progress(quiet) as report:
        tables = build_tables(root, check=check, progress=report)
    if not quiet:
        done = "is fresh" if check else "written"
        _say(f"data/processed {done}: {tables!r}")


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(help="Plans as plain text.", metavar="FILE...")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; by default the screen.")
    ] = None,
    file_format: Annotated[
        Format | None,
        typer.Option("--format", help="By default the suffix of the output file, or csv."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Extract the statements of any plans; the name of a file is its doc_id."""
    from ecociv.tables.exchange import extract_files

    chosen = _format(file_format, output)
    with _progress(quiet or len(files) == 1) as report:
        data = extract_files(files, chosen, progress=report)
    if output is None:
        typer.echo(data, nl=False)
        return
    fresh = output.with_name(f".{output.name}.new")
    fresh.write_bytes(data)
    fresh.replace(output)
    if not quiet:
        _say(f"{output} written: {len(data):,} bytes")


@app.command()
def evaluate(
    root: Root = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every error of the machine's rows.")
    ] = False,
    cases: Annotated[
        Path | None,
        typer.Option("--cases", help="Score a file of annotated sentences instead (JSON lines)."),
    ] = None,
) -> None:
    """Score the tables against data/gold: the machine alone, and as published."""
    from ecociv.present.scores import case_tables, score_tables

    console = _console()
    shown = (
        score_tables(root, errors=errors) if cases is None else case_tables(cases, errors=errors)
    )
    for table in shown:
        console.print(table)


@app.command()
def verify(root: Root = None, quiet: Quiet = False) -> None:
    """Check hashes, keys, evidence, ledger and freshness of data/processed."""
    from ecociv.present.scores import frame_table
    from ecociv.tables import verify as verify_tables

    with _progress(quiet) as report:
        found = verify_tables(root, progress=report)
    if not quiet:
        _console().print(frame_table(found.counts, "Numerals in the raw files and in the ledger"))
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    if found.problems:
        _say(f"{len(found.problems)} problems found")
        raise typer.Exit(CHECK_FAILED)
    if not quiet:
        _say("no problem found")


@app.command()
def show(statement_id: str, root: Root = None) -> None:
    """Show a statement in its sentence, with the value marked."""
    from ecociv.present import show as show_statement
    from ecociv.tables import load_tables
    from ecociv.tables.holder import find_statement

    _console().print(show_statement(find_statement(load_tables(root), statement_id)))


@app.command()
def explorer(
    root: Root = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="By default explorer/index.html of the project."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the explorer: every statement with its source text, as one page."""
    from ecociv.present.explorer import write_explorer

    path = write_explorer(root, output)
    if not quiet:
        _say(f"{path} written: {path.stat().st_size:,} bytes")


@app.command()
def figures(
    root: Root = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="By default the folder figures of the project."),
    ] = None,
    lang: Annotated[str | None, typer.Option(help="en or zh; by default both.")] = None,
    fmt: Annotated[
        str | None, typer.Option("--format", help="pdf, svg or png; by default all.")
    ] = None,
    width: Annotated[
        str | None, typer.Option(help="single or double column; by default the usual one.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="A figure, such as 03_kinds; by default all.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Draw the figures, each with the rows behind it."""
    from ecociv.present.figures import make_figures

    written = make_figures(root, lang, fmt, width, names=name, folder=output)
    if not quiet:
        _say(f"{len(written)} files written to {written[0].parent}" if written else "no figures")


@app.command()
def tables(
    root: Root = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="By default figures/tables of the project."),
    ] = None,
    lang: Annotated[str | None, typer.Option(help="en or zh; by default both.")] = None,
    fmt: Annotated[
        str | None, typer.Option("--format", help="tex, docx or xlsx; by default all.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="A table, such as corpus; by default all.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the main tables for papers: LaTeX, Word and Excel, with notes."""
    from ecociv.present.paper import make_paper_tables

    written = make_paper_tables(root, lang, fmt, names=name, folder=output)
    if not quiet:
        _say(f"{len(written)} files written to {written[0].parent}" if written else "no tables")


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="A plan as plain text.")],
    at: Annotated[int, typer.Option("--at", min=0, help="Offset in the raw text.")],
) -> None:
    """Print which rules made, or refused, a record at a place, and from which words."""
    from ecociv.extract import explain as explain_at
    from ecociv.read import read_plan

    plan = read_plan(file)
    try:
        found = explain_at(plan, at)
    except IndexError as error:
        raise typer.BadParameter(f"{error} of {file}", param_hint="--at") from error
    typer.echo(str(found))


@app.command()
def reproduce(root: Root = None, quiet: Quiet = False) -> None:
    """Make everything generated anew: tables, figures, notebooks, the explorer page."""
    from ecociv.present.reproduce import reproduce as reproduce_all

    with _progress(quiet) as report:
        written = reproduce_all(root, progress=_joined(report))
    if not quiet:
        for step in written:
            _say(str(step))


def _format(chosen: Format | None, output: Path | None) -> str:
    if chosen is None:
        suffix = output.suffix.removeprefix(".").lower() if output else Format.csv.value
        if suffix not in set(Format):
            accepted = ", ".join(Format)
            raise typer.BadParameter(f"{output} has no suffix of a format; --format: {accepted}")
        chosen = Format(suffix)
    if output is None and chosen in {Format.parquet, Format.xlsx} and sys.stdout.isatty():
        raise typer.BadParameter(f"{chosen.value} needs a file: -o OUT")
    return chosen.value


def _console() -> Console:
    """The standard output; wide enough for a table where it is no terminal."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=160)


def _say(message: str) -> None:
    typer.echo(message, err=True)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int, str], None] | None]:
    """A bar on the standard error, gone when the work is done; lines where it is no terminal."""
    console = Console(stderr=True)
    if quiet:
        yield None
        return
    if not console.is_terminal:
        yield lambda done, total, label: _say(f"[{done + 1}/{total}] {label}")
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def report(done: int, total: int, label: str) -> None:
            bar.update(task, completed=done, total=total, description=escape(label))

        yield report


def _joined(
    report: Callable[[int, int, str], None] | None,
) -> Callable[[str, int, int, str], None] | None:
    """A callback for work in several steps: the step's name goes before what is next."""
    if report is None:
        return None
    return lambda step, done, total, label: report(done, total, f"{step}: {label}")
