"""One look for every figure: font, sizes, colours and marks.

In: the language and width of a figure. Out: an empty matplotlib figure in the style. Every plot
function draws inside ``with figure_style():`` and begins with `new_figure`; no global setting of
matplotlib is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

import matplotlib as mpl
from cycler import cycler
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from ecociv.errors import OptionError

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")

FONT_FAMILY = "Noto Sans SC Ecociv"
FONT_FILES = Path(__file__).parent / "fonts"
FONT_PATH = FONT_FILES / "NotoSansSCEcociv-Regular.ttf"
WEB_FONT_PATH = FONT_PATH.with_suffix(".woff2")

#: One and two columns of a journal page, in millimetres.
WIDTHS_MM = {"single": 89.0, "double": 183.0}
#: What a `FigureSpec` says of a figure that can be read at both.
BOTH_WIDTHS = tuple(WIDTHS_MM)
MM_PER_INCH = 25.4

#: Sizes of text in points; no text of a figure is smaller than the last.
TEXT_SIZE, SMALL_SIZE, SMALLEST_SIZE = 7.0, 6.2, 5.5

#: Categories, told apart by lightness too (CIE L* about 13, 40, 60, 77, 89), so that they stay
#: apart in grey and for the colour-blind. Beyond five, separate panels or direct labels read
#: better.
PALETTE = ("#14213D", "#A63D2F", "#4C9DB8", "#EBB64A", "#D5E4EA")
INK, MUTED, RULE, PAPER = "#1A1A1A", "#5F6368", "#D4D7DA", "#FFFFFF"

#: A year that the plan writes beside the value is a filled mark; one taken over from a heading, an
#: earlier sentence or the plan's period is hollow; the line to it is solid or dashed.
STATED: dict[str, Any] = {"marker": "o", "markerfacecolor": PALETTE[0], "linestyle": "-"}
INFERRED: dict[str, Any] = {"marker": "o", "markerfacecolor": PAPER, "linestyle": (0, (2, 1.6))}

_RC: dict[Any, Any] = {
    "font.family": [FONT_FAMILY],
    "font.size": TEXT_SIZE,
    "axes.labelsize": TEXT_SIZE,
    "axes.titlesize": TEXT_SIZE,
    "axes.titlelocation": "left",
    "axes.titlepad": 4.0,
    "axes.labelcolor": INK,
    "axes.edgecolor": MUTED,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.prop_cycle": cycler(color=PALETTE),
    "axes.formatter.use_mathtext": False,
    "axes.formatter.useoffset": False,
    "text.color": INK,
    "text.parse_math": False,  # "$" and "_" in the words of a plan are themselves
    "text.hinting": "none",  # text has the same extent at every resolution
    "xtick.labelsize": SMALL_SIZE,
    "ytick.labelsize": SMALL_SIZE,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.size": 2.5,
    "ytick.major.size": 2.5,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "grid.color": RULE,
    "grid.linewidth": 0.5,
    "lines.linewidth": 1.0,
    "lines.markersize": 4.0,
    "lines.markeredgewidth": 0.9,
    "patch.linewidth": 0.6,
    "hatch.linewidth": 0.5,
    "legend.frameon": False,
    "legend.fontsize": SMALL_SIZE,
    "legend.handlelength": 1.6,
    "figure.facecolor": PAPER,
    "figure.constrained_layout.h_pad": 0.03,
    "figure.constrained_layout.w_pad": 0.03,
    "savefig.facecolor": PAPER,
    "pdf.fonttype": 42,  # text stays text, as journals ask
    "svg.fonttype": "path",  # a reader's machine need not have the font
    "svg.hashsalt": "ecociv",
}


@cache
def _register_font() -> None:
    font_manager.fontManager.addfont(FONT_PATH)


@contextmanager
def figure_style() -> Iterator[None]:
    """Draw and save in the style of the project; outside the block nothing is changed.

    Examples
    --------
    >>> with figure_style():
    ...     fig, axes = new_figure("single", 40)
    >>> [round(float(inches) * 25.4) for inches in fig.get_size_inches()]
    [89, 40]
    """
    _register_font()
    with mpl.rc_context():
        mpl.rcdefaults()  # a user's own settings would change the bytes
        mpl.rcParams.update(_RC)
        yield


def new_figure(
    width: str | float, height_mm: float, nrows: int = 1, ncols: int = 1, **options: Any
) -> tuple[Figure, Any]:
    """An empty figure with its axes, laid out so that labels do not collide.

    Parameters
    ----------
    width
        ``"single"`` (89 mm), ``"double"`` (183 mm), or millimetres.
    height_mm
        Height in millimetres.
    nrows, ncols
        Panels.
    options
        What else `matplotlib.figure.Figure.subplots` takes.

    Returns
    -------
    Figure, Axes or array of Axes
        The figure is not registered with pyplot: nothing shows it, and nothing keeps it alive.

    Raises
    ------
    OptionError
        The width is none of these.
    """
    size = (width_mm(width) / MM_PER_INCH, height_mm / MM_PER_INCH)
    fig = Figure(figsize=size, layout="constrained")
    return fig, fig.subplots(nrows, ncols, **options)


def settle(fig: Figure) -> None:
    """Fix where everything in a figure stands, so that all formats and resolutions agree.

    Left to itself the layout is found anew for each format, and depends on what was drawn before.
    """
    if isinstance(fig.get_layout_engine(), ConstrainedLayoutEngine):
        with figure_style():
            canvas: Any = FigureCanvasAgg(fig)
            canvas.draw()
            fig.set_layout_engine("none")
        for ax in fig.axes:
            # The solver's last digits differ from run to run, and names in an SVG hash them.
            x, y, width, height = (round(side, 6) for side in ax.get_position(original=True).bounds)
            ax.set_position((x, y, width, height))


def width_mm(width: str | float) -> float:
    """Millimetres of a width that is given by name or as a number.

    Examples
    --------
    >>> width_mm("double"), width_mm(120)
    (183.0, 120.0)
    """
    accepted = f"{', '.join(WIDTHS_MM)}, or millimetres from 60 to 400"
    if isinstance(width, str):
        if width not in WIDTHS_MM:
            raise OptionError("width", width, accepted)
        return WIDTHS_MM[width]
    if not 60 <= width <= 400:
        raise OptionError("width", width, accepted)
    return float(width)


def check_lang(lang: str) -> Lang:
    """The language, or an `OptionError` where there are no words for it."""
    for known in LANGS:
        if lang == known:
            return known
    raise OptionError("lang", lang, ", ".join(LANGS))


def grid(ax: Axes, axis: Literal["x", "y", "both"] = "x") -> None:
    """Thin lines for reading values off; ticks are not needed then."""
    ax.grid(visible=True, axis=axis)
    ax.tick_params(axis="both", length=0)


def year_style(year_source: str) -> dict[str, Any]:
    """How a year is drawn: filled where it is stated beside the value, hollow where inferred.

    Examples
    --------
    >>> year_style("explicit") is STATED, year_style("plan_period") is INFERRED
    (True, True)
    """
    return STATED if year_source == "explicit" else INFERRED
