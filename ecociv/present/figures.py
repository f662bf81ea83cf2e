"""Every figure of the project, drawn from its tables.

In: the tables. Out: one figure by name, or all of them as files in ``figures/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import chdir
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from ecociv.errors import OptionError
from ecociv.present import plots
from ecociv.present.plot import FORMATS, FigureSpec, Plot, save_figure
from ecociv.present.style import LANGS, check_lang, width_mm
from ecociv.tables import find_root, load_tables
from ecociv.tables.holder import Tables

FIGURES_FOLDER = Path("figures")

Progress = Callable[[int, int, str], None]


@cache
def figure_specs() -> dict[str, FigureSpec]:
    """Every figure that a module of `ecociv.present.plots` lists, by name and in its order."""
    specs: list[FigureSpec] = []
    for module in iter_modules(plots.__path__, f"{plots.__name__}."):
        specs += getattr(import_module(module.name), "FIGURES", ())
    return {spec.name: spec for spec in sorted(specs, key=lambda spec: spec.name)}


def draw_figure(
    name: str, tables: Tables, *, lang: str = "en", width: str | float | None = None
) -> Plot:
    """Draw one figure of the project.

    Parameters
    ----------
    name
        One of `figure_specs`.
    tables
        As `load_tables` gives them.
    lang
        ``"en"`` or ``"zh"``.
    width
        ``"single"``, ``"double"`` or millimetres; by default the figure's usual width.

    Raises
    ------
    OptionError
        There is no such figure, language or width, or the figure needs a wider page.
    """
    spec = figure_specs().get(name)
    if spec is None:
        raise OptionError("figure", name, ", ".join(figure_specs()))
    width = spec.width if width is None else width
    width_mm(width)
    if isinstance(width, str) and width not in spec.widths:
        raise OptionError(f"width of {name}", width, ", ".join(spec.widths))
    plot = spec.draw(tables, lang=check_lang(lang), width=width)
    option = "" if width == spec.width else f", width={width!r}"
    return replace(plot, call=f"draw_figure({name!r}, load_tables(){option})")


def make_figures(
    root: str | Path | None = None,
    lang: str | None = None,
    fmt: str | None = None,
    width: str | float | None = None,
    *,
    names: Iterable[str] | None = None,
    folder: str | Path | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Draw figures and write each with its sidecar.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    lang
        ``"en"`` or ``"zh"``; by default both.
    fmt
        ``"pdf"``, ``"svg"`` or ``"png"``; by default all three.
    width
        ``"single"``, ``"double"`` or millimetres; by default, and where a figure needs more room
        than a single column, its usual width.
    names
        Figures to draw; by default all.
    folder
        Where to write; by default ``figures`` of the project.
    progress
        Called before each figure with the number done and in all, and its name.

    Returns
    -------
    list of Path
        The files, in the order in which they were written.

    Raises
    ------
    OptionError
        There is no such figure, language, format or width.
    """
    root = find_root() if root is None else Path(root)
    langs = LANGS if lang is None else (check_lang(lang),)
    formats = tuple(FORMATS) if fmt is None else (fmt,)
    if width is not None:
        width_mm(width)
    chosen = list(figure_specs()) if names is None else list(names)
    tables = load_tables(root)
    target = root / FIGURES_FOLDER if folder is None else Path(folder)
    written: dict[Path, None] = {}
    for number, name in enumerate(chosen):
        if progress is not None:
            progress(number, len(chosen), name)
        spec = figure_specs().get(name)
        fits = spec is None or not isinstance(width, str) or width in spec.widths
        for language in langs:
            with chdir(root):  # figures that need the words of the plans find the project from here
                plot = draw_figure(name, tables, lang=language, width=width if fits else None)
            written |= dict.fromkeys(save_figure(plot, target, formats))
    return list(written)
